import { BatonError, FactName, type Problem, TurnResult } from '@baton/contracts';
import { z } from 'zod';
import type { BotDefinition } from './bot.ts';

/** Own properties alone: every object has a `constructor`, and no bot provides one. */
const schemaOf = (bot: BotDefinition, fact: string) =>
  Object.hasOwn(bot.provides.shape, fact) ? bot.provides.shape[fact] : undefined;

const problemsOfFacts = (bot: BotDefinition, result: TurnResult): Problem[] =>
  Object.entries(result.facts).flatMap(([name, report]) => {
    const schema = schemaOf(bot, name);
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
  if (result.asked !== null && !schemaOf(bot, result.asked))
    problems.push({ field: 'asked', expected: 'a fact that the bot provides' });
  if (result.handoff && !mayHandTo(bot, result.handoff.to))
    problems.push({
      field: 'handoff.to',
      expected: `a bot to which a route leads: ${bot.handsTo?.join(', ') || 'none'}`,
    });
  return problems;
};

/** Keys are the bot's own words and may be anybody's: only what looks like a name of ours is repeated. */
const shown = (part: PropertyKey): string =>
  typeof part === 'number' || FactName.safeParse(part).success ? String(part) : '*';

const toProblem = (issue: z.core.$ZodIssue): Problem => ({
  field: issue.path.map(shown).join('.') || '(whole)',
  expected: issue.code === 'unrecognized_keys' ? 'no field but those of a turn result' : issue.message,
});

type Checked = { readonly result: TurnResult } | { readonly problems: readonly Problem[] };

const check = (bot: BotDefinition, output: unknown): Checked => {
  const parsed = TurnResult.safeParse(output);
  if (!parsed.success) return { problems: parsed.error.issues.map(toProblem) };
  const problems = problemsOf(bot, parsed.data);
  return problems.length === 0 ? { result: parsed.data } : { problems };
};

/** A getter, a proxy or a schema of the bot's own may throw while it is looked at. */
const checkSafely = (bot: BotDefinition, output: unknown): Checked => {
  try {
    return check(bot, output);
  } catch {
    return { problems: [{ field: '(whole)', expected: 'plain data' }] };
  }
};

/**
 * What a bot returned, checked against all that it declared: a copy, so that nothing the bot keeps can change it later.
 * Throws `bot-output-invalid`, which names fields and never values: they are personal data.
 */
export const checkResult = (bot: BotDefinition, output: unknown): TurnResult => {
  const checked = checkSafely(bot, output);
  if ('result' in checked) return checked.result;
  const { problems } = checked;
  const list = problems.map((problem) => `${problem.field}: ${problem.expected}`).join('; ');
  throw new BatonError('bot-output-invalid', `what bot "${bot.id}" returned is not valid: ${list}`, { problems });
};
