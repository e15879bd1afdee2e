import type { Language } from '@baton/contracts';
import type { Side } from '../extract/hear.ts';
import type { FactKey, Lead } from '../facts.ts';

/** A text in each language. */
export type Said = Readonly<Record<Language, string>>;

/** Several ways to say the same, in each language. */
export type Ways = Readonly<Record<Language, readonly string[]>>;

/** A question: as first put, and in other words when the first was not answered. */
export interface Question {
  readonly first: Ways;
  readonly again: Ways;
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
  readonly hello: Ways;
  /** To a contact who comes from the first bot, or from a person. */
  readonly takingOver: Ways;
  /** To a contact who comes from the other specialist, and is in the middle of things. */
  readonly comingOver: Ways;
  /** All that was to be asked is known. */
  readonly closing: (lead: Lead, language: Language) => string;
  /** Said to a contact who goes on after that. */
  readonly afterwards: Ways;
}

export const questionOf = (script: Script, fact: FactKey): Question => {
  const question = script.questions[fact] ?? shared[fact];
  if (!question) throw new TypeError(`bot "${script.bot}" has no question for "${fact}"`);
  return question;
};

/** Questions that a route may need and that any bot may have to put. */
const shared: { readonly [K in FactKey]?: Question } = {
  wish: {
    first: {
      en: ['Are you looking to buy, sell, or both?', 'What brings you here: buying, selling, or a bit of both?'],
      es: ['¿Quieres comprar, vender o ambas cosas?', '¿Buscas comprar, vender o las dos cosas?'],
    },
    again: {
      en: [
        'Just so I get it right: is this about buying a home, selling one, or both?',
        'So that I point you the right way: are you buying, selling, or both? Just looking is fine too.',
      ],
      es: [
        'Para entenderte bien: ¿se trata de comprar, de vender o de las dos cosas?',
        'Para orientarte bien: ¿quieres comprar, vender o ambas? Si solo estás mirando, también vale.',
      ],
    },
  },
  whyBoth: {
    first: {
      en: ["What's making you do both: do you need the sale to fund the purchase?"],
      es: ['¿Qué te lleva a hacer las dos cosas? ¿Necesitas la venta para pagar la compra?'],
    },
    again: {
      en: ['Does the money for the next home have to come from selling this one, or is there another reason?'],
      es: ['¿El dinero para la próxima casa sale de vender la actual, o hay otra razón?'],
    },
  },
  startWith: {
    first: {
      en: [
        'Which one would you like to start with, buying or selling?',
        'Where shall we begin, with buying or selling?',
      ],
      es: ['¿Con cuál prefieres empezar, comprar o vender?', '¿Por dónde empezamos, por la compra o por la venta?'],
    },
    again: {
      en: ['Shall we look at buying first, or at selling first?', 'Which comes first for you, buying or selling?'],
      es: ['¿Vemos primero la compra o primero la venta?', '¿Qué va primero para ti, comprar o vender?'],
    },
  },
};
