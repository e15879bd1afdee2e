import { queueBase } from './bullmq-jobs.ts';
import { commitArguments } from './commit-arguments.ts';
import type { LanePort } from './lane.ts';
import { LaneError } from './lane-error.ts';
import type { DeadLetter, Handle, LaneCommit, LaneWork, OnDead } from './lane-work.ts';
import { type Offered, toOffered } from './replies.ts';

export interface DrainSettings {
  /** Most entries of each list that a handler is given at once, and after which a drain yields. */
  readonly batch: number;
  /** After this long a drain yields, ms. */
  readonly yieldMs: number;
  /** Failed attempts after which an entry goes to the dead letters. */
  readonly maxAttempts: number;
  /** First pause after a failure, ms. It doubles with each attempt, up to `maxBackoffMs`. */
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
}

export interface DrainPorts extends DrainSettings {
  readonly port: LanePort;
  readonly handle: Handle;
  readonly onDead?: OnDead | undefined;
  /** Of a handler, or of what it returned. The lane has dealt with it already. */
  readonly onHandlerError: (error: unknown, work: LaneWork) => void;
  readonly isClosing: () => boolean;
}

/** One run of a drain job. */
export interface Run {
  readonly key: string;
  readonly token: string;
  /** BullMQ's lock of this run: only its holder may take the mailbox over. */
  readonly lock: string;
  readonly signal: AbortSignal;
}

/** How a run ended. `gone`: somebody else has the mailbox by now. */
export type Drained = 'closed' | 'yielded' | 'gone' | 'resting' | 'buried';

/** A handler whose expectations fail this often in a row is taken to have failed. */
const mostUnexpected = 20;

interface Step {
  readonly work: LaneWork;
  readonly step: number;
}

type Reply = readonly [status: string, ...rest: (string | number | null)[]];
type Committed = 'closed' | 'yielded' | 'stale' | 'unexpected' | { readonly next: Offered };

const reasonOf = (error: unknown): string => {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return String(code ?? name ?? 'unknown').slice(0, 64);
};

const createLoad =
  ({ port, batch, maxAttempts, onDead }: DrainPorts) =>
  async ({ key, token, lock, signal }: Run, counts: boolean): Promise<Step | 'gone' | 'resting'> => {
    const { prefix, deadLetters, lane } = port.options;
    await port.at?.('load.before');
    const reply = (await port.run('load', key, [
      ...[token, lock, batch, counts ? '1' : '0', maxAttempts, queueBase(prefix, deadLetters), lane],
    ])) as Reply;
    await port.at?.('load.after');
    if (reply[0] === 'gone' || reply[0] === 'resting') return reply[0];
    const { step, ...offered } = toOffered(reply, 2);
    const [doc, buried] = [reply[4] as string | null, String(reply[5])];
    if (buried !== '') await onDead?.({ key, id: buried, attempts: maxAttempts, reason: 'crashed' });
    return { work: { key, doc, signal, ...offered }, step };
  };

const createCommit = (ports: DrainPorts) => {
  const { port, batch } = ports;
  const scope = { prefix: port.options.prefix, queueOf: port.queueOf };
  return async (
    run: Run,
    at: { work: LaneWork; step: number; yields: boolean },
    commit: LaneCommit,
  ): Promise<Committed> => {
    const args = commitArguments(scope, at.work, commit);
    await port.at?.('commit.before');
    const head = [run.token, at.step, batch, at.yields ? 'yield' : 'on'];
    const reply = (await port.run('commit', run.key, [...head, ...args])) as Reply;
    await port.at?.('commit.after');
    switch (reply[0]) {
      case 'work':
        return { next: toOffered(reply) };
      case 'refused':
        throw new LaneError('refused-write', `Redis refused write ${reply[1]} of a commit`);
      default:
        return reply[0] as 'closed' | 'yielded' | 'stale' | 'unexpected';
    }
  };
};

const createFail =
  ({ port, maxAttempts, backoffMs, maxBackoffMs, onDead }: DrainPorts) =>
  async ({ key, token }: Run, step: number, error: unknown): Promise<Drained> => {
    const { prefix, deadLetters, lane } = port.options;
    const reason = reasonOf(error);
    await port.at?.('fail.before');
    const reply = (await port.run('fail', key, [
      ...[token, step, maxAttempts, backoffMs, maxBackoffMs, queueBase(prefix, deadLetters), lane, reason],
    ])) as Reply;
    await port.at?.('fail.after');
    if (reply[0] === 'stale') return 'gone';
    if (reply[0] === 'resting') return 'resting';
    const letter: DeadLetter = { key, id: String(reply[1]), attempts: Number(reply[2]), reason };
    await onDead?.(letter);
    return 'buried';
  };

type Tried = { readonly committed: Committed; readonly commit: LaneCommit } | { readonly error: unknown };

/** How long one run of a drain job may go on. */
const createPatience = ({ batch, yieldMs, isClosing }: DrainPorts) => {
  const started = performance.now();
  let handled = 0;
  let unexpected = 0;
  return {
    isOver: (consumed: number): boolean => {
      handled += consumed;
      return handled >= batch || performance.now() - started >= yieldMs || isClosing();
    },
    assertExpected: (committed: Committed): void => {
      if (committed !== 'unexpected') return;
      unexpected += 1;
      if (unexpected >= mostUnexpected) throw new LaneError('unexpected-state', 'no expectation ever held');
    },
  };
};
type Patience = ReturnType<typeof createPatience>;

const createTry = (ports: DrainPorts) => {
  const commitWork = createCommit(ports);
  const { port, handle } = ports;
  /** What the handler throws, and what of its commit cannot be done, is its failure. What Redis throws is not. */
  return async (run: Run, { work, step }: Step, patience: Patience): Promise<Tried> => {
    let commit: LaneCommit;
    await port.at?.('handle.before');
    try {
      commit = await handle(work);
    } catch (error) {
      return { error };
    }
    await port.at?.('handle.after');
    try {
      const yields = patience.isOver(commit.consumed.urgent + commit.consumed.ready);
      const committed = await commitWork(run, { work, step, yields }, commit);
      patience.assertExpected(committed);
      return { commit, committed };
    } catch (error) {
      if (error instanceof LaneError) return { error };
      throw error;
    }
  };
};

const nextStep = ({ work }: Step, commit: LaneCommit, { step, ...offered }: Offered): Step => ({
  step,
  work: { ...work, ...offered, doc: commit.doc === undefined ? work.doc : commit.doc },
});

/** Load, handle, commit, until the mailbox has nothing more to handle or others should have their turn. */
export const createDrain = (ports: DrainPorts) => {
  const [load, tryOnce, fail] = [createLoad(ports), createTry(ports), createFail(ports)];

  const advance = async (run: Run, at: Step, tried: Tried): Promise<Step | Drained> => {
    if ('error' in tried) {
      ports.onHandlerError(tried.error, at.work);
      return fail(run, at.step, tried.error);
    }
    const { commit, committed } = tried;
    if (typeof committed === 'object') return nextStep(at, commit, committed.next);
    if (committed === 'closed' || committed === 'yielded') return committed;
    return load(run, false);
  };

  return async (run: Run): Promise<Drained> => {
    const patience = createPatience(ports);
    let at: Step | Drained = await load(run, true);
    while (typeof at === 'object') at = await advance(run, at, await tryOnce(run, at, patience));
    return at;
  };
};
