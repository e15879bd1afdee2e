import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Pair } from './data.ts';

/** A classifier of npm, trained: its first guess and how sure it says it is. */
export interface Rival {
  readonly name: string;
  guess(text: string): { label: string; confidence: number };
}

interface WinkBayes {
  definePrepTasks(tasks: readonly unknown[]): void;
  defineConfig(config: object): void;
  learn(text: string, label: string): void;
  consolidate(): void;
  computeOdds(text: string): readonly (readonly [label: string, odds: number])[];
}
interface NaturalBayes {
  addDocument(text: string, label: string): void;
  train(): void;
  getClassifications(text: string): readonly { label: string; value: number }[];
}

const load = <T>(name: string): T => createRequire(join(import.meta.dirname, 'rivals/package.json'))(name) as T;

const trainWink = (examples: readonly Pair[]): Rival => {
  const bayes = load<() => WinkBayes>('wink-naive-bayes-text-classifier')();
  const nlp = load<{ string: { tokenize0: unknown }; tokens: { stem: unknown; bigrams: unknown } }>('wink-nlp-utils');
  bayes.definePrepTasks([nlp.string.tokenize0, nlp.tokens.stem]);
  bayes.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 });
  for (const [text, label] of examples) bayes.learn(text, label);
  bayes.consolidate();
  return {
    name: 'wink-naive-bayes-text-classifier',
    guess(text) {
      const odds = bayes.computeOdds(text);
      const [label = '', best = 0] = odds[0] ?? [];
      return { label, confidence: 1 / (1 + 2 ** -best) };
    },
  };
};

const trainNatural = (examples: readonly Pair[]): Rival => {
  // One of its dependencies greets on stdout otherwise.
  process.env.DOTENV_CONFIG_QUIET = 'true';
  const { BayesClassifier } = load<{ BayesClassifier: new () => NaturalBayes }>('natural');
  const bayes = new BayesClassifier();
  for (const [text, label] of examples) bayes.addDocument(text, label);
  bayes.train();
  return {
    name: 'natural BayesClassifier',
    guess(text) {
      const all = bayes.getClassifications(text);
      const sum = all.reduce((total, { value }) => total + value, 0);
      return { label: all[0]?.label ?? '', confidence: (all[0]?.value ?? 0) / (sum || 1) };
    },
  };
};

/** The rivals that are installed. Throws nothing: why one is absent is part of the result. */
export const trainRivals = (examples: readonly Pair[]): { rivals: readonly Rival[]; skipped: readonly string[] } => {
  const rivals: Rival[] = [];
  const skipped: string[] = [];
  for (const [name, train] of [
    ['wink', trainWink],
    ['natural', trainNatural],
  ] as const) {
    try {
      rivals.push(train(examples));
    } catch (error) {
      const code = (error as { code?: string }).code ?? String(error);
      skipped.push(`${name}: ${code}; npm install --ignore-scripts --prefix test/bench/intent/rivals`);
    }
  }
  return { rivals, skipped };
};
