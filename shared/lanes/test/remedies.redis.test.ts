/**
 * What each remedy is for: its scenario passes with it, and shows the violation without it. A scenario that could not
 * show the violation would prove nothing of the lanes.
 */
import { Queue, Worker } from 'bullmq';
import { expect, onTestFinished, test } from 'vitest';
import type { LaneOptions, LaneWorkerSettings } from '../src/index.ts';
import { type AtPoint, createLaneWithout, type Remedy } from '../src/testing.ts';
import { connect, createFixture, eventually, newPrefix, record } from './lane-fixture.ts';

const fixtureWithout = (remedies: readonly Remedy[], options: Partial<LaneOptions> = {}) =>
  createFixture(options, (all) => createLaneWithout(remedies, all));

const createGate = () => {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

/** A worker that is frozen over m1 until its successor is through with m1 and m2. */
const frozenWorker = async (remedies: readonly Remedy[]): Promise<string[]> => {
  const { lane, prefix, work, effects } = fixtureWithout(remedies);
  const gate = createGate();
  let held = false;
  for (const id of ['m1', 'm2']) await lane.push('a', { id, body: '' });
  const frozenSettings = { skipLockRenewal: true, skipStalledCheck: true } as LaneWorkerSettings;
  const one = (given: Parameters<ReturnType<typeof record>>[0]) =>
    record(prefix)({ ...given, ready: given.ready.slice(0, 1) });
  const frozen = work(
    async (given) => {
      held = true;
      await gate.opened;
      return one(given);
    },
    { concurrency: 1, settings: frozenSettings },
  );
  await eventually(() => expect(held).toBe(true));
  work(one);
  await eventually(async () => expect(await effects()).toHaveLength(2));
  gate.open();
  await frozen.close();
  return effects();
};

test('fence: a frozen worker’s commit is refused; without it, it doubles what its successor has done', async () => {
  expect(await frozenWorker([])).toEqual(['a/m1', 'a/m2']);
  expect(await frozenWorker(['fence'])).toEqual(['a/m1', 'a/m2', 'a/m1']);
});

/**
 * A worker dies once around its commit, and another takes over. The job is added by the commit, or apart from it: then
 * added first and dead before the commit, or dead after the commit and not yet added.
 */
const dyingWorker = async (apart: boolean, diesAt: 'commit.before' | 'commit.after'): Promise<number> => {
  const prefix = newPrefix();
  const queue = new Queue('bills', { connection: connect(), prefix });
  let died = false;
  let kill = (): void => {};
  const die = async (): Promise<void> => {
    if (died) return;
    died = true;
    kill();
    await new Promise(() => {});
  };
  const add = async (): Promise<void> => void (apart && (await queue.add('bill', {})));
  const at: AtPoint = async (point) => {
    if (point !== diesAt) return;
    for (const step of diesAt === 'commit.before' ? [add, die] : [die, add]) await step();
  };
  const { lane, work, sweep, effects } = fixtureWithout(apart ? ['one-script'] : [], { prefix, at });
  const handle = (given: Parameters<ReturnType<typeof record>>[0]) => ({
    ...record(prefix)(given),
    jobs: given.ready.map(({ id }) => ({ queue: 'bills', id: `bill-${id}`, name: 'bill', data: '{}' })),
  });
  const doomed = work(handle);
  kill = () => void doomed.worker.close(true);
  await lane.push('a', { id: 'm1', body: '' });
  await eventually(() => expect(died).toBe(true));
  work(handle);
  sweep();
  await eventually(async () => expect(await effects()).toEqual(['a/m1']));
  await eventually(async () => expect((await lane.read('a')).busy).toBe(false));
  return queue.count();
};

test('one script: a hop is never half done; added apart from the commit, a job is lost or doubled', async () => {
  expect(await dyingWorker(false, 'commit.before')).toBe(1);
  expect(await dyingWorker(false, 'commit.after')).toBe(1);
  expect(await dyingWorker(true, 'commit.before')).toBe(2);
  expect(await dyingWorker(true, 'commit.after')).toBe(0);
});

/** Two messages of one key, accepted in order, scored in parallel: the second is scored first. */
const parallelScorers = async (remedies: readonly Remedy[]): Promise<string[]> => {
  const { lane, prefix, work, effects } = fixtureWithout(remedies);
  for (const id of ['m1', 'm2']) await lane.reserve('a', { id, digest: id });
  for (const id of ['m2', 'm1']) await lane.fill('a', id, id);
  work(record(prefix));
  await eventually(async () => expect(await effects()).toHaveLength(2));
  return effects();
};

test('ticket: order is that of acceptance; without it, the faster scorer’s message overtakes', async () => {
  expect(await parallelScorers([])).toEqual(['a/m1', 'a/m2']);
  expect(await parallelScorers(['ticket'])).toEqual(['a/m2', 'a/m1']);
});

/** The drain job of a waiting entry is lost. Returns what still waits after many sweeps, or as soon as nothing does. */
const lostDrainJob = async (remedies: readonly Remedy[]): Promise<number> => {
  let sweeps = 0;
  const at: AtPoint = (point) => {
    if (point === 'sweep.after') sweeps += 1;
  };
  const { lane, prefix, redis, work, sweep } = fixtureWithout(remedies, { at, healMs: 50 });
  await lane.push('a', { id: 'm1', body: '' });
  await redis.del(`${prefix}:drains:d-a-1`, `${prefix}:drains:wait`);
  work(record(prefix));
  sweep();
  return eventually(async () => {
    const { waiting } = await lane.read('a');
    expect(waiting === 0 || sweeps >= 20).toBe(true);
    return waiting;
  });
};

test('attention: a lost drain job is replaced; without it, the message is stranded', async () => {
  expect(await lostDrainJob([])).toBe(0);
  expect(await lostDrainJob(['attention'])).toBe(1);
});

/** A message that always fails, in front of a good one. Ends when the good one is done, or after many calls. */
const poisonInFront = async (remedies: readonly Remedy[]): Promise<{ effects: string[]; calls: number }> => {
  const { lane, prefix, work, sweep, effects } = fixtureWithout(remedies);
  for (const id of ['poison', 'm1']) await lane.push('a', { id, body: '' });
  let calls = 0;
  sweep();
  work(
    (given) => {
      calls += 1;
      if (given.ready[0]?.id === 'poison') throw new Error('never');
      return record(prefix)(given);
    },
    { settings: { maxAttempts: 3, maxBackoffMs: 20 } },
  );
  await eventually(async () => expect((await effects()).length > 0 || calls >= 12).toBe(true));
  return { effects: await effects(), calls };
};

test('attempts counted: a poison message is put away; without it, its lane stands still for ever', async () => {
  expect(await poisonInFront([])).toEqual({ effects: ['a/m1'], calls: 4 });
  expect((await poisonInFront(['attempts-counted'])).effects).toEqual([]);
});

/** Five messages handled one by one in one drain; the fifth fails once. */
const oneBadMoment = async (remedies: readonly Remedy[]): Promise<string[]> => {
  const { lane, prefix, redis, work, sweep, effects } = fixtureWithout(remedies);
  const ids = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'];
  for (const id of ids) await lane.push('a', { id, body: '' });
  let failed = false;
  sweep();
  work((given) => {
    if (given.ready[0]?.id === 'm5' && !failed) {
      failed = true;
      throw new Error('once');
    }
    return record(prefix)({ ...given, ready: given.ready.slice(0, 1) });
  });
  await eventually(async () => expect(await effects()).toContain('a/m6'));
  expect((await effects()).length + (await redis.llen(`${prefix}:dead-letters:wait`))).toBe(ids.length);
  return effects();
};

test('attempts reset: success clears the count; without it, an innocent message becomes a dead letter', async () => {
  expect(await oneBadMoment([])).toEqual(['a/m1', 'a/m2', 'a/m3', 'a/m4', 'a/m5', 'a/m6']);
  expect(await oneBadMoment(['attempts-reset'])).toEqual(['a/m1', 'a/m2', 'a/m3', 'a/m4', 'a/m6']);
});

const failsFirst = (id: string | undefined, failed: Set<string>): void => {
  if (id !== 'm1' || failed.has(id)) return;
  failed.add(id);
  throw new Error('m1 fails the first time');
};

const retriedByBullmq = async (): Promise<string[]> => {
  const [connection, prefix, done, failed] = [connect(), '{plain}', [] as string[], new Set<string>()];
  const queue = new Queue<{ id: string }>(`plain-${process.hrtime.bigint()}`, { connection, prefix });
  for (const id of ['m1', 'm2']) await queue.add('message', { id }, { attempts: 3, backoff: 20 });
  const worker = new Worker<{ id: string }>(
    queue.name,
    async ({ data }) => {
      failsFirst(data.id, failed);
      done.push(data.id);
    },
    { connection: connect(), prefix },
  );
  onTestFinished(() => worker.close(true));
  await eventually(() => expect(done).toHaveLength(2));
  return done;
};

const retriedByLane = async (): Promise<string[]> => {
  const { lane, prefix, work, sweep, effects } = createFixture();
  const failed = new Set<string>();
  for (const id of ['m1', 'm2']) await lane.push('a', { id, body: '' });
  sweep();
  work((given) => {
    failsFirst(given.ready[0]?.id, failed);
    return record(prefix)(given);
  });
  await eventually(async () => expect(await effects()).toHaveLength(2));
  return effects();
};

test('the lane’s own retry keeps the order; BullMQ’s retry lets the next message overtake', async () => {
  expect(await retriedByLane()).toEqual(['a/m1', 'a/m2']);
  expect(await retriedByBullmq()).toEqual(['m2', 'm1']);
});
