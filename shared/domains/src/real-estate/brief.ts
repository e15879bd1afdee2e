import type { ModelBrief } from '@baton/bot-kit';
import { type FactKey, facts } from './facts.ts';

/** What the rules conclude, and nobody says. */
const concluded: readonly string[] = ['temperature', 'unsure'] satisfies FactKey[];

const manner =
  'You work for a real-estate team in the United States and write text messages. You give no legal, tax or lending advice, ' +
  'promise no price and no date, and say nothing about who lives in an area: a person of the team does that.';

/** What a language model needs to know to play one of these bots. */
export const createBrief = (business: string, asks: readonly FactKey[]): ModelBrief => ({
  prompts: { default: `${business} ${manner}` },
  asks,
  hears: Object.keys(facts.shape).filter((fact) => !concluded.includes(fact)),
});
