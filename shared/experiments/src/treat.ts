import { BatonError, type JournalRecord, overridePolicy, type Policy, type TurnVariants } from '@baton/contracts';
import { policyHash } from '@baton/contracts/ids';
import { assign, splitOf } from './assign.ts';
import type { Experiment, Variant } from './experiment.ts';

/** By what a contact is decided for, and its name in the journal: the two are made together and never apart. */
export interface Treated {
  readonly policy: Policy;
  readonly policyHash: string;
  /** For the journal; empty when the contact is in no experiment. */
  readonly labels: Pick<JournalRecord, 'experiments' | 'stages'>;
  /** For a bot's turn; undefined when no experiment is about this bot. */
  readonly variantsOf: (bot: string) => TurnVariants | undefined;
}

export type Treat = (key: string) => Treated;

interface Assigned {
  readonly experiment: Experiment;
  readonly variant: Variant;
}

const labelsOf = (assigned: readonly Assigned[]): Treated['labels'] => {
  if (assigned.length === 0) return {};
  const experiments = Object.fromEntries(assigned.map(({ experiment, variant }) => [experiment.id, variant.id]));
  const stages = assigned.flatMap(({ experiment: { id, status } }) =>
    status === 'canary' || status === 'done' ? [[id, status] as const] : [],
  );
  return { experiments, ...(stages.length > 0 && { stages: Object.fromEntries(stages) }) };
};

const variantsFor =
  (assigned: readonly Assigned[]) =>
  (bot: string): TurnVariants | undefined => {
    const named = (kind: 'bots' | 'prompts') =>
      assigned.flatMap(({ variant }) => variant.treatment[kind][bot] ?? []).at(-1);
    const [version, prompt] = [named('bots'), named('prompts')];
    if (version === undefined && prompt === undefined) return undefined;
    return { ...(version !== undefined && { version }), ...(prompt !== undefined && { prompt }) };
  };

const merged = (base: Policy, variants: readonly Variant[]): Policy =>
  variants.reduce(
    (policy, { treatment }) =>
      Object.keys(treatment.policy).length === 0 ? policy : overridePolicy(policy, treatment.policy),
    base,
  );

const treated = (base: Policy, assigned: readonly Assigned[]): Treated => {
  const policy = merged(
    base,
    assigned.map(({ variant }) => variant),
  );
  return { policy, policyHash: policyHash(policy), labels: labelsOf(assigned), variantsOf: variantsFor(assigned) };
};

const inOrder = (experiments: readonly Experiment[]): Experiment[] =>
  experiments.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/**
 * Treats contacts by what the experiments ask for now. One policy is merged for each combination of variants, the first
 * time it is met. A combination that makes no valid policy treats nobody and is in nobody's label; `onInvalid` is told.
 */
export const createTreat = (
  base: Policy,
  experiments: readonly Experiment[],
  onInvalid: (error: unknown) => void = () => undefined,
): Treat => {
  const splits = inOrder(experiments).flatMap((experiment) => {
    const variants = splitOf(experiment);
    return variants.length > 0 ? [{ id: experiment.id, variants, experiment }] : [];
  });
  const untreated = treated(base, []);
  const combinations = new Map<string, Treated>();
  const combine = (assigned: readonly Assigned[]): Treated => {
    try {
      return treated(base, assigned);
    } catch (error) {
      onInvalid(error);
      return untreated;
    }
  };
  return (key) => {
    if (splits.length === 0) return untreated;
    const assigned = splits.map((split) => ({ experiment: split.experiment, variant: assign(split, key) }));
    const name = assigned.map(({ variant }) => variant.id).join();
    const known = combinations.get(name) ?? combine(assigned);
    combinations.set(name, known);
    return known;
  };
};

/**
 * The policy that a record's labels stand for, to decide it again. Throws `not-found` when an experiment of the label is
 * not among those given.
 */
export const createPolicyOf = (
  base: Policy,
  experiments: readonly Experiment[],
): ((record: Pick<JournalRecord, 'experiments'>) => Policy) => {
  const known = new Map<string, Policy>();
  const variantOf = ([experiment, variant]: [string, string]): Variant => {
    const found = experiments.find(({ id }) => id === experiment)?.variants.find(({ id }) => id === variant);
    if (!found)
      throw new BatonError('not-found', `the journal names variant "${variant}" of "${experiment}", which is gone`);
    return found;
  };
  return ({ experiments: labels = {} }) => {
    const entries = Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const name = JSON.stringify(entries);
    const policy = known.get(name) ?? merged(base, entries.map(variantOf));
    known.set(name, policy);
    return policy;
  };
};
