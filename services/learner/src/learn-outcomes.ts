import { Outcome, routeName } from '@baton/contracts';
import { absorb, type LearningStore } from '@baton/learning';
import type { StreamEntry } from '@baton/runtime';

const parseOutcome = (json: string): Outcome | null => {
  try {
    return Outcome.parse(JSON.parse(json));
  } catch {
    return null;
  }
};

export interface LearnPorts {
  readonly store: LearningStore;
  readonly group: string;
  /** An entry that is no outcome: acknowledged, else it would come back for ever. */
  readonly onMalformed: (entry: string) => void;
}

/**
 * Counts entries, learns from them and acknowledges them, in one script. Returns how many had not been counted before.
 */
export const createLearnOutcomes =
  ({ store, group, onMalformed }: LearnPorts) =>
  async (entries: readonly StreamEntry[]): Promise<number> => {
    const outcomes = entries.flatMap(({ id, value }) => {
      const outcome = parseOutcome(value);
      if (!outcome) onMalformed(id);
      return outcome ? [outcome] : [];
    });
    const { counted } = await store.change((learning) => absorb(learning, outcomes), {
      routes: [...new Set(outcomes.map(({ from, to }) => routeName(from, to)))],
      handoffs: outcomes.map(({ handoff }) => handoff),
      acks: { group, entries: entries.map(({ id }) => id) },
    });
    return counted;
  };
