import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { activityOf, readCounts } from '@baton/activity';
import { queues, shardKeys } from '@baton/contracts';
import { loadDomain } from '@baton/domains';
import {
  createLog,
  loadConfig,
  openQueue,
  openShards,
  type ServiceContext,
  type Shard,
  type Shards,
} from '@baton/runtime';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { startActivity } from './activity.ts';
import { startAlerts } from './alerts.ts';

const url = inject('redisUrl');
const { policy } = loadDomain('real-estate');

let shards: Shards;
let closers: (() => Promise<unknown>)[];
beforeEach(() => {
  closers = [];
});
afterEach(async () => {
  for (const close of closers.reverse()) await close();
});

const open = async (env: Record<string, string> = {}): Promise<ServiceContext> => {
  const app = `monitor-${randomBytes(4).toString('hex')}`;
  const config = loadConfig({ REDIS_URL: url, BATON_APP: app, BATON_SHARDS: '2', HEALTH_INTERVAL_MS: '100', ...env });
  shards = openShards(config, { role: 'worker' });
  closers.push(() => shards.close());
  await shards.ready(2000);
  const log = createLog({ LOG_LEVEL: 'silent', LOG_FORMAT: 'json' });
  return { config, log, shards, instance: 'monitor-1', faults: async () => [] } as unknown as ServiceContext;
};

const listen = async (): Promise<{ address: string; posted: unknown[] }> => {
  const posted: unknown[] = [];
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    posted.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, posted };
};

test('an alert is posted where the settings say, with a sentence for people', async () => {
  const { address, posted } = await listen();
  const context = await open({ ALERT_URLS: address });
  const queue = openQueue(shards.all[1] as Shard, queues.deadLetters);
  await queue.add('contacts', { lane: 'contacts' }, { jobId: 'l1' });
  await queue.close();
  const alerts = await startAlerts(context, policy);
  closers.push(alerts.close);
  await vi.waitFor(() => expect(posted).toHaveLength(1), 5000);
  expect(posted[0]).toMatchObject({
    text: 'warning: dead letters that wait for somebody: 1; see baton dlq ls (dead-letters)',
    level: 1,
    alert: { rule: 'dead-letters', severity: 'warning', value: 1 },
  });
});

test('what the journals of all shards say is counted', async () => {
  const context = await open();
  const now = Date.now();
  const entries = [{ type: 'question.repeated', turn: 't', bot: 'seller', fact: 'name', route: 'lead->seller' }];
  for (const { redis, prefix } of shards.all)
    await redis.xadd(shardKeys(prefix).journal, '*', 'record', JSON.stringify({ now, entries }));
  const activity = await startActivity(context);
  closers.push(activity.close);
  for (const { redis, prefix } of shards.all) {
    const report = async () => activityOf(await readCounts(redis, prefix, '1h', now));
    await vi.waitFor(
      async () => expect((await report()).routes).toMatchObject({ 'lead->seller': { repeatedQuestions: 1 } }),
      5000,
    );
  }
});
