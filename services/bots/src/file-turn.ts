import { failureOf } from '@baton/bot-kit';
import { type ContactEvent, isBatonError, type TurnJob, type TurnResult } from '@baton/contracts';
import type { Recorder } from '@baton/health';
import type { Lane } from '@baton/lanes';
import type { Log } from '@baton/runtime';

/** What came of a turn, whoever ran it. */
export type Ran = { readonly result: TurnResult } | { readonly error: unknown };

/** Wall clock, ms. */
export interface Times {
  readonly queued: number;
  readonly started: number;
  readonly ended: number;
}

export type FileTurn = (job: TurnJob, ran: Ran, times: Times) => Promise<void>;

const toEvent = ({ turn }: TurnJob, ran: Ran, { started, ended }: Times): ContactEvent =>
  'error' in ran
    ? { type: 'turn.failed', at: ended, turn, ...failureOf(ran.error) }
    : { type: 'turn.finished', at: ended, turn, result: ran.result, ranMs: Math.max(0, ended - started) };

/** Where it went wrong, without what was said: messages of foreign errors may quote the contact. */
const traceOf = (error: unknown): { name: string; at: string | undefined } | undefined =>
  error instanceof Error
    ? {
        name: error.name,
        at: error.stack
          ?.split('\n')
          .find((line) => line.startsWith('    at '))
          ?.trim(),
      }
    : undefined;

const toldOf = (error: unknown): Record<string, unknown> =>
  isBatonError(error)
    ? { code: error.code, problems: error.problems, cause: traceOf(error.cause) }
    : { code: 'bot-failed', cause: traceOf(error) };

/** Files what came of a turn in its contact's mailbox: the first report of a turn counts, any other is dropped. */
export const createFileTurn =
  ({ lane, recorder, log }: { lane: Lane; recorder: Recorder; log: Log }): FileTurn =>
  async (job, ran, times) => {
    const { queued, started, ended } = times;
    const ok = 'result' in ran;
    if (!ok) log.warn({ bot: job.bot, turn: job.turn, attempt: job.attempt, ...toldOf(ran.error) }, 'turn failed');
    const [waitMs, runMs] = [Math.max(0, started - queued), Math.max(0, ended - started)];
    recorder.record({ bot: job.bot, operation: 'process', waitMs, runMs, ok });
    const body = JSON.stringify(toEvent(job, ran, times));
    await lane.push(job.key, { id: `${job.turn}.done`, body, urgent: true });
  };
