import type { DomainNames, FactValue, HandoffCard, Language } from '@baton/contracts';
import { type CardWords, cardWords } from './words.ts';

export interface CardOptions {
  /** Of the card's own words. Default: the contact's language. */
  readonly language?: Language;
  /** What facts and their values are called; what is not named is called as it is. */
  readonly names?: Pick<DomainNames, 'facts' | 'values'>;
}

/** A labelled value. */
export interface Line {
  readonly label: string;
  readonly value: string;
}

/** A card as it is read, in one language and in this order, whatever it is then rendered as. */
export interface Brief {
  readonly words: CardWords;
  readonly language: Language;
  readonly priority: HandoffCard['priority'];
  readonly at: number;
  readonly who: readonly Line[];
  readonly why: readonly string[];
  readonly approach: readonly string[];
  readonly known: readonly Line[];
  readonly open: readonly string[];
  readonly said: readonly string[];
}

/** `priceExpectation` → `Price expectation`. */
const spoken = (name: string): string => {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const locales: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

const shown = (value: FactValue, words: CardWords, language: Language): string => {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return typeof value === 'number' ? value.toLocaleString(locales[language]) : value;
};

const inTime = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const whoOf = (card: HandoffCard, words: CardWords): Line[] => {
  const name = card.facts.name;
  return [
    { label: words.headings.who, value: typeof name === 'string' ? `${name} (${card.contact})` : card.contact },
    { label: words.channel, value: card.channel },
    { label: words.from, value: card.from },
    { label: words.called, value: inTime(card.at) },
  ];
};

const temperatureOf = ({ facts }: HandoffCard): string | null =>
  typeof facts.temperature === 'string' ? facts.temperature : null;

const whyOf = (card: HandoffCard, words: CardWords): string[] => {
  const temperature = temperatureOf(card);
  const reason = words.reasons[card.reason] ?? card.reason;
  return [
    card.words === '' ? reason : `${reason}: “${card.words}”`,
    ...(card.confidence === undefined ? [] : [`${words.confidence}: ${Math.round(card.confidence * 100)} %`]),
    ...(temperature === null ? [] : [`${words.temperature}: ${named(words.temperatures, temperature) ?? temperature}`]),
  ];
};

const approachOf = (card: HandoffCard, words: CardWords): string[] =>
  [words.approaches[card.reason], named(words.byTemperature, temperatureOf(card) ?? '')].filter(
    (text) => text !== undefined,
  );

/** A word that the list itself has: facts and their values may be called `constructor`. */
const named = (words: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined;

export const briefOf = (card: HandoffCard, options: CardOptions = {}): Brief => {
  const language = options.language ?? card.language;
  const words = cardWords[language];
  const labels = options.names?.facts[language] ?? {};
  const values = options.names?.values?.[language] ?? {};
  const label = (fact: string): string => named(labels, fact) ?? spoken(fact);
  const told = Object.entries(card.facts).filter(([fact]) => fact !== 'name' && fact !== 'temperature');
  return {
    ...{ words, language, priority: card.priority, at: card.at },
    who: whoOf(card, words),
    why: whyOf(card, words),
    approach: approachOf(card, words),
    known: told.map(([fact, value]) => ({
      label: label(fact),
      value: named(values, String(value)) ?? shown(value, words, language),
    })),
    open: card.openQuestions.map(label),
    said: card.messages.map(({ text }) => text),
  };
};
