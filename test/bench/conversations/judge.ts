import type { FactValue } from '@baton/contracts';
import type { Utterance } from './contact.ts';
import type { Expected } from './expected.ts';
import { readQuestion, type Understood } from './question-reader.ts';
import type { Fact } from './tongue.ts';

/** How one fact that was told was understood. */
export interface Reading {
  readonly fact: Fact;
  readonly verdict: 'right' | 'wrong' | 'missed';
  readonly expected: string;
  readonly found: string;
  readonly text: string;
}

export interface Fault {
  readonly what:
    | 'asked again'
    | 'asked though unsure'
    | 'no answer'
    | 'question unclear'
    | 'asks something else'
    | 'other language'
    | 'said twice'
    | 'two answers';
  readonly fact: Fact | null;
  readonly text: string;
}

type Facts = Readonly<Record<string, FactValue>>;

const spanish = /[¿¡ñ]|\b(?:que|para|tu|por|el|los|una?|gracias|entendido|perfecto|anotado|hasta|cuando)\b/i;
const english = /\b(?:the|you|your|what|which|when|for|and|thanks|got it|noted|great|with|this)\b/i;

const speaks = (text: string): 'en' | 'es' | null => {
  const es = spanish.test(text);
  const en = english.test(text);
  return es === en ? null : es ? 'es' : 'en';
};

/**
 * Knows what the contact has told, and holds each reply and the facts against that. It reads what is asked for from the
 * words alone; what the bot claims to have asked only has to agree.
 */
export const createJudge = (language: 'en' | 'es', switches: boolean) => {
  const told = new Map<Fact, Expected>();
  const unsure = new Set<Fact>();
  const readings: Reading[] = [];
  const faults: Fault[] = [];
  const seen = new Set<string>();

  const readingOf = (fact: Fact, expected: Expected, facts: Facts, text: string): Reading => {
    const found = facts[fact];
    const verdict = found === undefined ? 'missed' : expected.fits(found) ? 'right' : 'wrong';
    return { fact, verdict, expected: expected.shown, found: String(found), text };
  };

  const hearReply = (text: string): Understood => {
    const question = readQuestion(text);
    if (question === 'unclear') faults.push({ what: 'question unclear', fact: null, text });
    else if (question !== null && told.has(question)) faults.push({ what: 'asked again', fact: question, text });
    else if (question !== null && unsure.has(question))
      faults.push({ what: 'asked though unsure', fact: question, text });
    const spoken = speaks(text);
    if (!switches && spoken !== null && spoken !== language) faults.push({ what: 'other language', fact: null, text });
    if (seen.has(text)) faults.push({ what: 'said twice', fact: null, text });
    seen.add(text);
    return question;
  };

  return {
    readings: readings as readonly Reading[],
    faults: faults as readonly Fault[],
    told: told as ReadonlyMap<Fact, Expected>,
    /** The contact has said this. */
    note: ({ parts, unsureOf }: Utterance): void => {
      for (const { tells } of parts)
        for (const [fact, expected] of Object.entries(tells)) {
          told.set(fact as Fact, expected);
          unsure.delete(fact as Fact);
        }
      if (unsureOf) unsure.add(unsureOf);
    },
    /** What is held once a bot has read it. */
    weigh: ({ parts }: Utterance, facts: Facts): void => {
      const tells = Object.assign({}, ...parts.map((part) => part.tells)) as Record<Fact, Expected>;
      const text = parts.map((part) => part.text).join(' | ');
      for (const [fact, expected] of Object.entries(tells) as [Fact, Expected][])
        readings.push(readingOf(fact, expected, facts, text));
    },
    /** The replies to one utterance, and what the bot says that it asked for; what the last of them asks. */
    hear: (replies: readonly string[], owed: boolean, claimed: string | null): Understood => {
      if (owed && replies.length === 0) faults.push({ what: 'no answer', fact: null, text: '' });
      if (replies.length > 1) faults.push({ what: 'two answers', fact: null, text: replies.join(' | ') });
      const questions = replies.map(hearReply);
      const question = questions.findLast((each) => each !== null) ?? null;
      if (question !== null && question !== 'unclear' && claimed !== null && question !== claimed)
        faults.push({ what: 'asks something else', fact: question, text: replies.join(' | ') });
      return question;
    },
  };
};
