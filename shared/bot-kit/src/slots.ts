import type { FactReport, FactValue } from '@baton/contracts';
import type { Known } from './bot.ts';

/** The next fact to ask for: the first that is neither known nor set aside. null: nothing is open. */
export const nextOpen = <T extends string>(
  order: readonly T[],
  known: { readonly [K in T]?: FactValue },
  setAside: readonly string[] = [],
): T | null => order.find((name) => known[name] === undefined && !setAside.includes(name)) ?? null;

/** What is known once these reports are taken in. */
export const mergeFacts = (known: Known, reports: Readonly<Record<string, { readonly value: FactValue }>>): Known => ({
  ...known,
  ...Object.fromEntries(Object.entries(reports).map(([name, report]) => [name, report.value])),
});

/** Only what is new or different: a fact heard again is not news. */
export const newsIn = <T extends { readonly value: FactValue }>(
  known: Known,
  reports: Readonly<Record<string, T>>,
): Record<string, T> =>
  Object.fromEntries(Object.entries(reports).filter(([name, report]) => known[name] !== report.value));

/** A summary derived from facts, in the order given; unknown facts are left out. `say` returns null for what it cannot tell. */
export const summarise = (
  order: readonly string[],
  known: Known,
  say: (name: string, value: FactValue) => string | null,
): string =>
  order
    .flatMap((name) => {
      const value = known[name];
      const words = value === undefined ? null : say(name, value);
      return words === null ? [] : [words];
    })
    .join('; ');

/** Facts as a bot reports them, by name. */
export type Reports = Readonly<Record<string, Partial<FactReport> & Pick<FactReport, 'value'>>>;
