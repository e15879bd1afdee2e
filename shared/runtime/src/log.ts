import { isBatonError } from '@baton/contracts';
import { trace } from '@opentelemetry/api';
import { type DestinationStream, type LogFn, type Logger, pino, stdTimeFunctions, transport } from 'pino';
import type { Config } from './config.ts';

export type Log = Logger;

/** Where personal data and secrets would stand if somebody logged a whole message by mistake. */
const personal = [
  'text',
  'contact',
  'body',
  'data',
  'phone',
  'email',
  'facts',
  'messages',
  'authorization',
  'token',
  'password',
];
const paths = personal.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

const codeOf = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
};

/** The first word of a Redis error is its code: `READONLY`, `OOM`, … The rest may repeat what was sent. */
const redisCode = (error: Error): string | undefined =>
  error.name === 'ReplyError' ? /^[A-Z]+/.exec(error.message)?.[0] : undefined;

/** Lines of a stack that name our files; its first line repeats the message. */
const whereOf = (error: Error): string[] | undefined =>
  error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());

/**
 * Errors are logged by name, code and place. Their messages are left out, for they may repeat what a contact wrote;
 * those of a BatonError never do.
 */
export const describeError = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = codeOf(error) ?? redisCode(error);
  return {
    name: error.name,
    ...(code && { code }),
    ...(isBatonError(error) && { message: error.message }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
    where: whereOf(error),
  };
};

/** Given an error and no words, pino would take the error's message for them. */
const withWords = (args: readonly unknown[]): unknown[] => {
  const [first, ...rest] = args;
  if (first instanceof Error) return [{ err: first }, rest[0] ?? first.name];
  const inner = (first as { err?: unknown } | null)?.err;
  return inner instanceof Error && rest.length === 0 ? [first, inner.name] : [...args];
};

const traceIds = (): Record<string, string> => {
  const span = trace.getActiveSpan()?.spanContext();
  return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
};

const destination = (config: Pick<Config, 'LOG_FORMAT'>): DestinationStream | undefined => {
  const format = config.LOG_FORMAT ?? (process.stdout.isTTY ? 'pretty' : 'json');
  return format === 'pretty'
    ? transport({ target: 'pino-pretty', options: { ignore: 'pid,hostname,service,instance' } })
    : undefined;
};

/** JSON lines on stdout, or readable ones on a terminal. Log ids and lengths, never texts: `redact` is only a net. */
export const createLog = (
  config: Pick<Config, 'LOG_LEVEL' | 'LOG_FORMAT'>,
  bindings: Record<string, unknown> = {},
  stream: DestinationStream | undefined = destination(config),
): Log => {
  const options = {
    level: config.LOG_LEVEL,
    timestamp: stdTimeFunctions.isoTime,
    mixin: traceIds,
    redact: { paths, censor: '(redacted)' },
    hooks: {
      logMethod(args: Parameters<LogFn>, method: LogFn) {
        method.apply(this as never, withWords(args) as Parameters<LogFn>);
      },
    },
    serializers: { err: describeError, error: describeError },
  };
  return (stream ? pino(options, stream) : pino(options)).child(bindings);
};
