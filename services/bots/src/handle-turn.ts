import { type BotDefinition, runTurn } from '@baton/bot-kit';
import { type ContactEvent, isBatonError, parse, shardKeys, TurnJob, type TurnResult } from '@baton/contracts';
import type { Lane } from '@baton/lanes';
import { withSpan } from '@baton/runtime';
import type { Redis } from 'ioredis';

export interface TurnPorts {
  readonly bot: BotDefinition;
  readonly lane: Lane;
  readonly redis: Redis;
  readonly prefix: string;
  /** Wall clock, ms. Only for how long a turn ran, and for a bot's own sense of the date. */
  readonly now: () => number;
}

type Ran = { readonly result: TurnResult; readonly ranMs: number } | { readonly error: unknown };

const run = async ({ bot, now }: TurnPorts, job: TurnJob, signal: AbortSignal): Promise<Ran> => {
  const started = now();
  try {
    const result = await runTurn(bot, job, { now: started, signal });
    return { result, ranMs: now() - started };
  } catch (error) {
    return { error };
  }
};

const toEvent = (job: TurnJob, ran: Ran, at: number): ContactEvent =>
  'error' in ran
    ? {
        type: 'turn.failed',
        at,
        turn: job.turn,
        code: isBatonError(ran.error) ? ran.error.code : 'bot-failed',
        permanent: isBatonError(ran.error) && ran.error.kind === 'permanent',
      }
    : { type: 'turn.finished', at, turn: job.turn, result: ran.result, ranMs: ran.ranMs };

/** `false` once the contact's epoch has left the turn behind: its result would be dropped, so the bot is spared the work. */
const isWanted = async ({ redis, prefix }: TurnPorts, job: TurnJob): Promise<boolean> => {
  const epoch = await redis.hget(shardKeys(prefix).gate(job.key), 'epoch');
  return Number(epoch ?? 0) === job.epoch;
};

/**
 * One turn: run the bot outside the lane, file what came of it in the contact's mailbox. A failure is filed too, for
 * retries are the coordinator's to decide; only a turn whose filing failed is run again, by BullMQ.
 */
export const createHandleTurn =
  (ports: TurnPorts) =>
  async (data: unknown, signal: AbortSignal): Promise<'filed' | 'superseded'> => {
    const job = parse(TurnJob, data, 'a turn job');
    const parent = job.traceparent;
    return withSpan('turn', { ...(parent && { parent }), attributes: { 'gen_ai.agent.name': job.bot } }, async () => {
      if (!(await isWanted(ports, job))) return 'superseded';
      const ran = await run(ports, job, signal);
      if (signal.aborted) return 'superseded';
      const event = toEvent(job, ran, ports.now());
      await ports.lane.push(job.key, { id: `${job.turn}.done`, body: JSON.stringify(event), urgent: true });
      return 'filed';
    });
  };
