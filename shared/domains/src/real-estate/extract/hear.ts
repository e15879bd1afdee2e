import type { Language } from '@baton/contracts';
import { type FactKey, facts, type Lead } from '../facts.ts';
import { hearMoney } from './amounts.ts';
import { type Heard, type Hint, readAnswer } from './answers.ts';
import { readAppointment } from './appointment.ts';
import { isQuestion, type Text, toText } from './fold.ts';
import { readBedrooms, readCondition, readFinancing } from './home.ts';
import { readFunding, readReason, readWhyBoth } from './motive.ts';
import { readContactMethod, readName, readStart, readWish } from './person.ts';
import { readAddress, readArea } from './place.ts';
import { readTimeline } from './timeline.ts';
import { isCorrection, isUnsure } from './yes-no.ts';

/** On whose side of the table a message is read: "650k" is a budget to a buyer's bot, a price to a seller's. */
export type Side = 'lead' | 'buyer' | 'seller';

export interface Hearing {
  readonly text: string;
  readonly language: Language;
  /** When the message was written, ms since 1970: what "tomorrow" and "by June" count from. */
  readonly at: number;
  /** The fact that the contact has just been asked for. */
  readonly asked: FactKey | null;
  readonly known: Lead;
  readonly side: Side;
}

interface Ear extends Hearing {
  readonly words: Text;
  readonly correcting: boolean;
  readonly sells: boolean;
  readonly buys: boolean;
}

const viewing =
  /\b(?:view(?:ing)?|see\b[^.;!?]{0,20}\b(?:it|them|homes?|houses?|places?|some)|tour|showing|visit|verla|verlas|ver (?:la|las|una|unas|casas)|visitar?|mostrar)\b/;
const visiting =
  /\b(?:come (?:by|over)|stop by|visit|valuation|appraisal|walk[- ]?through|pasar|venir|visita|valuacion|tasacion|valoracion)\b/;
const talking = /\b(?:call|talk|speak|chat|phone|reach me|llam\w+|hablar|hablamos|platicar)\b/;

const meetings = { preferredTime: talking, viewingTime: viewing, valuationTime: visiting } as const;
type Meeting = keyof typeof meetings;
const isMeeting = (fact: FactKey | null): fact is Meeting => fact !== null && fact in meetings;
const ofSide: Readonly<Record<Side, Meeting>> = {
  lead: 'preferredTime',
  buyer: 'viewingTime',
  seller: 'valuationTime',
};

const hint = <T>(value: T | null, confidence = 0.9): Hint<T> | undefined =>
  value === null ? undefined : { value, confidence };

const hearMeeting = (ear: Ear): Heard => {
  const { words, side, asked } = ear;
  const about = isMeeting(asked)
    ? asked
    : meetings[ofSide[side]].test(words.plain)
      ? ofSide[side]
      : talking.test(words.plain)
        ? 'preferredTime'
        : null;
  if (about === null) return {};
  const when = readAppointment(words, ear.at, ear.language);
  return when === null ? {} : { [about]: { value: when, confidence: 0.9 } };
};

const usualMoney = ({ side, buys, sells }: Ear): 'budget' | 'priceExpectation' | null => {
  if (side === 'lead') return buys === sells ? null : buys ? 'budget' : 'priceExpectation';
  return side === 'buyer' ? 'budget' : 'priceExpectation';
};

const hearSums = (ear: Ear): Heard => {
  if (ear.asked === 'liens') return {};
  const { asked, correcting } = ear;
  const sums = hearMoney(ear.words, { asked, correcting, usual: usualMoney(ear) });
  const taken = sums.filter(
    ({ fact, plainly }) => ear.known[fact] === undefined || plainly || correcting || asked === fact,
  );
  return Object.fromEntries(taken.map(({ fact, value }) => [fact, { value, confidence: 0.9 }]));
};

/** What a seller says of the home for sale; a buyer says the like of the home sought, which is no fact. */
const hearSale = ({ words, asked, sells, side }: Ear): Partial<Record<FactKey, Hint | undefined>> => {
  const own = side === 'seller' || sells;
  return {
    address: hint(readAddress(words, false)),
    condition: own || asked === 'condition' ? hint(readCondition(words, asked === 'condition')) : undefined,
    motivation: own ? hint(readReason(words), 0.8) : undefined,
  };
};

const hearPurchase = ({ words, asked, side, sells }: Ear): Partial<Record<FactKey, Hint | undefined>> => {
  const seeks = side !== 'seller' && !(side === 'lead' && sells);
  return {
    financing: side === 'seller' ? undefined : hint(readFinancing(words, asked === 'financing')),
    bedrooms: seeks || asked === 'bedrooms' ? hint(readBedrooms(words, asked === 'bedrooms')) : undefined,
    area: seeks ? hint(readArea(words, false)) : undefined,
  };
};

const about = /\b(?:sell\w*|selling|vend\w+|sale|venta)\b/;

/** A buyer who says why the own home goes, in the words with which the sale first comes up. */
const hearBoth = ({ words, side }: Ear): Partial<Record<FactKey, Hint | undefined>> => {
  if (side === 'seller' || !about.test(words.plain)) return {};
  const funds = readFunding(words);
  return { whyBoth: hint(readWhyBoth(words, funds === true), 0.8), saleFundsPurchase: hint(funds, 0.8) };
};

const hearPerson = ({ words, asked, side, at }: Ear): Partial<Record<FactKey, Hint | undefined>> => ({
  name: hint(readName(words, asked === 'name')),
  wish: side === 'lead' || asked === 'wish' ? hint(readWish(words, asked === 'wish'), 0.8) : undefined,
  startWith: asked === 'startWith' ? hint(readStart(words)) : undefined,
  timeline: isMeeting(asked)
    ? undefined
    : hint(readTimeline(words, at, asked === 'timeline' || asked === 'sellSoon'), 0.8),
  contactMethod: hint(readContactMethod(words, asked === 'contactMethod')),
});

const present = (hints: Partial<Record<FactKey, Hint | undefined>>): Heard =>
  Object.fromEntries(Object.entries(hints).filter(([, each]) => each !== undefined));

/** 30 to 45 days suits whoever is in a hurry, and not whoever names a later date. */
const sellSoonFrom = (timeline: Lead['timeline']): boolean | null => {
  if (timeline === 'now') return true;
  return timeline === '6-12 months' || timeline === 'later' ? false : null;
};

/** Only for the fact that was asked for and nothing else answered: the place or the words alone. */
const hearAlone = ({ words, asked }: Ear): Heard => {
  if (asked === 'address') return present({ address: hint(readAddress(words, true), 0.6) });
  if (asked === 'area') return present({ area: hint(readArea(words, true), 0.7) });
  return asked === null ? {} : readAnswer(asked, words);
};

/** Answers that are never to be replaced by a chance remark: only the question or a correction reopens them. */
const mayReplace = (ear: Ear, fact: FactKey): boolean =>
  ear.known[fact] === undefined ||
  ear.correcting ||
  ear.asked === fact ||
  fact === 'budget' ||
  fact === 'priceExpectation' ||
  fact === 'startWith' ||
  isMeeting(fact);

const yesNoFacts = new Set<FactKey>([
  'financing',
  'sellSoon',
  'saleFundsPurchase',
  'whyBoth',
  'liens',
  'upgrades',
  'listingHistory',
  'decisionMakers',
]);

const hearAll = (ear: Ear): Heard => {
  const plain: Heard = {
    ...present({ ...hearPerson(ear), ...hearPurchase(ear), ...hearSale(ear), ...hearBoth(ear) }),
    ...hearSums(ear),
    ...hearMeeting(ear),
  };
  const { asked } = ear;
  const answered = asked !== null && plain[asked] !== undefined;
  const soon = ear.side === 'seller' && plain.timeline ? sellSoonFrom(plain.timeline.value) : null;
  const derived: Heard = soon === null ? plain : { ...plain, sellSoon: { value: soon, confidence: 0.7 } };
  if (answered) return derived;
  // "No, the budget is 600" is no "no" to the question, and free words that held other facts were no answer to it.
  const corrected = ear.correcting && Object.keys(derived).length > 0;
  const alone = Object.keys(derived).length === 0 || (asked !== null && yesNoFacts.has(asked) && !corrected);
  return alone ? { ...hearAlone(ear), ...derived } : derived;
};

/** What of one message is read, UTF-16 units: facts stand in the first sentences, and time stays bounded. */
const longest = 1000;

const valid = (fact: FactKey, value: unknown): boolean => facts.shape[fact].safeParse(value).success;

const sells = (known: Lead): boolean => known.wish === 'sell' || known.wish === 'both';
const buys = (known: Lead): boolean => known.wish === 'buy' || known.wish === 'both';

/**
 * The facts in one message, each with how sure that is. A held fact is given again only where the contact changes it:
 * asked for, plainly named, or taken back. Everything is read in both languages; `language` decides between dates.
 */
export const hear = (hearing: Hearing): Heard => {
  const words = toText(hearing.text.slice(0, longest));
  const { known } = hearing;
  const wish = hearing.side === 'lead' ? (readWish(words, hearing.asked === 'wish') ?? known.wish) : known.wish;
  const minded: Lead = wish === undefined ? known : { ...known, wish };
  const ear: Ear = { ...hearing, words, correcting: isCorrection(words), sells: sells(minded), buys: buys(minded) };
  const heard = Object.entries(hearAll(ear)).filter(([name, each]) => {
    const fact = name as FactKey;
    return valid(fact, each.value) && mayReplace(ear, fact) && known[fact] !== each.value;
  });
  return Object.fromEntries(heard);
};

/** The contact was asked for a fact, and can or will not say. */
export const cannotSay = (text: string): boolean => {
  const words = toText(text);
  return isUnsure(words) && !isQuestion(words);
};
