import { BatonError } from '@baton/contracts';
import { controlOf } from './assign.ts';
import type { Canary, Experiment } from './experiment.ts';
import type { StageReport } from './report.ts';

/** What people order, and what time and figures bring. `at` is Redis time, ms. */
export type ExperimentOrder =
  | { readonly type: 'start'; readonly at: number }
  | { readonly type: 'stop'; readonly at: number }
  | {
      readonly type: 'promote';
      readonly at: number;
      readonly variant: string;
      readonly running: StageReport;
      readonly canary?: Partial<Canary>;
    }
  | { readonly type: 'look'; readonly at: number; readonly canary: StageReport };

type OrderOf<T extends ExperimentOrder['type']> = Extract<ExperimentOrder, { type: T }>;

const refuse = ({ id, status }: Experiment, what: string): never => {
  throw new BatonError('bad-input', `"${id}" is ${status}: ${what}`);
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const brokenRail = (stage: StageReport, variant: string): string | null => {
  const rails = stage.variants.find(({ id }) => id === variant)?.guardRails ?? [];
  const broken = rails.find(({ status }) => status === 'broken');
  return broken ? `${broken.metric} is ${percent(broken.rate)} against ${percent(broken.control)} of control` : null;
};

const distrust = ({ conclusion }: StageReport): string | null =>
  conclusion.status === 'invalid' ? 'contacts did not come to the variants in the shares asked for' : null;

const promote = (experiment: Experiment, { at, variant, running, canary }: OrderOf<'promote'>): Experiment => {
  if (experiment.status !== 'running') return refuse(experiment, 'only a running one can be promoted from');
  if (variant === controlOf(experiment).id) return refuse(experiment, 'stop it, and everybody gets control again');
  if (!experiment.variants.some(({ id }) => id === variant))
    return refuse(experiment, `it has no variant "${variant}"`);
  const objection = distrust(running) ?? brokenRail(running, variant);
  if (objection !== null) return refuse(experiment, objection);
  const why = `${variant} was promoted`;
  return {
    ...experiment,
    status: 'canary',
    winner: variant,
    since: at,
    why,
    canary: { ...experiment.canary, ...canary },
  };
};

const look = (experiment: Experiment, { at, canary: seen }: OrderOf<'look'>): Experiment => {
  const { status, winner, since, canary } = experiment;
  if (status !== 'canary' || winner === null) return experiment;
  const why = distrust(seen) ?? brokenRail(seen, winner);
  if (why !== null) return { ...experiment, status: 'rolled-back', since: at, why };
  const met = seen.variants.find(({ id }) => id === winner)?.exposed ?? 0;
  if (at < since + canary.ms || met < canary.contacts) return experiment;
  return { ...experiment, status: 'done', since: at, why: `every guard rail held for ${met} contacts` };
};

/**
 * draft → running → canary → done, or rolled-back. What changes nothing gives the experiment back as it was; an order
 * that is not possible now throws `bad-input`.
 */
export const stepExperiment = (experiment: Experiment, order: ExperimentOrder): Experiment => {
  switch (order.type) {
    case 'start':
      if (experiment.status !== 'draft') return refuse(experiment, 'only a draft can be started');
      return { ...experiment, status: 'running', winner: null, since: order.at, why: 'it was started' };
    case 'stop':
      if (experiment.status === 'rolled-back' || (experiment.status === 'done' && experiment.winner === null))
        return refuse(experiment, 'it has ended');
      return { ...experiment, status: 'done', winner: null, since: order.at, why: 'it was stopped' };
    case 'promote':
      return promote(experiment, order);
    case 'look':
      return look(experiment, order);
    default:
      return order satisfies never;
  }
};
