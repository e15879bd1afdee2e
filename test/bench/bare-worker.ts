import { redisOptions } from '@baton/runtime';
import { Worker } from 'bullmq';
import { type BareMessage, openStage, stages } from './bare-chain.ts';
import { stampOf } from './bench-domain.ts';
import { monotonicMs } from './clock.ts';
import { createTally, say } from './worker-protocol.ts';

/** `node bare-worker.ts REDIS_URL APP`: the bare chain in one process, with the concurrency that Baton's services have. */
const [redisUrl = '', app = ''] = process.argv.slice(2);
const concurrency = { inbound: 50, coordinator: 100, bot: 100, outbound: 100 };
const tally = createTally();

for (const [index, stage] of stages.entries()) {
  const following = stages[index + 1];
  const next = following && openStage(following, app, redisOptions(redisUrl, 'worker'));
  const worker = new Worker<BareMessage>(
    stage,
    async (job) => {
      if (stage === 'bot') tally.started(monotonicMs() - stampOf(job.data.text));
      if (next) await next.add('message', job.data);
      else tally.ended(monotonicMs() - stampOf(job.data.text));
    },
    { connection: redisOptions(redisUrl, 'blocking'), prefix: `{${app}:0}`, concurrency: concurrency[stage] },
  );
  worker.on('error', (error) => console.error(error.message));
  await worker.waitUntilReady();
}
say({ type: 'ready' });
