import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isAlive } from '../../infra/bootstrap/lock.mjs';
import { supervise } from '../../infra/bootstrap/supervised.mjs';

const entry = join(import.meta.dirname, 'fixture-service.ts');
const probe = { timeout: 20_000, interval: 20 };

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-supervised-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const traceFile = () => join(folder, 'trace');
const trace = (): string[] => (existsSync(traceFile()) ? readFileSync(traceFile(), 'utf8').trim().split('\n') : []);
const pids = (): number[] => trace().flatMap((line) => (line.startsWith('started ') ? [Number(line.slice(8))] : []));

const start = (env: Record<string, string>) =>
  supervise(
    { name: 'fixture', entry, env: { TRACE: traceFile(), ...env } },
    { node: process.execPath, logs: folder, env: process.env, say: (line) => said.push(line) },
  );

test('a service is ready when it says so, with what it tells of itself', async () => {
  const service = start({});
  await expect(service.ready).resolves.toMatchObject({ url: 'http://127.0.0.1:1' });
  await service.stop(10_000);
});

test('it is asked to stop, may finish, and is not started again', async () => {
  const service = start({});
  await service.ready;
  await service.stop(10_000);
  expect(trace().slice(1)).toEqual(['asked to stop', 'finished']);
  expect(pids().some(isAlive)).toBe(false);
  expect(said).toEqual([]);
});

test('one that does not stop when asked is killed after its time', async () => {
  const service = start({ MODE: 'stubborn' });
  await service.ready;
  await service.stop(300);
  expect(trace().slice(1)).toEqual(['asked to stop']);
  expect(pids().some(isAlive)).toBe(false);
});

test('one that dies is started again, and each death is one line that names its log', async () => {
  const service = start({ MODE: 'crashing' });
  await service.ready;
  await vi.waitFor(() => expect(pids().length).toBeGreaterThanOrEqual(3), probe);
  expect(said[0]).toBe(
    `fixture ended with code 1; it is started again in 0.5 s. Its log: ${join(folder, 'fixture.log')}`,
  );
  expect(said[1]).toContain('it is started again in 1 s');
  await service.stop(10_000);
  expect(pids().some(isAlive)).toBe(false);
});

test('one whose settings are wrong is not started again', async () => {
  const service = start({ MODE: 'crashing', CODE: '78' });
  await service.ready;
  await vi.waitFor(() => expect(said).toHaveLength(1), probe);
  expect(said[0]).toContain('It is not started again');
  await service.stop(10_000);
  expect(pids()).toHaveLength(1);
});

test('one that dies before it is ready fails the start, with its log', async () => {
  const service = start({ MODE: 'unready' });
  await expect(service.ready).rejects.toThrow(`fixture ended with code 1. Its log: ${join(folder, 'fixture.log')}`);
  await service.stop(10_000);
  expect(pids()).toHaveLength(1);
});

test('stopping while a restart is being waited for ends the wait', async () => {
  const service = start({ MODE: 'crashing' });
  await service.ready;
  await vi.waitFor(() => expect(said.length).toBeGreaterThanOrEqual(2), probe);
  const before = pids().length;
  await service.stop(10_000);
  expect(pids()).toHaveLength(before);
});
