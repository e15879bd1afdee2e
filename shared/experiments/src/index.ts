export { assign } from './assign.ts';
export { Experiment, Treatment, Variant } from './experiment.ts';
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
