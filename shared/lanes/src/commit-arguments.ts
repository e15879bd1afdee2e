import { jobArguments, queueBase } from './bullmq-jobs.ts';
import { LaneError } from './lane-error.ts';
import { assertId, assertKey, laneRoot } from './lane-keys.ts';
import type { Expectation, LaneCommit, LanePush, LaneWork, RedisWrite } from './lane-work.ts';
import type { ScriptArgument } from './lua-scripts.ts';

/** Writes that a commit may carry: nothing that reads, blocks, scans, or empties what it does not name. */
const writeCommands = new Set(
  (
    'SET INCR INCRBY INCRBYFLOAT HSET HSETNX HDEL HINCRBY HINCRBYFLOAT XADD XTRIM XACK XDEL ZADD ZREM ZINCRBY ' +
    'ZREMRANGEBYSCORE ZREMRANGEBYRANK SADD SREM RPUSH LPUSH LTRIM DEL EXPIRE PEXPIRE PUBLISH'
  ).split(' '),
);
/** Lua's `unpack` gives up at some thousands of values. */
const mostArguments = 1000;

export interface CommitScope {
  readonly prefix: string;
  /** Queue of each lane that may be pushed into. */
  readonly queueOf: ReadonlyMap<string, string>;
}

const writeArguments = (prefix: string, write: RedisWrite): ScriptArgument[] => {
  const command = write[0].toUpperCase();
  if (!writeCommands.has(command)) throw new LaneError('bad-argument', `a commit may not carry ${command}`);
  if (write.length > mostArguments)
    throw new LaneError('bad-argument', `${command} with over ${mostArguments} arguments`);
  if (!write[1].startsWith(prefix)) throw new LaneError('bad-argument', `${command} outside the lane's prefix`);
  return [write.length, command, ...write.slice(1)];
};

const expectArguments = (prefix: string, { key, field, equals }: Expectation): ScriptArgument[] => {
  if (!key.startsWith(prefix)) throw new LaneError('bad-argument', "an expectation outside the lane's prefix");
  return [key, field, equals === null ? '!' : '=', equals ?? ''];
};

const pushArguments = ({ prefix, queueOf }: CommitScope, push: LanePush): ScriptArgument[] => {
  const queue = queueOf.get(push.lane);
  if (queue === undefined) throw new LaneError('unknown-lane', `no target lane ${push.lane}`);
  assertKey(push.key);
  assertId(push.id);
  return [laneRoot(prefix, push.lane), queueBase(prefix, queue), push.key, push.id, push.body, push.urgent ? '1' : '0'];
};

const consumedIds = (work: LaneWork, { urgent, ready }: LaneCommit['consumed']): string[] => {
  const isCount = (count: number, most: number) => Number.isInteger(count) && count >= 0 && count <= most;
  if (!isCount(urgent, work.urgent.length) || !isCount(ready, work.ready.length))
    throw new LaneError('bad-argument', 'a commit may consume only what it was given');
  const listed = work.ready.slice(0, ready).map(({ id, status }) => (status === 'late' ? `~${id}` : id));
  return [...work.urgent.slice(0, urgent).map(({ id }) => id), ...listed];
};

const docArguments = (doc: LaneCommit['doc']): [string, string] => {
  if (doc === undefined) return ['keep', ''];
  return doc === null ? ['delete', ''] : ['set', doc];
};

/** ARGV of the commit script from [10] on, the fence apart. @throws LaneError 'bad-argument' or 'unknown-lane' */
export const commitArguments = (scope: CommitScope, work: LaneWork, commit: LaneCommit): ScriptArgument[] => {
  const { consumed, writes = [], jobs = [], pushes = [], expect = [] } = commit;
  const ids = consumedIds(work, consumed);
  const passedOver = work.ready.slice(0, consumed.ready).filter(({ status }) => status === 'passed-over');
  return [
    ...docArguments(commit.doc),
    commit.wakeAt ?? '',
    consumed.urgent,
    consumed.ready,
    expect.length,
    writes.length,
    jobs.length,
    pushes.length,
    passedOver.length,
    ...ids,
    ...expect.flatMap((one) => expectArguments(scope.prefix, one)),
    ...writes.flatMap((write) => writeArguments(scope.prefix, write)),
    ...passedOver.map(({ id }) => id),
    ...jobs.flatMap((job) => jobArguments(scope.prefix, job)),
    ...pushes.flatMap((push) => pushArguments(scope, push)),
  ];
};
