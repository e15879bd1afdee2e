import type { Worker } from 'bullmq';

/**
 * While Redis refuses writes (READONLY after a failover, LOADING, MISCONF, OOM, …) BullMQ fetches again without a pause:
 * thousands of errors a second. The governor pauses the worker instead, ever longer, and reports once a second at most.
 */
export interface Governor {
  readonly pauseMs: number;
  readonly pausedUntil: number;
  readonly lastError: number;
  readonly lastReport: number;
  readonly unreported: number;
  /** Errors in a row, each within `burstMs` of the one before. */
  readonly streak: number;
}

export interface Reaction {
  readonly governor: Governor;
  /** Pause the worker for this long, ms; null: let it run on. */
  readonly pause: number | null;
  /** Report, with this many errors that were not; null: say nothing. */
  readonly report: number | null;
}

const firstPauseMs = 200;
const longestPauseMs = 5000;
const calmMs = 10_000;
const reportEveryMs = 1000;
const burstMs = 200;
/** Errors of no known kind in a row that make a hot loop. */
const burst = 5;

const refusals =
  /^(READONLY|LOADING|MISCONF|OOM|NOREPLICAS|CLUSTERDOWN|MASTERDOWN|TRYAGAIN|WRONGTYPE|NOAUTH|WRONGPASS|NOPERM)\b/;

export const calm: Governor = {
  pauseMs: firstPauseMs,
  pausedUntil: 0,
  lastError: Number.NEGATIVE_INFINITY,
  lastReport: Number.NEGATIVE_INFINITY,
  unreported: 0,
  streak: 0,
};

/** What to do about an error at `now` (ms, any monotone clock). Pure. */
export const react = (before: Governor, message: string, now: number): Reaction => {
  const quiet = now - before.lastError >= calmMs;
  const streak = now - before.lastError <= burstMs ? before.streak + 1 : 1;
  const refused = refusals.test(message) || streak >= burst;
  const pauses = refused && now >= before.pausedUntil;
  const pauseMs = quiet ? firstPauseMs : before.pauseMs;
  const reports = now - before.lastReport >= reportEveryMs;
  return {
    governor: {
      pauseMs: pauses ? Math.min(pauseMs * 2, longestPauseMs) : pauseMs,
      pausedUntil: pauses ? now + pauseMs : before.pausedUntil,
      lastError: now,
      lastReport: reports ? now : before.lastReport,
      unreported: reports ? 0 : before.unreported + 1,
      streak,
    },
    pause: pauses ? pauseMs : null,
    report: reports ? before.unreported : null,
  };
};

export interface ErrorReport {
  readonly err: Error;
  /** Errors since the last report that were not reported. */
  readonly unreported: number;
  readonly pausedMs: number | null;
}

/** Puts a worker under the governor. Its `error` events go to `report`, paced. */
export const governWorker = (worker: Worker, report: (report: ErrorReport) => void): void => {
  let governor = calm;
  const rest = async (ms: number): Promise<void> => {
    await worker.pause(true);
    setTimeout(() => {
      if (!worker.closing) void worker.resume();
    }, ms).unref();
  };
  worker.on('error', (error) => {
    const reaction = react(governor, error.message, performance.now());
    governor = reaction.governor;
    if (reaction.report !== null) {
      report({ err: error, unreported: reaction.report, pausedMs: reaction.pause });
    }
    if (reaction.pause !== null && !worker.closing) void rest(reaction.pause);
  });
};
