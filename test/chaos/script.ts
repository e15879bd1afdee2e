import { createRandom, type Random } from './random.ts';

export interface ScriptedMessage {
  readonly contact: string;
  readonly id: string;
  /** Place in the contact's own order, from 0. */
  readonly n: number;
  readonly text: string;
  /** Before it, a person gives the contact back, should one have it. */
  readonly handedBack: boolean;
  /** How often it is delivered: providers repeat themselves. */
  readonly deliveries: number;
}

type Say = (random: Random) => string;

const money = (random: Random): string => `$${250 + random.below(120) * 5}k`;
const months = (random: Random): string => `${1 + random.below(11)} months`;
const street = (random: Random): string =>
  `${10 + random.below(900)} ${random.pick(['Oak', 'Elm', 'Birch', 'Cedar', 'Main'])} Street`;
const area = (random: Random): string =>
  random.pick(['Rancho Cucamonga', 'Etiwanda', 'Alta Loma', 'Victoria', 'Haven', 'Ontario']);

/** What a person says who wants to buy, to sell, or nothing much: real sentences, so that contacts really move. */
const buying: readonly Say[] = [
  (r) => `I want to buy a house in ${area(r)}`,
  (r) => `We are looking for a home to buy, budget around ${money(r)}`,
  () => 'I am pre-approved for a mortgage and want to see homes for sale',
  (r) => `Our budget is ${money(r)} now`,
  (r) => `We need ${2 + r.below(4)} bedrooms`,
  (r) => `We would like to move in within ${months(r)}`,
  (r) => `Can I view a place in ${area(r)} next week?`,
  (r) => `Quiero comprar una casa, mi presupuesto es ${money(r)}`,
];
const selling: readonly Say[] = [
  (r) => `I want to sell my house at ${street(r)}`,
  () => 'What is my home worth? I am thinking of listing it',
  (r) => `I would like ${money(r)} for it`,
  () => 'We are relocating for a new job, so we have to sell',
  () => '30 to 45 days works for us',
  () => 'The condition is good, the roof is new',
  (r) => `The address is ${street(r)}`,
  () => 'Quiero vender mi casa lo antes posible',
];
const chatting: readonly Say[] = [
  () => 'Hi there',
  (r) => `My name is ${r.pick(['Ana', 'Tom', 'Maria', 'Sam', 'Lucy'])}`,
  (r) => `In about ${months(r)}`,
  () => 'Thanks, that helps',
  (r) => `I live near ${area(r)}`,
  () => 'What do you need to know?',
];
const turning: readonly Say[] = [
  () => 'Actually I want to sell my current house first',
  () => 'Actually we also want to buy a new home',
  () => 'Please put me through to your seller team',
];
/** After these no bot answers. */
const ending: readonly Say[] = [() => 'Can I talk to a real person please?', () => 'STOP'];

/** A contact keeps to its theme for a while, then changes it. */
const say = (random: Random, theme: 'buying' | 'selling'): string => {
  if (random.chance(0.005)) return random.pick(ending)(random);
  if (random.chance(0.04)) return random.pick(turning)(random);
  if (random.chance(0.15)) return random.pick(chatting)(random);
  return random.pick(theme === 'buying' ? buying : selling)(random);
};

export interface ScriptOptions {
  readonly seed: number;
  readonly messages: number;
  readonly contacts: number;
  /** Share of messages that are delivered twice or three times. */
  readonly repeated: number;
}

/** Share of messages that follow at once on another of the same contact. */
const inBurst = 0.35;

/** Everybody once, then at random: a third of the contacts talk twice as much as the others, and many in bursts. */
const pickContact = (random: Random, index: number, { contacts, last }: { contacts: number; last: number }): number => {
  if (index < contacts) return index;
  if (random.chance(inBurst)) return last;
  return random.below(random.chance(0.33) ? Math.ceil(contacts / 3) : contacts);
};

/** All messages of a run, in the order in which they are sent; what belongs to one contact is in its own order. */
export const writeScript = ({ seed, messages, contacts, repeated }: ScriptOptions): ScriptedMessage[] => {
  const random = createRandom(seed);
  const places = Array.from({ length: contacts }, () => ({ n: 0, theme: random.pick(['buying', 'selling'] as const) }));
  const write = (who: number, place: (typeof places)[number]): ScriptedMessage => {
    if (random.chance(0.12)) place.theme = place.theme === 'buying' ? 'selling' : 'buying';
    const text = say(random, place.theme);
    const deliveries = random.chance(repeated) ? 2 + random.below(2) : 1;
    const handedBack = random.chance(0.1);
    const { n } = place;
    place.n += 1;
    return { contact: `chaos:${seed}:${who}`, id: `m${n}`, n, text, handedBack, deliveries };
  };
  let last = 0;
  return Array.from({ length: messages }, (_, index) => {
    const who = pickContact(random, index, { contacts, last });
    last = who;
    return write(who, places[who] as (typeof places)[number]);
  });
};
