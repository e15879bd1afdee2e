import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentTraceparent, startTelemetry, type Telemetry, withSpan } from './telemetry.ts';

const exporter = new InMemorySpanExporter();
let telemetry: Telemetry;

beforeAll(async () => {
  telemetry = await startTelemetry({ service: 'test', spanProcessors: [new SimpleSpanProcessor({ exporter })] });
});
afterAll(() => telemetry.close());

test('a trace goes on across processes by its traceparent', async () => {
  const parent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const carried = await withSpan('hop', { parent, kind: 'consumer' }, () => currentTraceparent());
  expect(carried).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
  const span = exporter.getFinishedSpans().find(({ name }) => name === 'hop');
  expect(span?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
});

test('a failure marks its span by kind, and never by what was said', async () => {
  const failing = withSpan('failing', {}, () => {
    throw new TypeError('canary');
  });
  await expect(failing).rejects.toThrow('canary');
  const span = exporter.getFinishedSpans().find(({ name }) => name === 'failing');
  expect(span?.attributes['error.type']).toBe('TypeError');
  expect(JSON.stringify([span?.status, span?.events])).not.toContain('canary');
});

test('a malformed traceparent starts a trace of its own', async () => {
  expect(await withSpan('alone', { parent: 'nonsense' }, () => currentTraceparent())).toMatch(/^00-/);
});

test('outside of a span there is nothing to carry', () => {
  expect(currentTraceparent()).toBeUndefined();
});
