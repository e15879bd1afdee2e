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
  const routes = indexOf(policy).routesFor.get(intent) ?? [];
  const own = routes.filter(({ from }) => from === owner);
  return Math.min(1, ...(own.length > 0 ? own : routes).map((route) => thresholdOf(learned, route)));
};

/** The intents that hold now, with their confidence: at their route's threshold, or by the contact's explicit wish. */
const holding = (step: Step, wish: string | null, confidences: Confidences): [intent: string, confidence: number][] =>
  Object.keys(step.inputs.policy.intentFacts)
    .map((intent): [string, number] => [intent, exact(confidences[intent] ?? 0)])
    .filter(([intent, confidence]) => intent === wish || (confidence > 0 && confidence >= holdsFrom(step, intent)));

/** One value for what this message, another intent in it, and the contact before say of a fact: both, where they differ. */
const agreed = (
  said: FactValue,
  others: readonly (FactValue | undefined)[],
  both: FactValue | undefined,
): FactValue => {
  const [here = said, before] = others;
  return both !== undefined && (here !== said || before === both) ? both : here;
};

/**
 * Facts for which an intent is itself the evidence (real estate: `wish`) become known when it holds. Where two that
 * hold differ, `bothFacts` has the value that says both; and who has said both is not taken at one half of it.
 */
export const learnFromIntents = (
  step: Step,
  message: ContactEventOf<'message.received'>,
  confidences: Confidences,
): void => {
  const { intentFacts, bothFacts } = step.inputs.policy;
  const reports: Record<string, FactReport> = {};
  for (const [intent, confidence] of holding(step, message.scored?.wish ?? null, confidences)) {
    for (const [name, said] of Object.entries(intentFacts[intent] ?? {})) {
      const value = agreed(said, [reports[name]?.value, step.state.facts[name]?.value], bothFacts[name]);
      reports[name] = { value, confidence, extractor: 'intent', source: message.id };
    }
  }
  learnFacts(step, reports, 'intent', step.now);
};
