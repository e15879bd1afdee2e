import { type BotDefinition, mergeFacts, type Turn } from '@baton/bot-kit';
import { TurnResult } from '@baton/contracts';
import { choicesOf, toResult } from './choices.ts';
import type { ModelEngine } from './engine.ts';
import { grounded } from './ground.ts';

/**
 * What the rules alone decide: that a person is called, that the contact moves, that nothing is said, the question that
 * Baton itself wants put, and what is written to a contact unasked. A model is not asked about any of it.
 */
const isSettled = (turn: Turn, plan: TurnResult): boolean =>
  plan.human !== null ||
  plan.handoff !== null ||
  plan.say.length === 0 ||
  turn.directives.some(({ kind }) => kind === 'clarify' || kind === 'outreach');

/**
 * The same bot, answering by a language model. Its own `onTurn` goes first and must be quick and without effects: its
 * answer is the one that stands when the model is slow, down, over budget or not to be believed, so that a turn never
 * fails for the model's sake. What it heard outranks what the model heard.
 */
export const withModel = (bot: BotDefinition, engine: ModelEngine): BotDefinition => ({
  ...bot,
  async onTurn(turn) {
    const output = await bot.onTurn(turn);
    const { data: plan } = TurnResult.safeParse(output);
    // What is no result is for the harness to refuse.
    if (!plan || isSettled(turn, plan)) return output;
    const known = mergeFacts(turn.facts, plan.facts);
    const choices = choicesOf(bot, turn, known);
    const { answer, use } = await engine.ask({ bot, turn, choices, draft: plan.say });
    if (answer === null) return { ...plan, model: use };
    const heard = grounded(bot, turn, known, answer.facts);
    // It asks for what it has just heard: one of the two is wrong, and nobody can tell which.
    if (answer.next.action === 'ask' && Object.hasOwn(heard, answer.next.fact))
      return { ...plan, model: { ...use, outcome: 'refused' } };
    return { done: plan.done, facts: { ...heard, ...plan.facts }, ...toResult(answer.next), model: use };
  },
});
