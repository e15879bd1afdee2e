import type { ContactEvent, Explanation, Health, JournalEntry, Learned, Policy, TurnJob } from '@baton/contracts';
import type { Command, Decided } from '../src/command.ts';
import { decide } from '../src/decide.ts';
import { type ContactState, initialState } from '../src/state.ts';
import { parseState, serializeState } from '../src/state-json.ts';
import { at } from './clock.ts';
import { rules } from './rules.ts';

/** One contact in the hands of the core: what it has become, and all that came of it, in order. */
export interface World {
  readonly policy: Policy;
  readonly learned: Learned;
  readonly health: Health;
  readonly key: string;
  readonly now: number;
  readonly state: ContactState;
  readonly latest: Decided;
  readonly journal: readonly JournalEntry[];
  readonly commands: readonly Command[];
  readonly explanations: readonly Explanation[];
  /** Counts what happens, so that every message has an id of its own. */
  readonly happened: number;
}

/** Something that happens to the world. */
export type Happening = (world: World) => World;

/** A contact key that is no probe for any bot of the test rules. */
export const key = 'contactaaaaaaaaaaaaaaaaaaa';

export const newWorld = (policy: Policy = rules()): World => {
  const state = initialState();
  const latest = { state, journal: [], commands: [], explanations: [] };
  const empty = { journal: [], commands: [], explanations: [], happened: 0 };
  return { policy, learned: {}, health: {}, key, now: at('09:00'), state, latest, ...empty };
};

/** Decides from the state as it is read back from its text, as the coordinator does. */
export const happen = (world: World, now: number, events: readonly ContactEvent[]): World => {
  const { policy, learned, health } = world;
  const stored = parseState(serializeState(world.state));
  const latest = decide(stored, events, { policy, learned, health, now, key: world.key });
  return {
    ...world,
    now,
    state: latest.state,
    latest,
    journal: [...world.journal, ...latest.journal],
    commands: [...world.commands, ...latest.commands],
    explanations: [...world.explanations, ...latest.explanations],
    happened: world.happened + 1,
  };
};

export const runningTurn = (world: World): TurnJob => {
  const started = world.commands.findLast((command) => command.type === 'start-turn');
  if (started?.type !== 'start-turn' || world.state.turn.status !== 'running') throw new Error('no turn is running');
  return started.job;
};

export const commandsOf = <T extends Command['type']>(commands: readonly Command[], type: T) =>
  commands.filter((command): command is Extract<Command, { type: T }> => command.type === type);

export const entriesOf = <T extends JournalEntry['type']>(entries: readonly JournalEntry[], type: T) =>
  entries.filter((entry): entry is Extract<JournalEntry, { type: T }> => entry.type === type);
