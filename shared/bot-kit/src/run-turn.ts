import { BatonError, isBatonError, type Problem, parse, type TurnJob, TurnResult } from '@baton/contracts';
import { z } from 'zod';
import type { BotDefinition, Turn } from './bot.ts';

export interface RunTurnOptions {
  /** ms since 1970: what the bot is told the time is, and what the job's deadline is measured against. */
  readonly now: number;
  /** The result is no longer wanted. */
  readonly signal?: AbortSignal;
}

const toTurn = (bot: BotDefinition, job: TurnJob, signal: AbortSignal, now: number): Turn => {
  const contract = bot.requires.safeParse(job.facts);
  return {
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
    contact: job.contact,
    signal,
    now,
  };
};

const problemsOfFacts = (bot: BotDefinition, result: TurnResult): Problem[] =>
  Object.entries(result.facts).flatMap(([name, report]) => {
    const schema = bot.provides.shape[name];
    if (!schema) return [{ field: `facts.${name}`, expected: 'a fact that the bot provides' }];
    return z.safeParse(schema, report.value).success
      ? []
      : [{ field: `facts.${name}`, expected: 'a value its schema takes' }];
  });

/** A person may always be asked for; a bot only along a route. A bot that belongs to no domain is not held to routes. */
const mayHandTo = ({ handsTo }: BotDefinition, to: string): boolean =>
  handsTo === null || to === 'human' || handsTo.includes(to);

const problemsOf = (bot: BotDefinition, result: TurnResult): Problem[] => {
  const problems = problemsOfFacts(bot, result);
  if (result.asked !== null && !bot.provides.shape[result.asked])
    problems.push({ field: 'asked', expected: 'a fact that the bot provides' });
  if (result.handoff && !mayHandTo(bot, result.handoff.to))
    problems.push({
      field: 'handoff.to',
      expected: `a bot to which a route leads: ${bot.handsTo?.join(', ') || 'none'}`,
    });
  return problems;
};

/** What a bot returned, checked against all that it declared. Names fields, never values: they are personal data. */
const checkOutput = (bot: BotDefinition, output: unknown): TurnResult => {
  const what = `what bot "${bot.id}" returned`;
  const result = parse(TurnResult, output, what, 'bot-output-invalid');
  const problems = problemsOf(bot, result);
  if (problems.length === 0) return result;
  const list = problems.map((problem) => `${problem.field}: ${problem.expected}`).join('; ');
  throw new BatonError('bot-output-invalid', `${what} is not valid: ${list}`, { problems });
};

const asBatonError = (bot: BotDefinition, error: unknown): BatonError =>
  isBatonError(error) ? error : new BatonError('bot-failed', `bot "${bot.id}" failed in its turn`, { cause: error });

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
 * may be tried again; `bot-output-invalid` and any permanent BatonError of the bot's own may not.
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
    const turn = toTurn(bot, job, signal, options.now);
    const output = await Promise.race([aborted.promise, Promise.resolve().then(() => bot.onTurn(turn))]);
    return checkOutput(bot, output);
  } catch (error) {
    // A bot that heeds its signal rejects with its own AbortError; the reason it was given says more.
    throw asBatonError(bot, signal.aborted ? signal.reason : error);
  } finally {
    clearTimeout(timer);
    aborted.stop();
  }
};
