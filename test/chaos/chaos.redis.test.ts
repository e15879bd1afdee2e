import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { runChaos } from './run-chaos.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-chaos-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('while workers die every second, no message is lost, doubled, overtaken or left, and no guard is broken', async () => {
  const { verdict, faults, crashes } = await runChaos({
    redisUrl: inject('redisUrl'),
    app: `chaos-${randomUUID().slice(0, 8)}`,
    folder,
    domain: 'real-estate',
    seed: 1,
    messages: 600,
    contacts: 60,
    repeated: 0.1,
    rate: 60,
    services: { intent: 1, coordinator: 2, bots: 2, outbound: 1 },
    killEveryMs: 1000,
    freezeEveryMs: 0,
    lockMs: 5000,
    redisRestarts: 0,
    restMs: 40_000,
  });
  expect(verdict.findings.flatMap(({ code, examples }) => examples.map((what) => `${code}: ${what}`))).toEqual([]);
  expect(verdict.verdict).toBe('pass');
  expect(faults.kill).toBeGreaterThanOrEqual(5);
  expect(crashes).toBe(0);
}, 110_000);
