import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from './paths.mjs';

const file = join(scratch, 'running.json');

/** @returns {{ pid: number; redis: string; gateway: string } | null} what the latest `npm start` of this checkout has told */
const read = () => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

/**
 * Tells the command line where this run's Redis is, until `withdraw`. The latest run is the one that is found.
 *
 * @param {{ redis: string; gateway: string }} where
 */
export const announce = (where) => {
  writeFileSync(file, `${JSON.stringify({ pid: process.pid, ...where })}\n`);
  return { withdraw: () => read()?.pid === process.pid && rmSync(file, { force: true }) };
};

/** @param {number} pid */
const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** @returns {{ redis: string; gateway: string } | null} where `npm start` runs now, if it does */
export const findRunning = () => {
  const running = read();
  return running && isAlive(running.pid) ? running : null;
};
