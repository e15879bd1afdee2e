import type { ExperimentReport } from '@baton/client';
import type { Experiment, GuardRailReport, StageReport, VariantReport } from '@baton/experiments';
import { isoTime } from '../script/shown-decision.ts';
import { table } from './wrap.ts';

const percent = (share: number): string => (Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : 'from none');
const probability = (p: number | null): string => (p === null ? '–' : p < 0.001 ? '< 0.001' : p.toFixed(3));

const stateOf = ({ status, winner }: Experiment): string => (winner === null ? status : `${status} (${winner})`);

export const experimentLines = (experiments: readonly Experiment[]): string[] =>
  experiments.length === 0
    ? ['There are no experiments.']
    : table([
        ['experiment', 'status', 'since', 'metric', 'why'],
        ...experiments.map((one) => [one.id, stateOf(one), isoTime(one.since), one.metric, one.why]),
      ]);

const variantRow = (variant: VariantReport): string[] => [
  variant.id,
  percent(variant.share),
  String(variant.exposed),
  String(variant.converted),
  percent(variant.rate),
  variant.interval.map(percent).join(' to '),
  probability(variant.p),
  probability(variant.sequentialP),
];

const railLine = (id: string, rail: GuardRailReport): string =>
  `  ${id}: ${rail.metric} ${percent(rail.rate)} against ${percent(rail.control)} of control (${percent(rail.measured)} worse, at most ${percent(rail.worsening)})${rail.status === 'broken' ? ': broken' : ', which may be chance'}`;

const conclusionOf = ({ conclusion, sampleRatioP }: StageReport): string => {
  switch (conclusion.status) {
    case 'invalid':
      return `No conclusion: contacts did not come to the variants in the shares asked for (p ${probability(sampleRatioP)}).`;
    case 'undecided':
      return 'Undecided so far.';
    case 'decided':
      return `Decided: ${conclusion.winner} is best.`;
    default:
      return conclusion satisfies never;
  }
};

const stageLines = (stage: StageReport): string[] => [
  ...table([
    [stage.stage, 'share', 'exposed', 'converted', 'rate', '95 %', 'p (one look)', 'p (any time)'],
    ...stage.variants.map(variantRow),
  ]),
  ...stage.variants.flatMap(({ id, guardRails }) =>
    guardRails.filter(({ status }) => status !== 'held').map((rail) => railLine(id, rail)),
  ),
  conclusionOf(stage),
];

export const reportLines = ({ experiment, running, canary }: ExperimentReport): string[] => [
  `${experiment.id}: ${stateOf(experiment)}, ${experiment.metric}`,
  ...stageLines(running),
  ...(canary ? ['', ...stageLines(canary)] : []),
];
