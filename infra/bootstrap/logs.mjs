import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock, unlock } from './lock.mjs';
import { scratch } from './paths.mjs';

/**
 * The folder for the logs of this run: `.baton/logs`, or one below it while another run is writing there.
 *
 * @returns {{ folder: string; release(): void }}
 */
export const takeLogFolder = () => {
  const lock = join(scratch, 'start.lock');
  const isFirst = tryLock(lock);
  const folder = isFirst ? join(scratch, 'logs') : join(scratch, 'logs', String(process.pid));
  if (isFirst) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return { folder, release: () => isFirst && unlock(lock) };
};
