import { isBatonError } from '@baton/contracts';
import { type Attributes, context, type Span, SpanKind, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';
import type { SpanProcessor } from '@opentelemetry/sdk-trace';
import type { Config } from './config.ts';
import { attributes } from './telemetry-names.ts';

export interface Telemetry {
  readonly enabled: boolean;
  /** Sends what is still held. */
  close(): Promise<void>;
}

export interface TelemetryOptions {
  readonly service: string;
  readonly config?: Pick<Config, 'OTEL_EXPORTER_OTLP_ENDPOINT'>;
  /** In place of the exporter that the environment names: tests keep spans in memory. */
  readonly spanProcessors?: SpanProcessor[];
}

const off: Telemetry = { enabled: false, close: async () => {} };

/** The SDK costs half a second and 40 MB, so it is loaded only when there is somewhere to send spans to. */
export const startTelemetry = async ({ service, config, spanProcessors }: TelemetryOptions): Promise<Telemetry> => {
  if (!config?.OTEL_EXPORTER_OTLP_ENDPOINT && !spanProcessors) return off;
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK({
    serviceName: service,
    metricReaders: [],
    logRecordProcessors: [],
    autoDetectResources: false,
    ...(spanProcessors && { spanProcessors }),
  });
  sdk.start();
  return { enabled: true, close: () => sdk.shutdown() };
};

const kinds = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

export interface SpanOptions {
  /** W3C trace context of what caused this, as it came in a job or an entry. Default: the span that is active. */
  readonly parent?: string | undefined;
  readonly kind?: keyof typeof kinds;
  readonly attributes?: Attributes;
}

const traceparentPattern = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

const contextOf = (traceparent: string | undefined) => {
  const parts = traceparentPattern.exec(traceparent ?? '');
  if (!parts) return context.active();
  const [, traceId = '', spanId = '', flags = ''] = parts;
  const parent = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return trace.setSpanContext(context.active(), parent);
};

const recordFailure = (span: Span, error: unknown): void => {
  const type = isBatonError(error) ? error.code : error instanceof Error ? error.name : typeof error;
  span.setStatus({ code: SpanStatusCode.ERROR, message: type });
  span.setAttribute(attributes.errorType, type);
};

/** Runs `fn` in a span. An error marks the span by its code, never its message, and is thrown on. */
export const withSpan = async <T>(
  name: string,
  options: SpanOptions,
  fn: (span: Span) => Promise<T> | T,
): Promise<T> => {
  const settings = { kind: kinds[options.kind ?? 'internal'], attributes: options.attributes ?? {} };
  return trace.getTracer('baton').startActiveSpan(name, settings, contextOf(options.parent), async (span) => {
    try {
      return await fn(span);
    } catch (error) {
      recordFailure(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
};

/** The active span as W3C trace context, to travel in a job's data or an entry; undefined when nothing is traced. */
export const currentTraceparent = (): string | undefined => {
  const span = trace.getActiveSpan()?.spanContext();
  if (!span || !trace.isSpanContextValid(span)) return undefined;
  const flags = (span.traceFlags & TraceFlags.SAMPLED).toString(16).padStart(2, '0');
  return `00-${span.traceId}-${span.spanId}-${flags}`;
};
