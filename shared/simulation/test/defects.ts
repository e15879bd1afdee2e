import type { ContactEvent } from '@baton/contracts';
import { type ContactState, decide, initialState } from '@baton/core';
import type { Remedy, SimulationOptions } from '../src/index.ts';

type Decide = typeof decide;

const after =
  (change: (decided: ReturnType<Decide>, before: ContactState) => ReturnType<Decide>): Decide =>
  (state, events, inputs) =>
    change(decide(state, events, inputs), state);

const isTurn = (event: ContactEvent): boolean => event.type === 'turn.finished';

/** Somebody's production bug, put back in: how, and which rule must notice. */
export interface Defect {
  /** What went wrong, in the words of those whom it happened to. */
  readonly was: string;
  readonly rules: readonly string[];
  readonly options: Partial<Pick<SimulationOptions, 'decide' | 'without'>>;
}

const without = (remedy: Remedy) => ({ without: new Set([remedy]) });

export const defects: readonly Defect[] = [
  {
    was: 'a wake-up is lost between the last dequeue and the release of the lock',
    rules: ['nothing-waits', 'every-message-handled', 'every-message-answered'],
    options: { without: new Set<Remedy>(['close-check', 'attention']) },
  },
  {
    was: 'the lock runs out under a handler that still lives',
    rules: ['once', 'order', 'sent-once', 'owners-follow', 'epochs-rise', 'every-message-answered', 'outcomes-once'],
    options: without('fence'),
  },
  {
    was: 'the provider delivers the same message twice',
    rules: ['once', 'order', 'nothing-waits'],
    options: {
      ...without('dedup'),
      // The core remembers the last few ids by itself: a second line that has to fall too.
      decide: (state, events, inputs) => decide({ ...state, recent: [] }, events, inputs),
    },
  },
  {
    was: 'order is fixed after scoring, where two workers race',
    rules: ['order'],
    options: without('tickets'),
  },
  {
    was: 'a lost job strands its contact',
    rules: ['nothing-waits', 'every-message-handled', 'every-message-answered'],
    options: without('attention'),
  },
  {
    was: 'two bots talk at once: a reply goes out after the contact has moved',
    rules: ['only-the-owner-speaks', 'silent-after-opt-out', 'silent-while-a-person-owns'],
    options: without('gate'),
  },
  {
    was: 'the debounce keeps only the last message of a burst',
    rules: ['every-message-answered'],
    options: {
      decide: (state, events, inputs) => decide({ ...state, pending: state.pending.slice(-1) }, events, inputs),
    },
  },
  {
    was: 'guards are counted per run and forgotten with it',
    rules: ['cooldown', 'cycles', 'rates', 'outcomes-once'],
    options: { decide: (state, events, inputs) => decide({ ...state, handoffs: [] }, events, inputs) },
  },
  {
    was: 'a bot goes on talking after a person has taken over',
    rules: ['every-message-answered', 'owners-follow', 'only-the-owner-speaks', 'silent-while-a-person-owns'],
    options: {
      decide: (state, events, inputs) =>
        decide(
          state.owner.status === 'human' ? { ...state, owner: { ...initialState().owner } } : state,
          events,
          inputs,
        ),
    },
  },
  {
    was: 'an empty turn moves the watermark, and its messages are never answered',
    rules: ['every-message-answered'],
    options: {
      decide: (state, events, inputs) => {
        const emptied = events.map((event) =>
          isTurn(event) && event.type === 'turn.finished' && event.turn.length % 2 === 0
            ? { ...event, result: { ...event.result, say: [] } }
            : event,
        );
        return decide(state, emptied, inputs);
      },
    },
  },
  {
    was: 'a handoff is announced and not made',
    rules: ['owners-answer', 'owners-follow', 'every-message-answered'],
    options: {
      decide: after((decided, before) =>
        decided.journal.some(({ type }) => type === 'handoff.committed')
          ? { ...decided, state: { ...decided.state, owner: before.owner, epoch: before.epoch } }
          : decided,
      ),
    },
  },
  {
    was: 'the turn that a move has overtaken takes its messages with it',
    rules: ['every-message-answered'],
    options: {
      decide: after((decided) =>
        decided.journal.some(({ type }) => type === 'turn.superseded')
          ? { ...decided, state: { ...decided.state, pending: decided.state.pending.slice(1) } }
          : decided,
      ),
    },
  },
  {
    was: 'a person hands back and the bots stay silent for ever',
    rules: ['hand-backs-heeded'],
    options: {
      decide: (state, events, inputs) =>
        decide(
          state,
          events.filter(({ type }) => type !== 'human.handed_back'),
          inputs,
        ),
    },
  },
  {
    was: 'a turn that never comes back is waited for without end',
    rules: ['every-message-answered', 'nothing-waits'],
    options: {
      decide: after((decided) =>
        decided.state.turn.status === 'running'
          ? {
              ...decided,
              state: { ...decided.state, turn: { ...decided.state.turn, deadline: Number.MAX_SAFE_INTEGER } },
            }
          : decided,
      ),
    },
  },
  {
    was: 'the next bot asks again for what was answered',
    rules: ['never-asks-again'],
    options: {
      decide: after((decided) => ({
        ...decided,
        commands: decided.commands.map((command) =>
          command.type === 'start-turn' ? { ...command, job: { ...command.job, facts: {} } } : command,
        ),
      })),
    },
  },
];
