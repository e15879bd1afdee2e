import type { ContactEventOf, FactReport, FactValue } from '@baton/contracts';
import type { Confidences } from './belief.ts';
import { thresholdOf } from './candidates.ts';
import { learnFacts } from './facts.ts';
import { exact } from './number.ts';
import { indexOf } from './policy-index.ts';
import { ownerName } from './state.ts';
import type { Step } from './step.ts';

/** The confidence at which an intent holds: that of the route from the owner; else of the easiest route to its bot. */
const holdsFrom = (step: Step, intent: string): number => {
  const { policy, learned } = step.inputs;
  const owner = ownerName(step.state.owner);
  const routes = policy.routes.filter(({ to }) => indexOf(policy).bots.get(to)?.intents.includes(intent));
  const own = routes.filter(({ from }) => from === owner);
  return Math.min(1, ...(own.length > 0 ? own : routes).map((route) => thresholdOf(learned, route)));
};

/**
 * Facts for which an intent is itself the evidence (real estate: `wish`) become known when it holds, that is at its
 * route's threshold or by the contact's explicit wish. Where two that hold differ, `bothFacts` has the value that says both.
 */
export const learnFromIntents = (
  step: Step,
  message: ContactEventOf<'message.received'>,
  confidences: Confidences,
): void => {
  const { intentFacts, bothFacts } = step.inputs.policy;
  const wish = message.scored?.wish ?? null;
  const learned: Record<string, FactReport> = {};
  const report = (name: string, value: FactValue, confidence: number) => {
    // Who has said both is not taken at one half of it.
    if (Object.hasOwn(bothFacts, name) && step.state.facts[name]?.value === bothFacts[name]) return;
    learned[name] = { value, confidence, extractor: 'intent', source: message.id };
  };
  for (const [intent, facts] of Object.entries(intentFacts)) {
    const confidence = exact(confidences[intent] ?? 0);
    if (intent !== wish && (confidence === 0 || confidence < holdsFrom(step, intent))) continue;
    for (const [name, value] of Object.entries(facts)) {
      const other = learned[name];
      const both = bothFacts[name];
      if (other === undefined || other.value === value) report(name, value, confidence);
      else if (both !== undefined) report(name, both, Math.min(confidence, other.confidence));
    }
  }
  learnFacts(step, learned, 'intent', step.now);
};
