import { redisOptions } from '@baton/runtime';
import { Worker } from 'bullmq';
import { type BareMessage, type ChainName, chains, openStage } from './bare-chain.ts';
import { stampOf } from './bench-domain.ts';
import { monotonicMs } from './clock.ts';
import { createTally, say } from './worker-protocol.ts';

/** `node bare-worker.ts REDIS_URL APP queues|hops`: a bare chain in one process, as concurrent as Baton's services are. */
const [redisUrl = '', app = '', chain = 'queues'] = process.argv.slice(2);
const hops: readonly string[] = chains[chain as ChainName];
const concurrency: Readonly<Record<string, number>> = { inbound: 50, coordinator: 100, bot: 100, outbound: 100 };
const tally = createTally();
const queues = new Map(
  [...new Set(hops)].map((name) => [name, openStage(name, app, redisOptions(redisUrl, 'worker'))]),
);

const passOn = async (message: BareMessage): Promise<void> => {
  const elapsed = monotonicMs() - stampOf(message.text);
  if (hops[message.hop] === 'bot') tally.started(elapsed);
  const hop = message.hop + 1;
  const next = queues.get(hops[hop] ?? '');
  if (next) await next.add('message', { ...message, hop });
  else tally.ended(elapsed);
};

for (const name of queues.keys()) {
  const worker = new Worker<BareMessage>(name, async (job) => passOn(job.data), {
    connection: redisOptions(redisUrl, 'blocking'),
    prefix: `{${app}:0}`,
    concurrency: concurrency[name] ?? 1,
  });
  worker.on('error', (error) => console.error(error.message));
  await worker.waitUntilReady();
}
say({ type: 'ready' });
