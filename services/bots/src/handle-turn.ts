import { type BotDefinition, runTurn } from '@baton/bot-kit';
import { type ContactEvent, isBatonError, parse, shardKeys, TurnJob, type TurnResult } from '@baton/contracts';
import type { Recorder } from '@baton/health';
import type { Lane } from '@baton/lanes';
import { withSpan } from '@baton/runtime';
import type { Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type { RunningTurns } from './running-turns.ts';

export interface TurnPorts {
  readonly bot: BotDefinition;
  readonly lane: Lane;
  readonly redis: Redis;
  readonly prefix: string;
  readonly turns: RunningTurns;
  readonly recorder: Recorder;
  /** Wall clock, ms: for how long a turn waited and ran, and for a bot's own sense of the date. */
  readonly now: () => number;
}

type Ran = { readonly result: TurnResult } | { readonly error: unknown };

const run = (bot: BotDefinition, job: TurnJob, options: { now: number; signal: AbortSignal }): Promise<Ran> =>
  runTurn(bot, job, options).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );

const toEvent = (job: TurnJob, ran: Ran, at: { now: number; ranMs: number }): ContactEvent =>
  'error' in ran
    ? {
        type: 'turn.failed',
        at: at.now,
        turn: job.turn,
        code: isBatonError(ran.error) ? ran.error.code : 'bot-failed',
        permanent: isBatonError(ran.error) && ran.error.kind === 'permanent',
      }
    : { type: 'turn.finished', at: at.now, turn: job.turn, result: ran.result, ranMs: at.ranMs };

/** What a turn is measured as: every turn, the first after a handoff, and one that ends the bot's job for the contact. */
const operationsOf = ({ directives }: TurnJob, ran: Ran): string[] => [
  'process',
  ...(directives.some(({ kind }) => kind === 'welcome') ? ['handoff'] : []),
  ...('result' in ran && ran.result.done !== null ? ['full_qualification'] : []),
];

/** `false` once the contact's epoch has left the turn behind: its result would be dropped, so the bot is spared the work. */
const isWanted = async ({ redis, prefix }: TurnPorts, job: TurnJob): Promise<boolean> => {
  const epoch = await redis.hget(shardKeys(prefix).gate(job.key), 'epoch');
  return Number(epoch ?? 0) === job.epoch;
};

/**
 * One turn: run the bot outside the lane, file what came of it in the contact's mailbox. A failure is filed too, for
 * retries are the coordinator's to decide. When this process dies, BullMQ gives the job to another; the coordinator takes
 * the first result of a turn and drops any other.
 */
export const createHandleTurn =
  (ports: TurnPorts) =>
  (queued: Job, signal: AbortSignal): Promise<'filed' | 'superseded'> => {
    const { bot, lane, turns, recorder, now } = ports;
    const job = parse(TurnJob, queued.data, 'a turn job');
    const attributes = { 'gen_ai.agent.name': bot.id };
    return withSpan('turn', { parent: job.traceparent, kind: 'consumer', attributes }, async () => {
      if (!(await isWanted(ports, job))) return 'superseded';
      const started = now();
      const running = turns.start(job.turn, signal);
      const ran = await run(bot, job, { now: started, signal: running.signal }).finally(running.done);
      if (running.aborted()) return 'superseded';
      const ended = now();
      const ok = 'result' in ran;
      const times = { waitMs: started - queued.timestamp, runMs: ended - started };
      for (const operation of operationsOf(job, ran)) recorder.record({ bot: bot.id, operation, ...times, ok });
      const event = toEvent(job, ran, { now: ended, ranMs: ended - started });
      await lane.push(job.key, { id: `${job.turn}.done`, body: JSON.stringify(event), urgent: true });
      return 'filed';
    });
  };
