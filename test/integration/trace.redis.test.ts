import { randomBytes } from 'node:crypto';
import { createClient } from '@baton/client';
import { loadDomain } from '@baton/domains';
import { createLog, loadConfig, openShards, type Running, type ServiceContext, startTelemetry } from '@baton/runtime';
import { createScorer } from '@baton/scoring';
import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { afterEach, expect, inject, test } from 'vitest';
import { startPools } from '../../services/bots/src/pools.ts';
import { startCoordinator } from '../../services/coordinator/src/coordinator.ts';
import { startIntent } from '../../services/intent/src/intent.ts';
import { startOutbound } from '../../services/outbound/src/outbound.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Every service of the way from a message to its reply, in this process. */
const startAll = async (logged: string[]) => {
  const app = `trace-${randomBytes(4).toString('hex')}`;
  const config = loadConfig({ REDIS_URL: inject('redisUrl'), BATON_APP: app });
  const shards = openShards(config);
  closers.push(() => shards.close());
  const log = createLog({ LOG_LEVEL: 'trace', LOG_FORMAT: 'json' }, {}, { write: (line) => void logged.push(line) });
  const context: ServiceContext = { name: 'all', instance: 'test', config, log, shards, faults: async () => [] };
  const pack = loadDomain('real-estate');
  const running: Running[] = [
    await startIntent(context, createScorer(pack.intents).score),
    await startCoordinator(context, pack),
    await startPools(context, pack),
    await startOutbound(context),
  ];
  closers.push(() => Promise.all(running.map((service) => service.close())));
  return createClient(shards, config);
};

const nameOf = ({ name }: ReadableSpan): string => name;

test('one trace leads from the message to the reply, through every queue, and says no word of either', async () => {
  const exporter = new InMemorySpanExporter();
  const telemetry = await startTelemetry({ service: 'test', spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  closers.push(() => telemetry.close());
  const logged: string[] = [];
  const client = await startAll(logged);

  const text = 'canary: I am thinking about selling my house';
  const asked = await client.ask({ contact: 'canary-contact', id: 'canary-1', text }, { timeoutMs: 40_000 });
  expect(asked.complete).toBe(true);
  expect(asked.replies.length).toBeGreaterThan(0);

  const spans = exporter.getFinishedSpans();
  const published = spans.find((span) => span.name === 'send inbound');
  const traceId = published?.spanContext().traceId;
  const ofTrace = spans.filter((span) => span.spanContext().traceId === traceId);
  const names = ofTrace.map(nameOf);
  for (const step of ['send inbound', 'process inbound', 'decide', 'turn', 'send reply']) expect(names).toContain(step);
  // Each span but the first hangs on one of the same trace: no step has lost its parent.
  const ids = new Set(ofTrace.map((span) => span.spanContext().spanId));
  const orphans = ofTrace.filter((span) => span !== published && !ids.has(span.parentSpanContext?.spanId ?? ''));
  expect(orphans.map(nameOf)).toEqual([]);

  const told = JSON.stringify(
    spans.map(({ name, attributes, status, events }) => ({ name, attributes, status, events })),
  );
  expect(told).not.toContain('canary');
  expect(logged.join()).not.toContain('canary');
});
