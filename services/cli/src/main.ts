import { findRunning } from '../../../infra/bootstrap/running.mjs';
import { createIo } from './io.ts';
import { run } from './run.ts';

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
process.once('SIGTERM', () => interrupted.abort());
// A reader that has enough, such as `head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

// Without a word of where Redis is, it is that of the `npm start` that runs in this checkout.
const running = process.env.REDIS_URL ? null : findRunning();
if (running) process.env.REDIS_URL = running.redis;

process.exitCode = await run(process.argv.slice(2), createIo(interrupted.signal));
