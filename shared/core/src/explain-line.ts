import { type Explanation, routeName } from '@baton/contracts';
import { timeOfDay } from './number.ts';

const verbs: Readonly<Record<Explanation['decision'], string>> = {
  stay: 'stays with',
  handoff: 'goes to',
  defer: 'waits with',
  clarify: 'stays with',
  ask: 'stays with',
  human: 'goes to a person from',
  review: 'waits with',
  suppress: 'is silent with',
};

/** What the decision means for the contact, before the reason. */
const gist = ({ decision, owner, to }: Explanation): string => {
  if (decision === 'handoff') return `${owner} → ${to}`;
  const suffix = decision === 'clarify' ? ', asks which is meant' : decision === 'defer' ? `, deferred to ${to}` : '';
  return `${verbs[decision]} ${owner}${suffix}`;
};

/**
 * One sentence for people: `lead → seller: seller 0.91 ≥ 0.70`, `stays with lead: cooldown lead->seller ends 14:32`.
 * Times are UTC.
 */
export const explainLine = (explanation: Explanation): string => {
  const { why, until, from, to } = explanation;
  const named = until !== null && !why.includes(timeOfDay(until)) ? `${why}, until ${timeOfDay(until)}` : why;
  const route =
    from && to && explanation.decision === 'review' && !why.includes('->') ? ` (${routeName(from, to)})` : '';
  return `${gist(explanation)}: ${named}${route}`;
};
