import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tryLock, unlock, withLock } from '../../infra/bootstrap/lock.mjs';

let folder: string;
const lock = () => join(folder, 'a.lock');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

test('a lock has one holder at a time', () => {
  expect(tryLock(lock())).toBe(true);
  expect(tryLock(lock())).toBe(false);
  unlock(lock());
  expect(tryLock(lock())).toBe(true);
});

test('the lock of a process that died is taken over', () => {
  writeFileSync(lock(), String(deadPid()));
  expect(tryLock(lock())).toBe(true);
});

test('whoever comes while another works waits for the end of it, also when that fails', async () => {
  const order: string[] = [];
  const first = withLock(lock(), async () => {
    await new Promise((resolve) => setImmediate(resolve));
    order.push('first');
    throw new Error('no install today');
  });
  const second = withLock(lock(), async () => order.push('second'));
  await expect(first).rejects.toThrow('no install today');
  await second;
  expect(order).toEqual(['first', 'second']);
});
