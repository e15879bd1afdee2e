import { type JournalRecord, shardKeys } from '@baton/contracts';
import { createRecorder, type Recorder } from '@baton/health';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { type Installation, install } from './installation.ts';

/** How often the monitor measures, and what a busy machine may add to it, ms. */
const intervalMs = 2000;
const slackMs = 1000;

let baton: Installation;
let redis: Redis;
let recorder: Recorder;
beforeAll(async () => {
  baton = await install(inject('redisUrl'), { intent: 1, outbound: 1, bots: 1 });
  await baton.add({ coordinator: 1, monitor: 1 }, { HEALTH_INTERVAL_MS: String(intervalMs) });
  redis = new Redis(inject('redisUrl'), { maxRetriesPerRequest: null });
  const onError = (error: unknown) => expect.unreachable(String(error));
  recorder = createRecorder({ redis, prefix: baton.prefix, onError });
});
afterAll(async () => {
  await recorder?.close();
  redis?.disconnect();
  await baton?.close();
});

/** As if the seller bot had run so many turns, each of this length. Returns when it has, Redis time, ms. */
const ranTurns = async (count: number, runMs: number): Promise<number> => {
  const sample = { bot: 'seller', operation: 'process', waitMs: 0, runMs, ok: true };
  for (let index = 0; index < count; index += 1) recorder.record(sample);
  await recorder.flush();
  const [seconds, micros] = await redis.time();
  return Number(seconds) * 1000 + Number(micros) / 1000;
};

const recordOf = (records: readonly JournalRecord[], type: string): JournalRecord | undefined =>
  records.find(({ entries }) => entries.some((entry) => entry.type === type));

interface Deferral {
  readonly contact: string;
  /** When it was decided, Redis time, ms. */
  readonly at: number;
  readonly answeredBy: readonly string[];
}

/** A new contact who wants to sell. null: no deferral, since the target is not slow yet, or the contact is a probe. */
const asksToSell = async (contact: string): Promise<Deferral | null> => {
  const { replies } = await baton.client.ask({ contact, id: '1', text: 'I want to sell my house' });
  const deferral = recordOf(await baton.client.timeline(contact), 'handoff.deferred');
  return deferral ? { contact, at: deferral.now, answeredBy: replies.map(({ by }) => by) } : null;
};

const movedAt = (contact: string): Promise<JournalRecord> =>
  vi.waitFor(
    async () => {
      const moved = recordOf(await baton.client.timeline(contact), 'handoff.committed');
      expect(moved).toBeDefined();
      return moved as JournalRecord;
    },
    { timeout: 15_000, interval: 50 },
  );

test('a slow target defers within one interval, and contacts go to it within one interval of its recovery', async () => {
  const breach = await ranTurns(60, 9000);
  let asked = 0;
  const first = await vi.waitFor(
    async () => {
      asked += 1;
      const deferral = await asksToSell(`early:${asked}`);
      expect(deferral).not.toBeNull();
      return deferral as Deferral;
    },
    { timeout: 15_000, interval: 50 },
  );
  expect(first.at - breach).toBeLessThan(intervalMs + slackMs);

  const others = await Promise.all(Array.from({ length: 12 }, (_, index) => asksToSell(`waits:${index}`)));
  const waiting = [first, ...others.filter((deferral) => deferral !== null)];
  // One contact in twenty is a probe, and goes all the same.
  expect(waiting.length).toBeGreaterThan(8);
  for (const { answeredBy } of waiting) expect(answeredBy).toEqual(['lead']);

  const recovery = await ranTurns(3000, 20);
  for (const { now, events, entries } of await Promise.all(waiting.map(({ contact }) => movedAt(contact)))) {
    expect(events).toEqual([]);
    expect(now - recovery).toBeLessThan(intervalMs + slackMs);
    expect(entries).toContainEqual(expect.objectContaining({ type: 'turn.started', bot: 'seller' }));
  }
  expect(await redis.exists(shardKeys(baton.prefix).deferred('seller'))).toBe(0);
}, 90_000);
