import { type BotDefinition, runTurn } from '@baton/bot-kit';
import { type ModelUse, parse, shardKeys, TurnJob } from '@baton/contracts';
import { withSpan } from '@baton/runtime';
import type { Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type { FileTurn, Ran } from './file-turn.ts';
import type { RunningTurns } from './running-turns.ts';

export interface TurnPorts {
  readonly bot: BotDefinition;
  readonly redis: Redis;
  readonly prefix: string;
  readonly turns: RunningTurns;
  readonly file: FileTurn;
  /** Wall clock, ms: for how long a turn waited and ran, and for a bot's own sense of the date. */
  readonly now: () => number;
}

const run = (bot: BotDefinition, job: TurnJob, options: { now: number; signal: AbortSignal }): Promise<Ran> =>
  runTurn(bot, job, options).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );

/** By the names of OpenTelemetry's conventions for language models. */
const modelAttributes = ({ model, inputTokens, outputTokens, outcome }: ModelUse) => ({
  'gen_ai.request.model': model,
  'gen_ai.usage.input_tokens': inputTokens,
  'gen_ai.usage.output_tokens': outputTokens,
  'baton.model.outcome': outcome,
});

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
    const { bot, turns, file, now } = ports;
    const job = parse(TurnJob, queued.data, 'a turn job');
    const attributes = { 'gen_ai.agent.name': bot.id };
    return withSpan('turn', { parent: job.traceparent, kind: 'consumer', attributes }, async (span) => {
      if (!(await isWanted(ports, job))) return 'superseded';
      const started = now();
      const running = turns.start(job.turn, signal);
      const ran = await run(bot, job, { now: started, signal: running.signal }).finally(running.done);
      if ('result' in ran && ran.result.model) span.setAttributes(modelAttributes(ran.result.model));
      if (running.aborted()) return 'superseded';
      await file(job, ran, { queued: queued.timestamp, started, ended: now() });
      return 'filed';
    });
  };
