import type { BotDefinition, Turn } from '@baton/bot-kit';
import { createTestHub, type HubPack, type TestHub } from '@baton/bot-kit/testing';
import { createContact, type Utterance } from './contact.ts';
import { createJudge, type Fault, type Reading } from './judge.ts';
import { createPersona, type Persona } from './persona.ts';
import { withoutBaton } from './without-baton.ts';

export interface Line {
  readonly who: string;
  readonly text: string;
}

export type Ending = 'opted out' | 'with a person' | 'booked' | 'qualified' | 'other';

/** One conversation, from the first word to the last. */
export interface Conversed {
  readonly persona: Persona;
  readonly lines: readonly Line[];
  readonly ending: Ending;
  /** Why a person has it; null: none has. */
  readonly human: string | null;
  readonly messages: number;
  /** The contact's messages until the bots knew what makes a contact qualified; null: they never did. */
  readonly turnsToQualify: number | null;
  readonly handoffs: number;
  /** Handoffs whose receiver did not get every fact that was held. */
  readonly lostBatons: number;
  readonly readings: readonly Reading[];
  readonly faults: readonly Fault[];
  /** What the product's own detector counted. */
  readonly ownReAsks: number;
  readonly temperature: string | null;
}

export interface ConverseOptions {
  readonly seed: number;
  readonly language: 'en' | 'es';
  /** `false`: the receiver of a handoff gets neither facts nor summary. */
  readonly baton?: boolean;
}

const needed: readonly (readonly string[])[] = [
  ['budget', 'financing', 'timeline'],
  ['address', 'motivation', 'sellSoon', 'condition', 'priceExpectation'],
];
const meetings = ['viewingTime', 'valuationTime', 'preferredTime'];

const isQualified = ({ facts }: TestHub): boolean =>
  needed.some((names) => names.every((name) => facts[name] !== undefined));
const isBooked = ({ facts }: TestHub): boolean => meetings.some((name) => facts[name] !== undefined);

const endingOf = (hub: TestHub): Ending => {
  if (hub.state.optedOutAt !== null) return 'opted out';
  if (hub.owner === 'human') return 'with a person';
  if (isBooked(hub)) return 'booked';
  return isQualified(hub) ? 'qualified' : 'other';
};

/** Notes what a bot is given when a contact has just come to it. */
const watched = (bot: BotDefinition, arrive: (to: string, turn: Turn) => void): BotDefinition => ({
  ...bot,
  onTurn: (turn) => {
    if (turn.directives.some(({ kind }) => kind === 'welcome')) arrive(bot.id, turn);
    return bot.onTurn(turn);
  },
});

/** Facts that the contract of the route has cross to who has just taken over. */
const carriedTo = (to: string, { routes }: HubPack['policy'], { directives }: Turn): readonly string[] => {
  const from = directives.find((directive) => directive.kind === 'welcome')?.from;
  const route = routes.find((each) => each.from === from && each.to === to);
  return [...(route?.requires ?? []), ...(route?.carries ?? [])].filter((name) => name !== '*');
};

const day = 86_400_000;

/** Plays one generated contact against the real core, scorer and bots, in memory, under a virtual clock. */
export const converse = async (
  pack: HubPack,
  { seed, language, baton = true }: ConverseOptions,
): Promise<Conversed> => {
  const persona = createPersona(seed, language);
  const contact = createContact(persona);
  const judge = createJudge(language, persona.temper.switches > 0);
  const lines: Line[] = [];
  let lostBatons = 0;
  const arrive = (to: string, turn: Turn): void => {
    const due = carriedTo(to, pack.policy, turn).filter((name) => hub.facts[name] !== undefined);
    if (turn.baton === null || due.some((name) => turn.facts[name] === undefined)) lostBatons += 1;
  };
  const bots = Object.entries(pack.bots).map(([id, bot]) => [id, baton ? watched(bot, arrive) : withoutBaton(bot)]);
  const start = new Date(Date.parse('2026-01-05T15:00:00Z') + day * (seed % 330)).toISOString();
  const hub = createTestHub(pack, { start, bots: Object.fromEntries(bots) });

  const exchange = async (utterance: Utterance) => {
    const texts = utterance.parts.map((part) => part.text);
    const silent = hub.owner === 'human' || hub.state.optedOutAt !== null;
    lines.push(...texts.map((text) => ({ who: 'contact', text })));
    judge.note(utterance);
    const turns = hub.journal.filter(({ type }) => type === 'turn.finished').length;
    const replies = hub.replies.length;
    if (texts.length === 1) await hub.say(texts[0] as string);
    else await hub.burst(texts);
    if (hub.journal.filter(({ type }) => type === 'turn.finished').length > turns) judge.weigh(utterance, hub.facts);
    const answers = hub.replies.slice(replies);
    const by = hub.journal.flatMap((entry) => (entry.type === 'reply.queued' ? [entry.by] : []));
    lines.push(...answers.map((text, index) => ({ who: by.at(index - answers.length) ?? 'baton', text })));
    await hub.advance('40s');
    return judge.hear(answers, !silent, hub.asked);
  };

  let question = await exchange(contact.open(hub.now()));
  let messages = 1;
  let turnsToQualify: number | null = isQualified(hub) ? 1 : null;
  while (hub.owner !== 'human' && hub.state.optedOutAt === null) {
    const next = contact.reply(question, hub.now());
    if (next === null) break;
    messages += next.parts.length;
    question = await exchange(next);
    if (turnsToQualify === null && isQualified(hub)) turnsToQualify = messages;
  }
  const count = (type: string): number => hub.journal.filter((entry) => entry.type === type).length;
  return {
    persona,
    lines,
    ending: endingOf(hub),
    human: hub.cards.at(-1)?.reason ?? null,
    messages,
    turnsToQualify,
    handoffs: count('handoff.committed'),
    lostBatons,
    readings: judge.readings,
    faults: judge.faults,
    ownReAsks: count('question.repeated'),
    temperature: hub.facts.temperature === undefined ? null : String(hub.facts.temperature),
  };
};
