import type { FactKey, Lead } from '../facts.ts';
import { isQuestion, ownWords, type Text } from './fold.ts';
import { readFunding, readReason, readWhyBoth } from './motive.ts';
import { isUnsure, readYesNo } from './yes-no.ts';

/** What is heard of one fact, and how sure that is, 0..1. */
export interface Hint<T = string | number | boolean> {
  readonly value: T;
  readonly confidence: number;
}
export type Heard = { readonly [K in FactKey]?: Hint<NonNullable<Lead[K]>> };

const sure = <T>(value: T): Hint<T> => ({ value, confidence: 0.9 });
const likely = <T>(value: T): Hint<T> => ({ value, confidence: 0.6 });

/** Said to the bot and not in answer to it. */
const aside =
  /^(?:yes|no|yeah|yep|nope|ok|okay|sure|thanks|si|claro|gracias|hi|hello|hola|vale|great|perfect|interesting|cool|nice|wow|whatever|hmm+|bien|que bien|perfecto|listo|bueno|ya,? contesta)$|\b(?:none of your business|annoying|ridiculous|a joke|just answer|just got off|hold on|sorry for|quick answer|ridiculo|pesad[oa]s|tonteria|que te importa|saber tanto|por la demora|un momento|acabo de|responder rapido)\b/;

/** Free words as an answer: at least two, or one that is no mere yes, no or thanks. */
const inOwnWords = (text: Text): string | null => {
  if (isQuestion(text) || isUnsure(text)) return null;
  const words = ownWords(text.raw);
  return words.length >= 3 && !aside.test(text.plain.replace(/[.!]+$/, '')) ? words : null;
};

const orNone = (text: Text, none: string, yes: string): string | null => {
  const words = ownWords(text.raw);
  const answer = readYesNo(text);
  if (answer === false && words.split(' ').length <= 4) return none;
  if (answer === true && words.split(' ').length <= 2) return yes;
  return inOwnWords(text);
};

const answerWhyBoth = (text: Text): Heard => {
  const funding = readFunding(text) ?? readYesNo(text);
  const why = readWhyBoth(text, funding === true);
  const words = why ?? (funding === false ? 'one does not depend on the other' : inOwnWords(text));
  return {
    ...(words === null ? {} : { whyBoth: why === null ? likely(words) : sure(words) }),
    ...(funding === null ? {} : { saleFundsPurchase: sure(funding) }),
  };
};

const only = (fact: FactKey, value: string | null): Heard => (value === null ? {} : { [fact]: likely(value) });

const answerMotivation = (text: Text): Heard => {
  const reason = readReason(text);
  if (reason !== null) return { motivation: sure(reason) };
  return only('motivation', inOwnWords(text));
};

const justMe =
  /\b(?:just me|only me|myself|i do|i am the only|me alone|solo yo|yo solo|yo sola|nadie mas|no one else|nobody else)\b/;

/** Facts whose answer is free words, or a yes or no: how to read one that was asked for. */
const readers: { readonly [K in FactKey]?: (text: Text) => Heard } = {
  whyBoth: answerWhyBoth,
  motivation: answerMotivation,
  saleFundsPurchase: (text) => {
    const funding = readFunding(text) ?? readYesNo(text);
    return funding === null ? {} : { saleFundsPurchase: sure(funding) };
  },
  sellSoon: (text) => {
    const answer = readYesNo(text);
    return answer === null ? {} : { sellSoon: sure(answer) };
  },
  financing: (text) => {
    const approved = readYesNo(text);
    return approved === null ? {} : { financing: sure(approved ? 'pre-approved' : 'none') };
  },
  liens: (text) =>
    only(
      'liens',
      /\b(?:paid off|free and clear|none|no mortgage|own it outright|pagada|libre|sin hipoteca|no se debe|ningun[ao]?)\b/.test(
        text.plain,
      )
        ? 'none'
        : orNone(text, 'none', 'there is a mortgage'),
    ),
  upgrades: (text) =>
    only('upgrades', /\b(?:none|nothing|nada|ningun[ao]?)\b/.test(text.plain) ? 'none' : orNone(text, 'none', 'some')),
  listingHistory: (text) =>
    only(
      'listingHistory',
      /\b(?:never|first time|nunca|primera vez)\b/.test(text.plain)
        ? 'never listed'
        : orNone(text, 'never listed', 'listed before'),
    ),
  decisionMakers: (text) =>
    only(
      'decisionMakers',
      justMe.test(text.plain) ? 'the contact alone' : orNone(text, 'the contact alone', 'others too'),
    ),
};

/** An answer to the question that was asked, read as such. Empty: this was no answer to it. */
export const readAnswer = (asked: FactKey, text: Text): Heard => readers[asked]?.(text) ?? {};
