import { BatonError, type Policy, parse } from '@baton/contracts';
import {
  type Canary,
  checkExperiment,
  Experiment,
  type ExperimentOrder,
  type Looks,
  reportStage,
  type Stage,
  type StageReport,
  stepExperiment,
} from '@baton/experiments';
import { redisTime, type Shard, type Shards } from '@baton/runtime';
import { createExperimentStore, type ExperimentStore, type Stored } from './experiment-store.ts';
import { reaching } from './shard-access.ts';

export interface ExperimentReport {
  readonly experiment: Experiment;
  /** The comparison. */
  readonly running: StageReport;
  /** The trial of the winner, once there is one. */
  readonly canary: StageReport | null;
}

export interface Experiments {
  list(): Promise<Experiment[]>;
  /** `policy`: the domain's, which every variant must fit. Throws `bad-input` that names what does not. */
  start(definition: unknown, policy: Policy): Promise<Experiment>;
  /** A look: it counts, and an always-valid p keeps the smallest value of all looks. Throws `not-found`. */
  report(id: string): Promise<ExperimentReport>;
  /** Nobody is treated any more, also by a winner. */
  stop(id: string): Promise<Experiment>;
  /** Gives the variant to a few contacts, watches, and then to everybody or back to nobody. */
  promote(id: string, variant: string, canary?: Partial<Canary>): Promise<Experiment>;
  /** Looks at everything that is in force and takes the steps that are due. Returns the experiments that took one. */
  watch(): Promise<Experiment[]>;
}

const looksOf = ({ variants }: StageReport): Looks =>
  Object.fromEntries(variants.flatMap(({ id, sequentialP }) => (sequentialP === null ? [] : [[id, sequentialP]])));

const lookAt = async (store: ExperimentStore, experiment: Experiment, stage: Stage): Promise<StageReport> => {
  const { id } = experiment;
  const counted = await store.counted(id, stage);
  const seen = reportStage(experiment, stage, counted, await store.looks(id, stage));
  return reportStage(experiment, stage, counted, await store.keepLooks(id, stage, looksOf(seen)));
};

const report = async (store: ExperimentStore, experiment: Experiment): Promise<ExperimentReport> => ({
  experiment,
  running: await lookAt(store, experiment, 'running'),
  canary: experiment.winner === null ? null : await lookAt(store, experiment, 'canary'),
});

type ToOrder = (stored: Experiment, at: number) => ExperimentOrder | Promise<ExperimentOrder>;

export const createExperiments = (shards: Shards): Experiments => {
  const store = createExperimentStore(shards);
  const now = (): Promise<number> => redisTime((shards.all[0] as Shard).redis);

  const step = async (stored: Stored, toOrder: ToOrder): Promise<Experiment | 'overtaken'> => {
    const next = stepExperiment(stored.experiment, await toOrder(stored.experiment, await now()));
    return next === stored.experiment || (await store.replace(stored, next)) ? next : 'overtaken';
  };

  const order = async (id: string, toOrder: ToOrder): Promise<Experiment> => {
    const next = await step(await store.get(id), toOrder);
    return next === 'overtaken' ? order(id, toOrder) : next;
  };

  const start = async (definition: unknown, policy: Policy): Promise<Experiment> => {
    const draft = parse(Experiment, definition, 'the experiment');
    const others = (await store.all()).map(({ experiment }) => experiment);
    checkExperiment(draft, policy, others);
    const started = stepExperiment(draft, { type: 'start', at: await now() });
    if (await store.replace(null, started)) return started;
    throw new BatonError('bad-input', `there has been an experiment "${draft.id}" already; take another id`);
  };

  const promote = (id: string, variant: string, canary: Partial<Canary> = {}): Promise<Experiment> =>
    order(id, async (experiment, at) => {
      const running = await lookAt(store, experiment, 'running');
      return { type: 'promote', at, variant, running, canary };
    });

  const watchOne = async (stored: Stored): Promise<Experiment[]> => {
    const { status } = stored.experiment;
    if (status === 'running') await lookAt(store, stored.experiment, 'running');
    if (status !== 'canary') return [];
    const toOrder: ToOrder = async (experiment, at) => ({
      type: 'look',
      at,
      canary: await lookAt(store, experiment, 'canary'),
    });
    const next = await step(stored, toOrder);
    return next === 'overtaken' || next === stored.experiment ? [] : [next];
  };

  const watch = async (): Promise<Experiment[]> => {
    await store.publish();
    const taken: Experiment[] = [];
    for (const stored of await store.all()) taken.push(...(await watchOne(stored)));
    return taken;
  };

  return {
    list: () => reaching(async () => (await store.all()).map(({ experiment }) => experiment)),
    start: (definition, policy) => reaching(() => start(definition, policy)),
    report: (id) => reaching(async () => report(store, (await store.get(id)).experiment)),
    stop: (id) => reaching(() => order(id, (_, at) => ({ type: 'stop', at }))),
    promote: (id, variant, canary) => reaching(() => promote(id, variant, canary)),
    watch: () => reaching(watch),
  };
};
