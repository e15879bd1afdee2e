import type { Language } from '@baton/contracts';
import { type FactKey, facts, type Lead } from '../facts.ts';
import { hearMoney } from './amounts.ts';
import { type Heard, type Hint, readAnswer } from './answers.ts';
import { readAppointment } from './appointment.ts';
import { clausesOf, isQuestion, type Text, toText } from './fold.ts';
import { readBedrooms, readCondition, readFinancing } from './home.ts';
import { readFunding, readReason, readWhyBoth } from './motive.ts';
import { readContactMethod, readName, readStart, readWish } from './person.ts';
import { readAddress, readArea, readOtherArea } from './place.ts';
import { readTimeline } from './timeline.ts';
import { isCorrection, isUnsure, readYesNo } from './yes-no.ts';

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

const meetingIn = ({ words: { plain }, side, asked, buys, sells }: Ear): Meeting | null => {
  if (isMeeting(asked)) return asked;
  if (meetings[ofSide[side]].test(plain)) return ofSide[side];
  if ((sells || (side === 'lead' && !buys)) && visiting.test(plain)) return 'valuationTime';
  if ((buys || (side === 'lead' && !sells)) && viewing.test(plain)) return 'viewingTime';
  return talking.test(plain) ? 'preferredTime' : null;
};

const hearMeeting = (ear: Ear): Heard => {
  const { words } = ear;
  const about = meetingIn(ear);
  if (about === null) return {};
  const when = readAppointment(words, ear.at, ear.language);
  return when === null ? {} : { [about]: { value: when, confidence: 0.9 } };
};

const usualMoney = ({ side, buys, sells }: Ear): 'budget' | 'priceExpectation' | null => {
  if (side === 'lead') return buys === sells ? null : buys ? 'budget' : 'priceExpectation';
  return side === 'buyer' ? 'budget' : 'priceExpectation';
};

const hearSums = (ear: Ear): Heard => {
  const { asked, correcting, known: held } = ear;
  const sums = hearMoney(ear.words, { asked, correcting, usual: usualMoney(ear), held });
  const taken = sums.filter(
    // What is owed on a home is neither: asked for that, only a sum that is plainly named counts.
    ({ fact, plainly }) => plainly || correcting || (asked !== 'liens' && (held[fact] === undefined || asked === fact)),
  );
  return Object.fromEntries(taken.map(({ fact, value }) => [fact, { value, confidence: 0.9 }]));
};

/** Said to somebody who does not know yet which home it is about: of the home that is owned. */
const owning =
  /\b(?:it's|it is|the (?:house|home|place) (?:is|got|needs)|my (?:house|home|place)|la casa|mi casa|esta|hipoteca|hered\w+|se fueron)\b/;

/** What a seller says of the home for sale; a buyer says the like of the home sought, which is no fact. */
const hearSale = ({ words, asked, sells, buys, side }: Ear): Partial<Record<FactKey, Hint | undefined>> => {
  const own = side === 'seller' || sells || (side === 'lead' && !buys && owning.test(words.plain));
  return {
    address: hint(readAddress(words, false)),
    condition: own || asked === 'condition' ? hint(readCondition(words, asked === 'condition')) : undefined,
    motivation: own ? hint(readReason(words), 0.8) : undefined,
  };
};

/** Said of the home that is sought, to whomever. */
const seeking = /\b(?:(?:we're|i'm|are|am) looking|want to be|somewhere|busc\w+|l[ao] queremos|nos gustaria)\b/;

const hearPurchase = ({
  words,
  asked,
  side,
  sells,
  buys,
  correcting,
  known,
}: Ear): Partial<Record<FactKey, Hint | undefined>> => {
  const seeks = side !== 'seller' && !(side === 'lead' && sells);
  return {
    financing: side === 'seller' && !buys ? undefined : hint(readFinancing(words, asked === 'financing')),
    bedrooms: seeks || buys || asked === 'bedrooms' ? hint(readBedrooms(words, asked === 'bedrooms')) : undefined,
    area: hint(
      (seeks || seeking.test(words.plain) ? readArea(words, false) : null) ??
        (correcting && known.area ? readOtherArea(words) : null),
    ),
  };
};

const about = /\b(?:sell\w*|selling|vend\w+|sale|venta)\b/;

/** A buyer who says why the own home goes, in the words with which the sale first comes up. */
const hearBoth = ({ words, side }: Ear): Partial<Record<FactKey, Hint | undefined>> => {
  if (side === 'seller' || !about.test(words.plain)) return {};
  const funds = readFunding(words);
  return { whyBoth: hint(readWhyBoth(words, funds === true), 0.8), saleFundsPurchase: hint(funds, 0.8) };
};

/** In answer to "which day?" a span of weeks may be about the visit; with these words it is about the move. */
const moving =
  /\b(?:mov(?:e|ing)|settled|done|months?|years?|rush|hurry|flexible|mud\w+|mes(?:es)?|anos?|prisa|cuanto antes|lo antes)\b/;

const hearPerson = ({ words, asked, side, at }: Ear): Partial<Record<FactKey, Hint | undefined>> => ({
  name: hint(readName(words, asked === 'name')),
  wish: side === 'lead' || asked === 'wish' ? hint(readWish(words, asked === 'wish'), 0.8) : undefined,
  startWith: asked === 'startWith' ? hint(readStart(words)) : undefined,
  timeline:
    isMeeting(asked) && !moving.test(words.plain)
      ? undefined
      : hint(readTimeline(words, at, asked === 'timeline'), 0.8),
  contactMethod: hint(readContactMethod(words, asked === 'contactMethod')),
});

const present = (hints: Partial<Record<FactKey, Hint | undefined>>): Heard =>
  Object.fromEntries(Object.entries(hints).filter(([, each]) => each !== undefined));

/** 30 to 45 days suits whoever is in a hurry, and not whoever names a later date. */
const sellSoonFrom = (timeline: NonNullable<Lead['timeline']>): boolean | null => {
  if (timeline === 'now') return true;
  return timeline === '6-12 months' || timeline === 'later' ? false : null;
};

/** Only for the fact that was asked for and nothing else answered: the place or the words alone. */
const hearAlone = ({ words, asked }: Ear): Heard => {
  if (asked === 'address') return present({ address: hint(readAddress(words, true), 0.6) });
  if (asked === 'area') return present({ area: hint(readArea(words, true), 0.7) });
  return asked === null ? {} : readAnswer(asked, words);
};

/** Said of the move itself, a time is no chance remark: it replaces what was gathered from one. */
const planning = /\b(?:mov(?:e|ing)|settled|be done|mud\w+|queremos|gustaria|ideally|it would be|seria|sea)\b/;

/** Answers that are never to be replaced by a chance remark: only the question or a correction reopens them. */
const mayReplace = (ear: Ear, fact: FactKey): boolean =>
  ear.known[fact] === undefined ||
  ear.correcting ||
  ear.asked === fact ||
  fact === 'budget' ||
  fact === 'priceExpectation' ||
  fact === 'startWith' ||
  (fact === 'timeline' && planning.test(ear.words.plain)) ||
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

/** What is said plainly, whatever was asked. */
const hearPlainly = (ear: Ear): Heard => ({
  ...present({ ...hearPerson(ear), ...hearPurchase(ear), ...hearSale(ear), ...hearBoth(ear) }),
  ...hearSums(ear),
  ...hearMeeting(ear),
});

/** "No, the budget is 600" is no "no" to the question. */
const takesBack = ({ correcting, known, words }: Ear, plain: Heard): boolean =>
  (correcting || readYesNo(words) === false) &&
  Object.entries(plain).some(([name, { value }]) => {
    const held = known[name as FactKey];
    return held !== undefined && held !== value;
  });

/** Below this, free words were taken for the answer; not so when the message had something else to say. */
const sure = 0.8;
/**
 * The answer to the question, in the first piece of the message that has one. A piece that tells something else is no
 * answer, but for a yes or a no at its head.
 */
const isGuess = (answer: Heard, asked: FactKey, plain: Heard): boolean =>
  asked === 'motivation' && (answer[asked]?.confidence ?? 1) < sure && Object.keys(plain).length > 0;

const hearAnswer = (ear: Ear, plain: Heard): Heard => {
  const { asked } = ear;
  if (asked === null || (ear.correcting && takesBack(ear, plain))) return {};
  const clauses = clausesOf(ear.words).map((words) => ({ ...ear, words }));
  for (const [at, clause] of clauses.entries()) {
    const said = hearPlainly(clause);
    const next = clauses[at + 1];
    const yesOrNo = yesNoFacts.has(asked) && readYesNo(clause.words) !== null;
    const denial = takesBack(clause, next && /^(?:no|nope)$/.test(clause.words.plain) ? hearPlainly(next) : said);
    const free = Object.keys(said).length === 0 || yesOrNo || asked === 'whyBoth';
    const answer = said[asked] === undefined && free && !denial ? hearAlone(clause) : said;
    if (answer[asked] !== undefined && !isGuess(answer, asked, plain)) return answer;
  }
  return {};
};

const hearAll = (ear: Ear): Heard => {
  const { asked } = ear;
  const plain = hearPlainly(ear);
  const answer = asked !== null && plain[asked] === undefined ? hearAnswer(ear, plain) : {};
  const when = asked === 'sellSoon' ? readTimeline(ear.words, ear.at, true) : plain.timeline?.value;
  const soon = ear.side === 'seller' && when ? sellSoonFrom(when) : null;
  const derived: Heard = soon === null ? {} : { sellSoon: { value: soon, confidence: 0.7 } };
  return { ...derived, ...answer, ...plain };
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
  const answersNo = hearing.asked !== null && yesNoFacts.has(hearing.asked);
  const correcting = isCorrection(words, answersNo);
  const ear: Ear = { ...hearing, words, correcting, sells: sells(minded), buys: buys(minded) };
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
