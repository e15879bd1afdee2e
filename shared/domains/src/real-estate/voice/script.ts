import type { Language } from '@baton/contracts';
import type { Side } from '../extract/hear.ts';
import type { FactKey, Lead } from '../facts.ts';

/** A text in each language. */
export type Said = Readonly<Record<Language, string>>;

/** A question: as first put, and in other words when the first was not answered. */
export interface Question {
  readonly first: Said;
  readonly again: Said;
}

/** What makes one bot of this domain different from another. */
export interface Script {
  readonly bot: Side;
  /** Facts to ask for, in this order. */
  readonly order: readonly FactKey[];
  readonly questions: { readonly [K in FactKey]?: Question };
  /** Worth saying when the bot tells what it has understood. */
  readonly recap: readonly FactKey[];
  /** All known: qualified. */
  readonly qualified: readonly FactKey[];
  /** Known: booked. */
  readonly booked: FactKey;
  readonly hello: Said;
  /** To a contact who comes from the first bot, or from a person. */
  readonly takingOver: Said;
  /** To a contact who comes from the other specialist, and is in the middle of things. */
  readonly comingOver: Said;
  /** All that was to be asked is known. */
  readonly closing: (lead: Lead, language: Language) => string;
  /** Said to a contact who goes on after that. */
  readonly afterwards: Said;
}

export const questionOf = (script: Script, fact: FactKey): Question => {
  const question = script.questions[fact] ?? shared[fact];
  if (!question) throw new TypeError(`bot "${script.bot}" has no question for "${fact}"`);
  return question;
};

/** Questions that a route may need and that any bot may have to put. */
const shared: { readonly [K in FactKey]?: Question } = {
  wish: {
    first: { en: 'Are you looking to buy, sell, or both?', es: '¿Quieres comprar, vender o ambas cosas?' },
    again: {
      en: 'Just so I get it right: is this about buying a home, selling one, or both?',
      es: 'Para entenderte bien: ¿se trata de comprar, de vender o de las dos cosas?',
    },
  },
  whyBoth: {
    first: {
      en: "What's making you do both: do you need the sale to fund the purchase?",
      es: '¿Qué te lleva a hacer las dos cosas? ¿Necesitas la venta para pagar la compra?',
    },
    again: {
      en: 'Does the money for the next home have to come from selling this one, or is there another reason?',
      es: '¿El dinero para la próxima casa sale de vender la actual, o hay otra razón?',
    },
  },
  startWith: {
    first: {
      en: 'Which one would you like to start with, buying or selling?',
      es: '¿Con cuál prefieres empezar, comprar o vender?',
    },
    again: {
      en: 'Shall we look at buying first, or at selling first?',
      es: '¿Vemos primero la compra o primero la venta?',
    },
  },
};
