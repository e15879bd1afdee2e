import type { Evidence, Language, Scored } from '@baton/contracts';
import type { IntentPack } from './pack.ts';
import { createIntentRules, type RuleHit } from './rules/intent-rules.ts';
import { ruleLogit } from './rules/rule-logit.ts';
import { createTextRule, type Found } from './rules/text-rule.ts';
import { languageOf } from './text/language.ts';
import { scopesOf } from './text/scopes.ts';
import { type Token, tokenize } from './text/tokens.ts';

/** What the conversation knows that the text does not say. */
export interface ScoreContext {
  readonly owner?: string;
  /** The fact the owner asked for last, so that "selling" after "buy or sell?" is a wish, and "600" is none. */
  readonly asked?: string | null;
  /** What the contact has spoken so far: taken when the text does not tell. */
  readonly language?: Language;
}

export interface Scorer {
  /** Name and version; stands in {@link Scored.model}. */
  readonly model: string;
  /** Reads one message. Never throws; takes time linear in the text, of which it reads at most 480 units. */
  score(text: string, context?: ScoreContext): Scored;
}

const wishFloor = 0.9;
const answerWeight = 6.5;
const maxEvidence = 24;

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const spanOf = (tokens: readonly Token[], { from, to }: Found): [number, number] => [
  tokens[from]?.start ?? 0,
  tokens[to - 1]?.end ?? 0,
];
const wordsOf = (text: string, [start, end]: readonly [number, number]): string => text.slice(start, end).slice(0, 200);

const ruleEvidence = (text: string, tokens: readonly Token[], hits: readonly RuleHit[]): Evidence[] =>
  hits.map((hit) => {
    const span = spanOf(tokens, hit);
    const weight = hit.stance === 'asserted' ? hit.rule.weight : 0;
    return { intent: hit.rule.intent, feature: wordsOf(text, span), weight, span };
  });

/** One evidence per words and intent, the weightiest first. */
const strongest = (evidence: readonly Evidence[]): Evidence[] => {
  const best = new Map<string, Evidence>();
  for (const each of evidence) {
    const key = `${each.intent}\n${each.feature}`;
    if (Math.abs(each.weight) > Math.abs(best.get(key)?.weight ?? -1e-9)) best.set(key, each);
  }
  return [...best.values()].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, maxEvidence);
};

type Rule = (tokens: readonly Token[], scopes: Uint8Array) => Found | null;

const compileIntent = (pack: IntentPack, name: string) => {
  const { bias, wishes, answers } = pack.intents[name] as IntentPack['intents'][string];
  const rule = (phrases: readonly string[]): Rule =>
    createTextRule({ exact: [], opening: [], phrases: [...phrases], unless: [] }, pack.words);
  return {
    name,
    bias,
    wish: rule(wishes),
    answers: new Map(Object.entries(answers).map(([fact, phrases]) => [fact, rule(phrases)])),
  };
};

/** Compiles a pack. Throws `bad-input` for a phrase that cannot be read. */
export const createScorer = (pack: IntentPack): Scorer => {
  const intentRules = createIntentRules(pack);
  const intents = Object.keys(pack.intents).map((name) => compileIntent(pack, name));
  const rule = (given: IntentPack['consent']['stop']): Rule => createTextRule(given, pack.words);
  const [stop, start] = [rule(pack.consent.stop), rule(pack.consent.start)];
  const [request, topics] = [rule(pack.human.request), rule(pack.human.topics)];
  const model = `${pack.name}@${pack.version}`;

  const humanIn = (text: string, tokens: readonly Token[], scopes: Uint8Array, wished: boolean): Scored['human'] => {
    const asked = wished ? null : request(tokens, scopes);
    const topic = asked ? null : topics(tokens, scopes);
    const found = asked ?? topic;
    if (!found) return null;
    const reason = asked ? 'explicit_human_request' : 'legal_financial_topic';
    return { reason, words: wordsOf(text, spanOf(tokens, found)) };
  };

  const score = (text: string, context: ScoreContext = {}): Scored => {
    const tokens = tokenize(text);
    const scopes = scopesOf(tokens);
    const hits = intentRules.find(tokens, scopes);
    const evidence = ruleEvidence(text, tokens, hits);
    const scores: Record<string, number> = {};
    let wish: string | null = null;
    for (const intent of intents) {
      let z = ruleLogit(
        hits.filter((hit) => hit.rule.intent === intent.name),
        intent.bias,
      );
      const answer = context.asked ? intent.answers.get(context.asked)?.(tokens, scopes) : undefined;
      if (answer) {
        z += answerWeight;
        const span = spanOf(tokens, answer);
        evidence.push({ intent: intent.name, feature: wordsOf(text, span), weight: answerWeight, span });
      }
      let confidence = sigmoid(z);
      const wished = intent.wish(tokens, scopes);
      if (wished) {
        wish ??= intent.name;
        confidence = Math.max(confidence, wishFloor);
      }
      scores[intent.name] = rounded(confidence);
    }
    return {
      model,
      intents: scores,
      evidence: strongest(evidence),
      language: languageOf(text, tokens, context.language),
      consent: stop(tokens, scopes) ? 'stop' : start(tokens, scopes) ? 'start' : null,
      human: humanIn(text, tokens, scopes, wish !== null),
      wish,
    };
  };
  return { model, score };
};
