import { decide } from '@baton/core';
import { invariants, sabotages, search } from '@baton/core/properties';

export interface PropertiesOptions {
  readonly runs: number;
  readonly seed: number;
  /** Most things that happen in one configuration. */
  readonly length: number;
}

export interface PropertiesResult {
  readonly configurations: number;
  readonly seed: number;
  readonly length: number;
  /** How often `decide` was called in all. */
  readonly decisions: number;
  readonly invariants: number;
  /** The first invariant that was broken, and how; null: none was. */
  readonly broken: string | null;
  readonly seconds: number;
  /** Cores with one thing taken out that were noticed, of how many. */
  readonly sabotagesNoticed: string;
}

/** Configurations of one seed; the next ones have the next seed, so that a failure can be found again alone. */
const portion = 10_000;

const noticed = (seed: number): string => {
  const found = sabotages.filter(({ decide: sabotaged, breaks }) =>
    search({ runs: 5000, seed, decide: sabotaged, only: breaks }),
  );
  return `${found.length} of ${sabotages.length}`;
};

/** Every invariant of the core, asked about random policies and what may happen under them. */
export const benchProperties = ({ runs, seed, length }: PropertiesOptions): PropertiesResult => {
  let decisions = 0;
  const counted: typeof decide = (state, events, inputs) => {
    decisions += 1;
    return decide(state, events, inputs);
  };
  const sabotagesNoticed = noticed(seed);
  const began = performance.now();
  let done = 0;
  let broken: string | null = null;
  while (done < runs && broken === null) {
    const from = seed + done / portion;
    const found = search({ runs: Math.min(portion, runs - done), seed: from, length, decide: counted });
    if (found) broken = `${found.invariant.id}, ${found.invariant.says}: ${found.saw}, seed ${from}`;
    done += portion;
    if (done % 100_000 === 0) console.error(`${done} configurations`);
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  const configurations = Math.min(done, runs);
  return { configurations, seed, length, decisions, invariants: invariants.length, broken, seconds, sabotagesNoticed };
};
