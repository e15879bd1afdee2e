import { splitOf } from './assign.ts';
import type { Experiment, GuardRail, Variant } from './experiment.ts';
import { type Metric, moreIsBetter, type Stage } from './metrics.ts';
import { type Counts, rate, sampleRatioTest, sequentialTest, twoProportionTest, wilson } from './statistics.ts';

/** Contacts by variant and metric, as counted in one stage. */
export type Counted = Readonly<Record<string, Partial<Readonly<Record<Metric | 'exposed', number>>>>>;

export interface GuardRailReport extends GuardRail {
  readonly rate: number;
  readonly control: number;
  /** Relative worsening against control; infinite, `null` in JSON, where control has none at all. */
  readonly measured: number;
  /** `broken`: beyond the limit, and not by chance. `worse`: beyond it, but chance may have done it. */
  readonly status: 'held' | 'worse' | 'broken';
}

export interface VariantReport extends Counts {
  readonly id: string;
  /** Share of the contacts that it was to get. */
  readonly share: number;
  readonly rate: number;
  /** Wilson's 95 % interval of the rate. */
  readonly interval: readonly [number, number];
  /** Against control; null for control itself. `p` is good for one look alone, `sequentialP` for any number of them. */
  readonly p: number | null;
  readonly sequentialP: number | null;
  readonly guardRails: readonly GuardRailReport[];
}

export type Conclusion =
  /** Contacts did not come to the variants in the shares asked for: no figure of this may be believed. */
  | { readonly status: 'invalid' }
  | { readonly status: 'undecided' }
  | { readonly status: 'decided'; readonly winner: string };

export interface StageReport {
  readonly stage: Stage;
  readonly variants: readonly VariantReport[];
  /** p-value of the sample-ratio check. */
  readonly sampleRatioP: number;
  readonly conclusion: Conclusion;
}

const sampleRatioLimit = 0.001;
/** What is compared may not get worse by more than this either, however the guard rails are set. */
const metricWorsening = 0.2;
const guardAlpha = 0.05;

type Tally = Counted[string];

const countsOf = (tally: Tally, metric: Metric): Counts => ({
  exposed: tally.exposed ?? 0,
  converted: tally[metric] ?? 0,
});

const worseningOf = (metric: Metric, control: Counts, variant: Counts): number => {
  const more = rate(variant) - rate(control);
  const worse = moreIsBetter(metric) ? -more : more;
  if (worse === 0) return 0;
  return rate(control) === 0 ? worse * Number.POSITIVE_INFINITY : worse / rate(control);
};

const guard = ({ metric, worsening }: GuardRail, control: Tally, variant: Tally): GuardRailReport => {
  const [was, is] = [countsOf(control, metric), countsOf(variant, metric)];
  const measured = was.exposed > 0 && is.exposed > 0 ? worseningOf(metric, was, is) : 0;
  const beyond = measured > worsening;
  const status = beyond ? (sequentialTest(was, is) < guardAlpha ? 'broken' : 'worse') : 'held';
  return { metric, worsening, rate: rate(is), control: rate(was), measured, status };
};

const railsOf = ({ guardRails, metric }: Experiment): readonly GuardRail[] =>
  guardRails.some((rail) => rail.metric === metric)
    ? guardRails
    : [{ metric, worsening: metricWorsening }, ...guardRails];

/** Smallest p-value of earlier looks, by variant: an always-valid p never rises again. */
export type Looks = Readonly<Record<string, number>>;

interface Compared {
  readonly experiment: Experiment;
  readonly counted: Counted;
  readonly looks: Looks;
  readonly control: Variant;
}

const reportVariant = ({ id, share }: Variant, { experiment, counted, looks, control }: Compared): VariantReport => {
  const { metric } = experiment;
  const [base, own] = [counted[control.id] ?? {}, counted[id] ?? {}];
  const [was, is] = [countsOf(base, metric), countsOf(own, metric)];
  const isControl = id === control.id;
  return {
    ...{ id, share, ...is, rate: rate(is), interval: wilson(is) },
    p: isControl ? null : twoProportionTest(was, is),
    sequentialP: isControl ? null : sequentialTest(was, is, looks[id]),
    guardRails: isControl ? [] : railsOf(experiment).map((rail) => guard(rail, base, own)),
  };
};

const conclude = ({ metric, alpha }: Experiment, variants: readonly VariantReport[]): Conclusion => {
  const [control, ...others] = variants as [VariantReport, ...VariantReport[]];
  const gain = ({ rate: own }: VariantReport): number =>
    moreIsBetter(metric) ? own - control.rate : control.rate - own;
  // As many chances to err as there are comparisons: each gets its part of alpha (Bonferroni).
  const settled = others.filter(({ sequentialP }) => (sequentialP ?? 1) < alpha / others.length);
  const better = settled.filter(
    (variant) => gain(variant) > 0 && variant.guardRails.every(({ status }) => status !== 'broken'),
  );
  const [best] = better.toSorted((a, b) => gain(b) - gain(a));
  if (best) return { status: 'decided', winner: best.id };
  return settled.length === others.length ? { status: 'decided', winner: control.id } : { status: 'undecided' };
};

/** What one stage of an experiment has shown so far. */
export const reportStage = (experiment: Experiment, stage: Stage, counted: Counted, looks: Looks = {}): StageReport => {
  const split = splitOf({ ...experiment, status: stage });
  const control = split[0] as Variant;
  const variants = split.map((variant) => reportVariant(variant, { experiment, counted, looks, control }));
  const sampleRatioP = sampleRatioTest(
    variants.map(({ exposed }) => exposed),
    variants.map(({ share }) => share),
  );
  const conclusion: Conclusion =
    sampleRatioP < sampleRatioLimit ? { status: 'invalid' } : conclude(experiment, variants);
  return { stage, variants, sampleRatioP, conclusion };
};
