/** A worker in a process of its own, for tests that kill or freeze it. Prints a line for each entry it handles. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { startLaneWorker, startSweeper } from '../src/index.ts';
import { createLaneWithout, type Remedy } from '../src/testing.ts';
import { quick, record } from './recorded.ts';

const { REDIS_URL = '', PREFIX = '', HANDLE_MS = '5', CRASH_ON = '', WITHOUT = '' } = process.env;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const redis = new Redis(REDIS_URL, { maxRetriesPerRequest: null });
const remediesTakenOut = WITHOUT === '' ? [] : [WITHOUT as Remedy];
const lane = createLaneWithout(remediesTakenOut, {
  redis,
  prefix: PREFIX,
  lane: 'orders',
  queue: 'drains',
  healMs: 300,
});
startSweeper({ lane });
const { worker } = startLaneWorker({
  lane,
  connection: new Redis(REDIS_URL, { maxRetriesPerRequest: null }),
  concurrency: 10,
  handle: async (work) => {
    const ids = [...work.urgent, ...work.ready].map(({ id }) => id);
    for (const id of ids) print(`handling ${work.key}/${id}`);
    const isFatal = ids.includes(CRASH_ON);
    // Late enough that those beside it have been taken, early enough that none of them is done.
    await sleep(Number(HANDLE_MS) / (isFatal ? 3 : 1));
    if (isFatal) process.kill(process.pid, 'SIGKILL');
    return record(PREFIX)(work);
  },
  settings: { ...quick, maxAttempts: 3 },
});
worker.on('completed', (job, drained) => print(`drained ${job.data.key} ${drained}`));
await worker.waitUntilReady();
print('ready');
