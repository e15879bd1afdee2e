import { type Fact, type FactReport, type Facts, type FactValue, maxFacts } from '@baton/contracts';
import type { Step } from './step.ts';

const factName = /^[a-z][a-zA-Z0-9]{0,39}$/;

export const valuesOf = (facts: Facts): Record<string, FactValue> => {
  const values: Record<string, FactValue> = {};
  for (const name of Object.keys(facts)) values[name] = (facts[name] as Fact).value;
  return values;
};

/** One line of everything known. Built when needed and stored nowhere, so that it cannot contradict the facts. */
export const summaryOf = (facts: Facts): string => {
  let summary = '';
  for (const name of Object.keys(facts))
    summary += `${summary === '' ? '' : '; '}${name}: ${(facts[name] as Fact).value}`;
  return summary;
};

/** Those of the names that are no fact which is held. */
export const missingFrom = (facts: Facts, names: readonly string[]): string[] =>
  names.filter((name) => !Object.hasOwn(facts, name));

const toFact = (report: FactReport, by: string, at: number): Fact => ({
  value: report.value,
  confidence: report.confidence,
  extractor: report.extractor === 'bot' ? by : report.extractor,
  at,
  ...(report.source === undefined ? {} : { source: report.source }),
});

/**
 * Takes reported facts into the state and returns how many of them the contact has newly told: all but those
 * that a bot has worked out for itself and says so by the extractor `derived`. Names that are none, and new
 * names beyond `maxFacts`, change nothing: the state stays bounded whatever a bot returns.
 */
export const learnFacts = (
  step: Step,
  reports: Readonly<Record<string, FactReport>>,
  by: string,
  at: number,
): number => {
  const { state } = step;
  const learned: Record<string, FactValue> = {};
  let facts = state.facts;
  let told = 0;
  for (const [name, report] of Object.entries(reports)) {
    if (!factName.test(name)) continue;
    const held = Object.hasOwn(facts, name);
    if (held && facts[name]?.value === report.value) continue;
    if (!held && Object.keys(facts).length >= maxFacts) continue;
    facts = { ...facts, [name]: toFact(report, by, at) };
    learned[name] = report.value;
    if (report.extractor !== 'derived') told += 1;
  }
  if (Object.keys(learned).length === 0) return 0;
  state.facts = facts;
  if (state.asked && Object.hasOwn(learned, state.asked.fact)) state.asked = null;
  step.journal.push({ type: 'facts.learned', facts: learned, by });
  return told;
};
