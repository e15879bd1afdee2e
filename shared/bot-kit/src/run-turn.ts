import { BatonError, isBatonError, type TurnJob, type TurnResult } from '@baton/contracts';
import type { BotDefinition, Turn } from './bot.ts';
import { checkResult } from './check-result.ts';

export interface RunTurnOptions {
  /** ms since 1970: what the bot is told the time is, and what the job's deadline is measured against. */
  readonly now: number;
  /** The result is no longer wanted. */
  readonly signal?: AbortSignal;
}

const toTurn = (bot: BotDefinition, job: TurnJob, given: Pick<Turn, 'signal' | 'now' | 'deadline'>): Turn => {
  const contract = bot.requires.safeParse(job.facts);
  return {
    id: job.turn,
    key: job.key,
    messages: job.messages,
    facts: job.facts,
    contract: contract.success ? contract.data : null,
    asked: job.asked,
    baton: job.baton,
    summary: job.summary,
    directives: job.directives,
    variants: job.variants ?? {},
    language: job.language,
    channel: job.channel,
    unproductive: job.unproductive ?? 0,
    contact: job.contact,
    ...given,
  };
};

const asBatonError = (bot: BotDefinition, error: unknown): BatonError =>
  isBatonError(error) ? error : new BatonError('bot-failed', `bot "${bot.id}" failed in its turn`, { cause: error });

const accept = (bot: BotDefinition, turn: Turn, output: unknown): TurnResult => {
  const result = checkResult(bot, output);
  return bot.respond ? bot.respond(result, turn) : result;
};

/**
 * What a bot that was run elsewhere returned for a job, held to what it declares and to its domain's last word, as
 * `runTurn` holds its own. `now` is in ms since 1970. Throws a BatonError, as `runTurn` does.
 */
export const acceptResult = (bot: BotDefinition, job: TurnJob, output: unknown, now: number): TurnResult => {
  try {
    const { signal } = new AbortController();
    return accept(bot, toTurn(bot, job, { signal, now, deadline: job.deadline }), output);
  } catch (error) {
    throw asBatonError(bot, error);
  }
};

/** Rejects when the signal fires, so that a bot which ignores its signal is not waited for. */
const whenAborted = (signal: AbortSignal): { promise: Promise<never>; stop: () => void } => {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  return { promise, stop: () => signal.removeEventListener('abort', onAbort) };
};

/**
 * One turn of one bot. Ends at the job's deadline or after the bot's own `turnTimeoutMs`, whichever is earlier, whether or
 * not the bot heeds its signal.
 *
 * Throws a BatonError, whose kind says what to do: `turn-timeout` and `bot-failed` (whatever the bot threw is the cause)
 * may be tried again, and so may a `retryLater` of the bot's; `bot-output-invalid`, a `fatal` and any other permanent
 * BatonError of the bot's own may not.
 */
export const runTurn = async (bot: BotDefinition, job: TurnJob, options: RunTurnOptions): Promise<TurnResult> => {
  const deadline = new AbortController();
  const ms = Math.max(0, Math.min(job.deadline - options.now, bot.turnTimeoutMs));
  const timer = setTimeout(
    () => deadline.abort(new BatonError('turn-timeout', `bot "${bot.id}" did not finish its turn in ${ms} ms`)),
    ms,
  );
  const signal = options.signal ? AbortSignal.any([options.signal, deadline.signal]) : deadline.signal;
  const aborted = whenAborted(signal);
  try {
    const turn = toTurn(bot, job, { signal, now: options.now, deadline: options.now + ms });
    const output = await Promise.race([aborted.promise, Promise.resolve().then(() => bot.onTurn(turn))]);
    return accept(bot, turn, output);
  } catch (error) {
    // A bot that heeds its signal rejects with its own AbortError; the reason it was given says more.
    throw asBatonError(bot, signal.aborted ? signal.reason : error);
  } finally {
    clearTimeout(timer);
    aborted.stop();
  }
};
