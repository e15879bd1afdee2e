import { type Fact, type FactReport, type Facts, type FactValue, maxFacts } from '@baton/contracts';
import { indexOf } from './policy-index.ts';
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
 * What a bot may see: all but the sensitive facts that were told before it had the contact, the very turn that moved it
 * included, and that no contract of a route into it names.
 */
export const factsFor = ({ state, inputs }: Step, bot: string): Facts => {
  const { cleared } = indexOf(inputs.policy);
  const { facts, owner } = state;
  if (cleared.size === 0) return facts;
  const since = owner.status === 'nobody' ? 0 : owner.since;
  const hidden = Object.keys(facts).filter(
    (name) => cleared.get(name)?.has(bot) === false && (facts[name] as Fact).at <= since,
  );
  return without(facts, hidden);
};

const without = (facts: Facts, names: readonly string[]): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)));

/** Forgets what does not keep. No timer wakes a contact for it: it is gone when the contact is looked at again. */
export const expireFacts = (step: Step, until: number): void => {
  const { state } = step;
  const { perishable } = indexOf(step.inputs.policy);
  if (perishable.size === 0) return;
  const expired = Object.keys(state.facts).filter((name) => {
    const ttl = perishable.get(name);
    return ttl !== undefined && (state.facts[name] as Fact).at + ttl <= until;
  });
  if (expired.length === 0) return;
  state.facts = without(state.facts, expired);
  if (state.baton) state.baton = { ...state.baton, carried: state.baton.carried.filter((n) => !expired.includes(n)) };
  step.journal.push({ type: 'facts.expired', facts: expired });
};

const charsOf = (name: string, value: FactValue): number => name.length + String(value).length;

const charsIn = (facts: Facts): number =>
  Object.entries(facts).reduce((chars, [name, { value }]) => chars + charsOf(name, value), 0);

/** Whether the facts stay within what a contact may have when this one joins them. */
const hasRoom = (facts: Facts, name: string, value: FactValue, contextChars: number): boolean => {
  const held = facts[name];
  if (!held && Object.keys(facts).length >= maxFacts) return false;
  const freed = held ? charsOf(name, held.value) : 0;
  return charsIn(facts) - freed + charsOf(name, value) <= contextChars;
};

/**
 * Takes reported facts into the state and returns how many of them the contact has newly told: all but those
 * that a bot has worked out for itself and says so by the extractor `derived`. Names that are none change nothing, and
 * neither does what a contact has no room for, which the journal says: the state stays bounded whatever a bot returns.
 */
export const learnFacts = (
  step: Step,
  reports: Readonly<Record<string, FactReport>>,
  by: string,
  at: number,
): number => {
  const { state } = step;
  const { contextChars } = step.inputs.policy.limits;
  const learned: Record<string, FactValue> = {};
  const refused: string[] = [];
  let facts = state.facts;
  let told = 0;
  for (const [name, report] of Object.entries(reports)) {
    if (!factName.test(name)) continue;
    if (Object.hasOwn(facts, name) && facts[name]?.value === report.value) continue;
    if (!hasRoom(facts, name, report.value, contextChars)) {
      refused.push(name);
      continue;
    }
    facts = { ...facts, [name]: toFact(report, by, at) };
    learned[name] = report.value;
    if (report.extractor !== 'derived') told += 1;
  }
  if (refused.length > 0) step.journal.push({ type: 'facts.refused', facts: refused, by });
  if (Object.keys(learned).length === 0) return 0;
  state.facts = facts;
  if (state.asked && Object.hasOwn(learned, state.asked.fact)) state.asked = null;
  step.journal.push({ type: 'facts.learned', facts: learned, by });
  return told;
};
