import type { Random } from '../../chaos/random.ts';
import { anything, containing, type Expected, either, exactly, kind } from './expected.ts';
import type { Fact, Tongue, Ways } from './tongue.ts';
import type { Truth } from './truth.ts';

/** A text, and what a listener should know once it has been read. */
export interface Saying {
  readonly text: string;
  /** Names and places in it, in which a slip of the finger would make another name. */
  readonly names?: readonly string[];
  readonly tells: Readonly<Partial<Record<Fact, Expected>>>;
}

export interface Speaker {
  readonly tongue: Tongue;
  readonly truth: Truth;
  readonly random: Random;
  /** Virtual time, ms. */
  readonly now: number;
}

const day = 86_400_000;
const hours = [10, 11, 13, 15, 16, 17] as const;
/** The way of saying it that may mean either of two weeks. */
const nextStyle = 4;

const monthAhead = (now: number, months: number, locale: string): string => {
  const at = new Date(now);
  const then = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 15));
  return then.toLocaleString(locale, { month: 'long', timeZone: 'UTC' });
};

/** "Saturday at 10am": never today's weekday, which people mean in two ways. */
const meet = ({ tongue, random, now }: Speaker): { text: string; expected: Expected } => {
  const then = new Date(now + day * (1 + random.below(6)));
  const weekday = then.toLocaleString(tongue.locale, { weekday: 'long', timeZone: 'UTC' });
  const hour = random.pick(hours);
  const stamp = (date: Date) => `${date.toISOString().slice(0, 10)} ${String(hour).padStart(2, '0')}:00`;
  const style = random.below(5);
  const week = new Date(then.getTime() + 7 * day);
  const expected = style === nextStyle ? either(stamp(then), stamp(week)) : exactly(stamp(then));
  return { text: tongue.at(weekday, hour, style), expected };
};

const fill = (template: string, value: string): string => template.replace('{}', value);

type Words = (
  speaker: Speaker,
  template: string,
) => { readonly text: string; readonly expected: Expected; readonly names?: readonly string[] };

const sum =
  (fact: 'budget' | 'priceExpectation'): Words =>
  ({ tongue, truth, random }, template) => {
    const bare = template === '{}' && random.chance(0.4);
    const value = bare ? tongue.bareMoney(truth[fact]) : tongue.money(truth[fact], random.below(60));
    return { text: fill(template, value), expected: exactly(truth[fact]) };
  };

const meeting: Words = (speaker, template) => {
  const { text, expected } = meet(speaker);
  return { text: fill(template, text), expected };
};

const verbatim =
  (expect: (truth: Truth) => Expected): Words =>
  ({ truth }, template) => ({ text: template, expected: expect(truth) });

/** How each fact is put into words, and what of it should be understood. */
const words: Readonly<Record<Fact, Words>> = {
  wish: verbatim(({ wish }) => exactly(wish)),
  name: ({ truth }, template) => ({
    text: fill(template, truth.name),
    expected: containing(truth.name),
    names: [truth.name],
  }),
  timeline: ({ tongue, truth, now }, template) => ({
    text: template.replace(/\{(\d+)\}/, (_, months: string) => monthAhead(now, Number(months), tongue.locale)),
    expected: exactly(truth.timeline),
  }),
  area: ({ truth }, template) => ({
    text: fill(template, truth.area),
    expected: containing(truth.area),
    names: [truth.area],
  }),
  preferredTime: meeting,
  budget: sum('budget'),
  priceExpectation: sum('priceExpectation'),
  financing: verbatim(({ financing }) => exactly(financing)),
  bedrooms: ({ tongue, truth, random }, template) => {
    const inWords = !/\{\}br/.test(template) && random.chance(0.25);
    return { text: fill(template, tongue.count(truth.bedrooms, inWords)), expected: exactly(truth.bedrooms) };
  },
  viewingTime: meeting,
  valuationTime: meeting,
  address: ({ truth }, template) => ({
    text: fill(template, truth.address),
    expected: containing(truth.address),
    names: [truth.address],
  }),
  motivation: verbatim(({ motivation }) => kind(motivation)),
  sellSoon: verbatim(({ sellSoon }) => exactly(sellSoon)),
  condition: verbatim(({ condition }) => exactly(condition)),
  liens: verbatim(({ owes }) => (owes ? kind('there is a mortgage') : exactly('none'))),
  upgrades: verbatim(() => anything),
  listingHistory: verbatim(() => anything),
  decisionMakers: verbatim(() => anything),
  contactMethod: verbatim(() => anything),
  whyBoth: verbatim(({ whyBoth }) => kind(whyBoth === 'funds' ? 'the sale pays for the purchase' : whyBoth)),
  startWith: verbatim(({ startWith }) => exactly(startWith)),
};

const isWays = (value: object): value is Ways => 'answers' in value;

/** Which of a fact's values is so, where each has words of its own. */
const variantOf = (fact: Fact, truth: Truth, random: Random): string => {
  if (fact === 'sellSoon') return truth.sellSoon ? 'yes' : 'no';
  if (fact === 'liens') return truth.owes ? 'owes' : 'none';
  if (fact === 'upgrades') return random.pick(['none', 'roof', 'kitchen']);
  if (fact === 'listingHistory') return random.pick(['never', 'before']);
  if (fact === 'decisionMakers') return random.pick(['alone', 'together']);
  if (fact === 'contactMethod') return random.pick(['text', 'call', 'email']);
  return String(truth[fact as keyof Truth]);
};

const waysOf = (fact: Fact, { tongue, truth, random }: Speaker): Ways => {
  const found = tongue[fact];
  if (isWays(found)) return found;
  const ways = (found as Readonly<Record<string, Ways>>)[variantOf(fact, truth, random)];
  if (!ways) throw new TypeError(`nobody knows how to say "${fact}"`);
  return ways;
};

const put = (fact: Fact, speaker: Speaker, templates: readonly string[]): Saying => {
  const { expected, ...said } = words[fact](speaker, speaker.random.pick(templates));
  return { ...said, tells: { [fact]: expected } };
};

/** To somebody who has just asked for it. */
export const answer = (fact: Fact, speaker: Speaker): Saying => put(fact, speaker, waysOf(fact, speaker).answers);

/** Unasked; null: nobody would say that unasked. */
export const volunteer = (fact: Fact, speaker: Speaker): Saying | null => {
  const { tells } = waysOf(fact, speaker);
  return tells ? put(fact, speaker, tells) : null;
};

export type Correctable = keyof Tongue['corrections'];
export const isCorrectable = (fact: Fact, { tongue }: Speaker): fact is Correctable => fact in tongue.corrections;

/** Right after it was said: another value. `speaker.truth` has the new one already. */
export const correct = (fact: Correctable, speaker: Speaker): Saying =>
  put(fact, speaker, speaker.tongue.corrections[fact]);
