import { type JobsOptions, Queue, QueueEvents, Worker } from 'bullmq';
import { expect, onTestFinished, test } from 'vitest';
import { type NewJobOptions, prepareQueue } from '../src/index.ts';
import { connect, createFixture, eventually } from './lane-fixture.ts';

const optionSets: NewJobOptions[] = [
  {},
  { attempts: 3, backoff: { type: 'exponential', delay: 200 } },
  { attempts: 5, backoff: 1000, removeOnComplete: true, removeOnFail: 100 },
  {
    removeOnComplete: { age: 300, count: 1000 },
    removeOnFail: { age: 86_400, count: 1000 },
    keepLogs: 10,
    stackTraceLimit: 1,
  },
];

test.each(optionSets)('a job added by a script is stored as Queue.add stores it: %j', async (opts) => {
  const { lane, redis, prefix } = createFixture();
  const queue = new Queue('scores', { connection: connect(), prefix });
  const data = { text: 'ünï "quoted" \u2028', n: 1.5, list: [], none: null };
  await queue.add('score', data, { ...(opts as JobsOptions), jobId: 'theirs' });
  await lane.reserve('a', { id: 'm1', digest: 'x' }, [
    { queue: 'scores', id: 'ours', name: 'score', data: JSON.stringify(data), opts },
  ]);
  const stored = async (id: string) => {
    const { opts: options = '', timestamp = '', ...fields } = await redis.hgetall(`${prefix}:scores:${id}`);
    expect(Math.abs(Date.now() - Number(timestamp))).toBeLessThan(60_000);
    return { ...fields, opts: { ...JSON.parse(options), jobId: 'same' } };
  };
  expect(await stored('ours')).toEqual(await stored('theirs'));
  expect(await redis.lrange(`${prefix}:scores:wait`, 0, -1)).toEqual(['ours', 'theirs']);
  const events = await redis.xrange(`${prefix}:scores:events`, '-', '+');
  const ofJob = (id: string) =>
    events
      .map(([, fields]) => fields)
      .filter((fields) => fields.includes(id))
      .map((fields) => fields.filter((value) => value !== id));
  expect(ofJob('ours')).toEqual(ofJob('theirs'));
  await queue.close();
});

test('an ordinary worker runs it and its events are seen', async () => {
  const { lane, prefix } = createFixture();
  const events = new QueueEvents('scores', { connection: connect(), prefix });
  await events.waitUntilReady();
  const completed: string[] = [];
  events.on('completed', ({ jobId }) => completed.push(jobId));
  const worker = new Worker('scores', async ({ data }) => data.sum, { connection: connect(), prefix });
  onTestFinished(async () => {
    await worker.close(true);
    await events.close();
  });
  await lane.reserve('a', { id: 'm1', digest: 'x' }, [{ queue: 'scores', id: 'j1', name: 'score', data: '{"sum":3}' }]);
  await eventually(() => expect(completed).toEqual(['j1']));
});

test('a job whose id still exists is not added again', async () => {
  const { lane, redis, prefix } = createFixture();
  const job = { queue: 'scores', id: 'j1', name: 'score', data: '{"n":1}' };
  await lane.reserve('a', { id: 'm1', digest: 'x' }, [job]);
  await lane.reserve('a', { id: 'm2', digest: 'x' }, [{ ...job, data: '{"n":2}' }]);
  expect(await redis.lrange(`${prefix}:scores:wait`, 0, -1)).toEqual(['j1']);
  expect(await redis.hget(`${prefix}:scores:j1`, 'data')).toBe('{"n":1}');
});

test('a prepared queue keeps 1,000 events, also when BullMQ opens it afterwards', async () => {
  const { redis, prefix } = createFixture();
  await prepareQueue(redis, prefix, 'scores');
  const queue = new Queue('scores', { connection: connect(), prefix, streams: { events: { maxLen: 1000 } } });
  await queue.add('score', {});
  expect(await redis.hget(`${prefix}:scores:meta`, 'opts.maxLenEvents')).toBe('1000');
  await queue.close();
});
