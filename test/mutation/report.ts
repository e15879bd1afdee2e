/** As much as is read of the report that Stryker leaves. */
export interface MutationReport {
  readonly files: Readonly<Record<string, MutatedFile>>;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

interface MutatedFile {
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

const isNoticed = ({ status }: Mutant): boolean => status === 'Killed' || status === 'Timeout';
const isMissed = ({ status }: Mutant): boolean => status === 'Survived' || status === 'NoCoverage';

/** The report of a first pass, without the mutants that a second one has to ask about again. */
export const onlyNoticed = (report: MutationReport): MutationReport => ({
  ...report,
  files: Object.fromEntries(
    Object.entries(report.files).map(([name, file]) => [name, { ...file, mutants: file.mutants.filter(isNoticed) }]),
  ),
});

const percent = (mutants: readonly Mutant[]): string => {
  const noticed = mutants.filter(isNoticed).length;
  const all = noticed + mutants.filter(isMissed).length;
  return all === 0 ? '' : `${((100 * noticed) / all).toFixed(1)} %`;
};

const shortName = (name: string): string => name.replace('shared/core/src/', '');

const row = (name: string, mutants: readonly Mutant[]): string =>
  `| ${name} | ${mutants.filter((one) => isNoticed(one) || isMissed(one)).length} | ${mutants.filter(isMissed).length} | ${percent(mutants)} |`;

/** Mutants, those that no test noticed, and the share of the others; file by file and in all. */
export const table = ({ files }: MutationReport): string => {
  const rows = Object.entries(files).map(([name, { mutants }]) => row(shortName(name), mutants));
  const all = Object.values(files).flatMap(({ mutants }) => mutants);
  return ['| file | mutants | survived | noticed |', '|---|--:|--:|--:|', ...rows, row('all', all)].join('\n');
};

const replaced = (source: string, { start, end }: Mutant['location']): string => {
  const text = source.split('\n')[start.line - 1] ?? '';
  return text.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
};

/** Each mutant that no test noticed: where it is, what stood there and what stands there instead. */
export const lines = ({ files }: MutationReport): string[] =>
  Object.entries(files).flatMap(([name, { source, mutants }]) =>
    mutants.filter(isMissed).map((one) => {
      const { line, column } = one.location.start;
      return `${shortName(name)}:${line}:${column} ${one.mutatorName}: ${replaced(source, one.location)} → ${one.replacement ?? ''}`;
    }),
  );
