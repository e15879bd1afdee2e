export { assign, splitOf } from './assign.ts';
export { checkExperiment } from './check.ts';
export { Canary, Experiment, GuardRail, Treatment, Variant } from './experiment.ts';
export { type Metric, metricNames, type Observation, observe, type Stage } from './metrics.ts';
export { type ExperimentOrder, stepExperiment } from './promotion.ts';
export {
  type Conclusion,
  type Counted,
  type GuardRailReport,
  type Looks,
  reportStage,
  type StageReport,
  type VariantReport,
} from './report.ts';
export {
  type Counts,
  rate,
  type SampleSizeInput,
  sampleRatioTest,
  sampleSize,
  sequentialTest,
  twoProportionTest,
  wilson,
} from './statistics.ts';
export { createPolicyOf, createTreat, type Treat, type Treated } from './treat.ts';
