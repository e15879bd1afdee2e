import type { BotDefinition, Known, Turn } from '@baton/bot-kit';
import type { TurnResultInput } from '@baton/contracts';
import { z } from 'zod';

/** What the model may do in one turn. Whatever is not here, it cannot say. */
export interface Choices {
  /** Facts that are not known, most wanted first, with what they mean. */
  readonly open: Readonly<Record<string, string>>;
  /** Facts that it may find in the messages, with what they mean. */
  readonly hears: Readonly<Record<string, string>>;
  /** Bots to which a route leads, and which have not just been refused. */
  readonly targets: readonly string[];
}

const described = (bot: BotDefinition, facts: readonly string[]): Record<string, string> =>
  Object.fromEntries(facts.map((fact) => [fact, bot.provides.shape[fact]?.description ?? '']));

/** When a move waits for facts, those and no others are asked for. */
const wantedOf = (bot: BotDefinition, turn: Turn): readonly string[] => {
  const missing = turn.directives.flatMap((directive) => (directive.kind === 'ask' ? directive.missing : []));
  return missing.length > 0 ? missing : (bot.brief?.asks ?? Object.keys(bot.provides.shape));
};

/** `known` has what the bot of rules has just heard, too. */
export const choicesOf = (bot: BotDefinition, turn: Turn, known: Known): Choices => {
  const provided = Object.keys(bot.provides.shape);
  const hears = (bot.brief?.hears ?? provided).filter((fact) => provided.includes(fact));
  const refused = turn.directives.flatMap((directive) => (directive.kind === 'refused' ? [directive.to] : []));
  const open = wantedOf(bot, turn).filter((fact) => provided.includes(fact) && !Object.hasOwn(known, fact));
  return {
    open: described(bot, open),
    hears: described(bot, turn.messages.length > 0 ? hears : []),
    targets: (bot.handsTo ?? []).filter((to) => to !== 'human' && !refused.includes(to)),
  };
};

const links = /https?:|www\.|\[[^\]]*\]\(/i;
const say = z
  .string()
  .min(1)
  .max(600)
  .refine((text) => !links.test(text), 'no link')
  .describe('what the contact is told');
const reason = z.string().min(1).max(200).describe('why, in a few words');
const namesOf = (record: Readonly<Record<string, string>>): [string, ...string[]] | null => {
  const [first, ...rest] = Object.keys(record);
  return first === undefined ? null : [first, ...rest];
};

const actionsOf = ({ open, targets }: Choices) => {
  const asks = namesOf(open);
  const [target, ...others] = targets;
  return [
    z.strictObject({ action: z.literal('answer'), say }),
    z.strictObject({ action: z.literal('person'), reason }),
    ...(asks ? [z.strictObject({ action: z.literal('ask'), fact: z.enum(asks), say })] : []),
    ...(target === undefined
      ? []
      : [z.strictObject({ action: z.literal('handoff'), to: z.enum([target, ...others]), reason })]),
  ] as const;
};

const Heard = (names: [string, ...string[]]) =>
  z.strictObject({
    name: z.enum(names),
    value: z.union([z.string().max(200), z.number(), z.boolean()]),
    quote: z.string().min(1).max(400).describe("the contact's own words that say so, letter by letter"),
  });

/** The one shape that an answer may have in this turn. */
export const answerSchema = (choices: Choices) => {
  const [first, ...rest] = actionsOf(choices);
  const hears = namesOf(choices.hears);
  return z.strictObject({
    facts: hears ? z.array(Heard(hears)).max(10) : z.array(z.never()).max(0),
    next: z.discriminatedUnion('action', [first, ...rest]),
  });
};

export interface HeardFact {
  readonly name: string;
  readonly value: string | number | boolean;
  readonly quote: string;
}
export type NextAction =
  | { readonly action: 'answer'; readonly say: string }
  | { readonly action: 'ask'; readonly fact: string; readonly say: string }
  | { readonly action: 'handoff'; readonly to: string; readonly reason: string }
  | { readonly action: 'person'; readonly reason: string };
export interface Answer {
  readonly facts: readonly HeardFact[];
  readonly next: NextAction;
}

/** How sure a move is that a model asks for: under every threshold that a contact's own plain words pass. */
const handoffConfidence = 0.8;

/** The model's choice, in the terms of a turn result. */
export const toResult = (next: NextAction): Pick<TurnResultInput, 'say' | 'asked' | 'handoff' | 'human'> => {
  switch (next.action) {
    case 'answer':
      return { say: [next.say] };
    case 'ask':
      return { say: [next.say], asked: next.fact };
    case 'handoff':
      return { handoff: { to: next.to, reason: next.reason, confidence: handoffConfidence } };
    case 'person':
      return { human: { reason: 'bot_request', words: next.reason } };
    default:
      return next satisfies never;
  }
};
