import type { ModelCard, ModelStage, ShadowReport } from '@baton/classifiers/models';
import { isoTime } from '../script/shown-decision.ts';
import { table } from './wrap.ts';

const roleOf = ({ active, shadow, before }: ModelStage, version: string | null): string => {
  if (version === active) return 'scores';
  if (version !== null && version === shadow) return 'in shadow';
  return before.at(-1) === version && before.length > 0 ? 'scored before' : '';
};

/** Every model there is, the one that ships first. */
export const modelLines = (stage: ModelStage): string[] =>
  table([
    ['model', 'role', 'since', 'by'],
    ['shipped', roleOf(stage, null), '', ''],
    ...stage.models.map(({ version, at, by }: ModelCard) => [version, roleOf(stage, version), isoTime(at), by]),
  ]);

/** What the model in shadow has seen, and where it would act otherwise. */
export const shadowLines = ({ version, messages, skipped, differences, last }: ShadowReport): string[] => {
  const total = Object.values(differences).reduce((sum, count) => sum + count, 0);
  const rows = Object.entries(differences).toSorted(([, a], [, b]) => b - a);
  return [
    '',
    `In shadow, ${version} has read ${messages} messages and would act otherwise on ${total}${skipped > 0 ? `; ${skipped} came too fast` : ''}`,
    ...rows.map(([what, count]) => `  ${String(count).padStart(5)}  ${what}`),
    ...last.slice(0, 5).map(({ message, difference }) => `  message ${message}  ${difference}`),
  ];
};
