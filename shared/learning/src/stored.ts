import { type Outcome, OutcomeResult } from '@baton/contracts';

/** Outcomes of one route as they are kept: the route is the field's name, so it is not written again. */
type Kept = readonly [handoff: string, key: string, result: number, at: number, confidence?: number];

const results = OutcomeResult.options;

export const packEvidence = (outcomes: readonly Outcome[]): string =>
  JSON.stringify(
    outcomes.map(({ handoff, key, result, at, confidence }) => [
      ...[handoff, key, results.indexOf(result), at],
      ...(confidence === undefined ? [] : [confidence]),
    ]),
  );

export const unpackEvidence = (route: string, json: string): readonly Outcome[] => {
  const [from = '', to = ''] = route.split('->');
  return (JSON.parse(json) as Kept[]).map(([handoff, key, result, at, confidence]) => ({
    ...{ handoff, from, to, key, at, result: results[result] ?? 'failed' },
    ...(confidence !== undefined && { confidence }),
  }));
};

const frozenField = 'frozen:';

/** Of the hash `learning`: who froze which route. */
export const frozenOf = (fields: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(fields).flatMap(([field, by]) =>
      field.startsWith(frozenField) ? [[field.slice(frozenField.length), by] as const] : [],
    ),
  );
