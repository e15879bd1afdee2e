import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Fleet } from '../chaos/fleet.ts';
import { type Installation, install } from './installation.ts';

let baton: Installation;
let redis: Redis;
let turns: Queue;
beforeAll(async () => {
  baton = await install(inject('redisUrl'), { intent: 1, coordinator: 1, outbound: 1, bots: 1 });
  redis = new Redis(inject('redisUrl'), { maxRetriesPerRequest: null });
  turns = new Queue('bot.lead', { connection: redis, prefix: baton.prefix });
});
afterAll(async () => {
  await turns?.close();
  redis?.disconnect();
  await baton?.close();
});

const pidsOf = (fleet: Fleet): (number | undefined)[] => fleet.slots.map((slot) => slot.process.pid);

/** Greets as so many new contacts, waits for every answer, and says how many turns each process ran. */
const greet = async (name: string, contacts: number): Promise<Map<number, number>> => {
  const known = new Set((await turns.getCompleted(0, 999)).map((job) => job.id));
  const asked = await Promise.all(
    Array.from({ length: contacts }, (_, n) =>
      baton.client.ask({ contact: `${name}:${n}`, id: '1', text: 'Hi there' }, { timeoutMs: 30_000 }),
    ),
  );
  expect(asked.map(({ replies }) => replies.length)).not.toContain(0);
  const ran = (await turns.getCompleted(0, 999)).filter((job) => !known.has(job.id));
  const byPid = new Map<number, number>();
  for (const { processedBy = '' } of ran) {
    const pid = Number(processedBy.slice(processedBy.lastIndexOf('-') + 1));
    byPid.set(pid, (byPid.get(pid) ?? 0) + 1);
  }
  return byPid;
};

/** Of one wave, which takes a tenth of a second, whoever wakes first may have nearly all; who that is, is chance. */
const waves = 8;

const greetInWaves = async (name: string, count: number, contacts: number): Promise<Map<number, number>> => {
  const total = new Map<number, number>();
  for (let wave = 0; wave < count; wave++) {
    for (const [pid, ran] of await greet(`${name} ${wave}`, contacts)) total.set(pid, (total.get(pid) ?? 0) + ran);
  }
  return total;
};

test('a bot is scaled by starting another process of it: both share the load, and nothing else is restarted', async () => {
  const before = pidsOf(baton.fleet);
  const [first] = baton.fleet.slots.filter((slot) => slot.service === 'bots').map((slot) => slot.process.pid as number);
  expect([...(await greet('alone', 20)).keys()]).toEqual([first]);

  const added = await baton.add({ bots: 1 }, { BOTS: 'lead' });
  const [second] = pidsOf(added);
  const shared = await greetInWaves('together', waves, 80);
  expect([...shared.keys()].sort()).toEqual([first, second].sort());
  const all = waves * 80;
  expect([...shared.values()].reduce((sum, ran) => sum + ran, 0)).toBe(all);
  expect(Math.min(...shared.values())).toBeGreaterThanOrEqual(all / 10);

  expect(pidsOf(baton.fleet)).toEqual(before);
  expect(baton.fleet.crashes()).toBe(0);
}, 90_000);
