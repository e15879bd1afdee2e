import type { IntentPack, TextRule } from './pack.ts';
import { createTypoRepair } from './phrases/typos.ts';
import { createIntentRules, type RuleHit } from './rules/intent-rules.ts';
import { createPhraseBook, type PhraseBook } from './rules/phrase-book.ts';
import { createTextRule, type Found, type Reading } from './rules/text-rule.ts';
import { scopesOf } from './text/scopes.ts';
import { type Token, tokenize } from './text/tokens.ts';

type Rule = (reading: Reading) => Found | null;

/** One intent, compiled. */
export interface IntentReader {
  readonly name: string;
  readonly bias: number;
  readonly rules: (reading: Reading) => readonly RuleHit[];
  readonly wish: Rule;
  /** By the fact that was asked for. */
  readonly answers: ReadonlyMap<string, Rule>;
  /** By the fact that was asked for: what must be said for this intent to be meant all the same. */
  readonly answering: ReadonlyMap<string, Rule>;
}

/** A pack, compiled: everything that can be said of a message by its rules. */
export interface PackReader {
  readonly intents: readonly IntentReader[];
  readonly stop: Rule;
  readonly start: Rule;
  readonly request: Rule;
  readonly topics: Rule;
  read(text: string): Reading;
}

const phrasesOnly = (phrases: readonly string[]): TextRule => ({
  exact: [],
  opening: [],
  phrases: [...phrases],
  unless: [],
});

const readIntent = (name: string, pack: IntentPack, book: PhraseBook): IntentReader => {
  const intent = pack.intents[name] as IntentPack['intents'][string];
  const rulesOf = (byFact: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, Rule> =>
    new Map(Object.entries(byFact).map(([fact, phrases]) => [fact, createTextRule(phrasesOnly([...phrases]), book)]));
  return {
    name,
    bias: intent.bias,
    rules: createIntentRules(intent, book),
    wish: createTextRule(phrasesOnly(intent.wishes), book),
    answers: rulesOf(intent.answers),
    answering: rulesOf(intent.answering),
  };
};

const empty: readonly Token[] = [];

/** Compiles a pack. Throws `bad-input` for a phrase that cannot be read. */
export const createPackReader = (pack: IntentPack): PackReader => {
  const book = createPhraseBook();
  const repair = createTypoRepair(pack.spelling.repair, pack.spelling.keep);
  const rules = {
    intents: Object.keys(pack.intents).map((name) => readIntent(name, pack, book)),
    stop: createTextRule(pack.consent.stop, book),
    start: createTextRule(pack.consent.start, book),
    request: createTextRule(pack.human.request, book),
    topics: createTextRule(pack.human.topics, book),
  };
  const find = book.close(pack.words);
  return {
    ...rules,
    read(text) {
      const tokens = text === '' ? empty : repair(tokenize(text));
      return { tokens, scopes: scopesOf(tokens), hits: find(tokens) };
    },
  };
};
