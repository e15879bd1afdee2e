import { acceptResult, type BotDefinition, fatal, retryLater } from '@baton/bot-kit';
import { parse, TurnJob, TurnReport } from '@baton/contracts';
import { type Job, type Queue, UnrecoverableError } from 'bullmq';
import type { FileTurn, Ran } from './file-turn.ts';

export interface RelayPorts {
  /** Every bot of the domain, by id, with the queue that its turns are in. */
  readonly bots: ReadonlyMap<string, { readonly bot: BotDefinition; readonly queue: Queue }>;
  readonly file: FileTurn;
}

const toRan = (bot: BotDefinition, job: TurnJob, { result, failure }: TurnReport, now: number): Ran => {
  if (failure) {
    const { permanent, retryAfterMs: afterMs } = failure;
    const message = `bot "${bot.id}" reported a failure`;
    return { error: permanent ? fatal(message) : retryLater(message, afterMs === undefined ? {} : { afterMs }) };
  }
  try {
    return { result: acceptResult(bot, job, result, now) };
  } catch (error) {
    return { error };
  }
};

const reportOf = (data: unknown): TurnReport => {
  try {
    return parse(TurnReport, data, 'a turn report');
  } catch (error) {
    throw new UnrecoverableError((error as Error).message);
  }
};

/**
 * Brings home what workers that are not Baton's report. The turn is looked up in its bot's queue, so a report can speak
 * of a turn that was given out, and of its contact, and of nothing else; the result is held to what the bot declares.
 */
export const createRelayResult =
  ({ bots, file }: RelayPorts) =>
  async (reported: Job): Promise<void> => {
    const report = reportOf(reported.data);
    const known = bots.get(report.bot);
    if (!known) throw new UnrecoverableError('bot: a bot of this domain');
    const queued: Job | undefined = await known.queue.getJob(report.turn);
    // Long finished, or never given out: nobody waits for it, and a turn that is waited for ends at its deadline.
    if (!queued) throw new UnrecoverableError('turn: the id of a job that the bot was given');
    const job = parse(TurnJob, queued.data, 'a turn job');
    const started = queued.processedOn ?? queued.timestamp;
    const ended = reported.timestamp;
    await file(job, toRan(known.bot, job, report, ended), { queued: queued.timestamp, started, ended });
  };
