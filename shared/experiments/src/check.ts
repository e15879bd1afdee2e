import { BatonError, overriddenPaths, overridePolicy, type Policy } from '@baton/contracts';
import { splitOf } from './assign.ts';
import type { Experiment, Treatment } from './experiment.ts';

const pathsOf = ({ policy, bots, prompts }: Treatment): string[] => [
  ...overriddenPaths(policy),
  ...Object.keys(bots).map((bot) => `version of ${bot}`),
  ...Object.keys(prompts).map((bot) => `prompt of ${bot}`),
];

const changes = (experiment: Experiment): string[] =>
  experiment.variants.flatMap(({ treatment }) => pathsOf(treatment));

const covers = (one: string, other: string): boolean => one === other || other.startsWith(`${one}.`);

/** What both would change: the later one would undo the other, whose label would then be a lie. */
const clash = (one: Experiment, other: Experiment): string | undefined => {
  const others = changes(other);
  return changes(one).find((path) => others.some((each) => covers(path, each) || covers(each, path)));
};

const checkBots = ({ id, treatment }: Experiment['variants'][number], policy: Policy): void => {
  const known = policy.bots.map((bot) => bot.id);
  const unknown = [...Object.keys(treatment.bots), ...Object.keys(treatment.prompts)].find(
    (bot) => !known.includes(bot),
  );
  if (unknown !== undefined)
    throw new BatonError('bad-input', `variant "${id}": a bot of this domain (${known.join(', ')}), not "${unknown}"`);
};

/**
 * Throws `bad-input` when a variant makes no valid policy, names a bot that is not there, or changes what an experiment
 * that is in force changes too.
 */
export const checkExperiment = (experiment: Experiment, policy: Policy, others: readonly Experiment[]): void => {
  for (const variant of experiment.variants) {
    checkBots(variant, policy);
    overridePolicy(policy, variant.treatment.policy);
  }
  for (const other of others.filter(({ id }) => id !== experiment.id)) {
    const path = splitOf(other).length > 0 ? clash(experiment, other) : undefined;
    if (path !== undefined)
      throw new BatonError('bad-input', `"${other.id}" is in force and changes ${path} too; stop it first`);
  }
};
