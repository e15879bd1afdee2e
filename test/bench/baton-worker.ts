import type { BusyPolicy } from '@baton/contracts';
import { benchDomain, stampOf } from './bench-domain.ts';
import { monotonicMs } from './clock.ts';
import { startServices } from './services.ts';
import { createTally, say } from './worker-protocol.ts';

/** `node baton-worker.ts REDIS_URL APP collect|enqueue`: the whole path in one process. */
const [redisUrl = '', app = '', whenBusy = 'collect'] = process.argv.slice(2);
const tally = createTally();
const pack = benchDomain(whenBusy as BusyPolicy, (texts) => {
  const now = monotonicMs();
  for (const text of texts) tally.started(now - stampOf(text));
});
await startServices({ redisUrl, app }, pack);
say({ type: 'ready' });
