import { expect, test, vi } from 'vitest';
import { every } from './every.ts';

const fails = (error: unknown): never => {
  throw error;
};

test('runs at once, and again after each end', async () => {
  const run = vi.fn(async () => {});
  const stop = every({ ms: 1, run, onError: fails });
  expect(run).toHaveBeenCalledTimes(1);
  await vi.waitFor(() => expect(run.mock.calls.length).toBeGreaterThan(2));
  await stop();
});

test('a run that fails is told, and does not end the others', async () => {
  const errors: unknown[] = [];
  const run = vi.fn(async () => fails('broken'));
  const stop = every({ ms: 1, run, onError: (error) => errors.push(error) });
  await vi.waitFor(() => expect(errors.length).toBeGreaterThan(1));
  expect(new Set(errors)).toEqual(new Set(['broken']));
  await stop();
});

test('stopping waits for the run that has begun, and no other begins', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const run = vi.fn(() => promise);
  const stop = every({ ms: 0, run, onError: fails });
  let stopped = false;
  const stopping = stop().then(() => {
    stopped = true;
  });
  await Promise.resolve();
  expect(stopped).toBe(false);
  resolve();
  await stopping;
  expect(run).toHaveBeenCalledTimes(1);
});

test('stopped before its first run, it never runs', async () => {
  const run = vi.fn(async () => {});
  await every({ ms: 1, delayMs: 60_000, run, onError: fails })();
  expect(run).not.toHaveBeenCalled();
});
