import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';

const { REDIS_URL = 'redis://127.0.0.1:6379', BATON_PREFIX: prefix = '{baton:0}', BOT: bot = 'buyer' } = process.env;
const connection = new Redis(REDIS_URL, { maxRetriesPerRequest: null });
const results = new Queue('turn-results', { connection, prefix });

/** Turns that nobody waits for any more: the bot may stop, and what it reports is dropped. */
const running = new Map();
const aborts = connection.duplicate();
aborts.on('message', (_channel, turn) => running.get(turn)?.abort());
await aborts.subscribe(`${prefix}:aborts`);

const answer = async ({ asked, messages }, _signal) => {
  const said = messages.at(-1);
  const budget = Number(/(\d+)\s*k\b/i.exec(said?.text ?? '')?.[1]) * 1000;
  if (asked === 'budget' && budget >= 10_000) {
    return { say: ['Good, there are homes for that.'], facts: { budget: { value: budget, source: said.id } } };
  }
  return { say: ['How much would you like to spend at most?'], asked: 'budget' };
};

const worker = new Worker(
  `bot.${bot}`,
  async ({ id: turn, data }) => {
    const controller = new AbortController();
    running.set(turn, controller);
    const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(Math.max(0, data.deadline - Date.now()))]);
    const report = await answer(data, signal).then(
      (result) => ({ turn, bot, result }),
      () => ({ turn, bot, failure: { permanent: false } }),
    );
    running.delete(turn);
    // The job is done once its report is in Redis: a worker that dies before that has its turn run again.
    await results.add('report', report, { attempts: 3, removeOnComplete: true });
  },
  { connection, prefix, concurrency: 8 },
);
await worker.waitUntilReady();
process.stdout.write(`taking turns from bot.${bot}\n`);

process.once('SIGTERM', async () => {
  await worker.close();
  await results.close();
  for (const redis of [aborts, connection]) redis.disconnect();
});
