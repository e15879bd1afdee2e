import type { ContactEvent, Policy } from '@baton/contracts';
import { type ContactState, decide, initialState } from '@baton/core';
import { type DomainPack, loadDomain } from '@baton/domains';
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
  readonly options: Partial<Pick<SimulationOptions, 'decide' | 'without' | 'pack'>>;
}

type Human = ContactState['owner'] & { readonly status: 'human' };

const forPerson = (decided: ReturnType<Decide>, change: (owner: Human) => Human): ReturnType<Decide> => {
  const { owner } = decided.state;
  return owner.status === 'human' ? { ...decided, state: { ...decided.state, owner: change(owner) } } : decided;
};

const underLimits =
  (limits: Partial<Policy['limits']>): Decide =>
  (state, events, inputs) => {
    const { policy } = inputs;
    return decide(state, events, { ...inputs, policy: { ...policy, limits: { ...policy.limits, ...limits } } });
  };

/** Real estate under a policy with these limits. */
const allowing = (limits: Partial<Policy['limits']>): DomainPack => {
  const pack = loadDomain('real-estate');
  return { ...pack, policy: { ...pack.policy, limits: { ...pack.policy.limits, ...limits } } };
};

const untold = (...types: readonly string[]): Decide =>
  after((decided) => ({ ...decided, journal: decided.journal.filter(({ type }) => !types.includes(type)) }));

const sharingFacts = (): Decide => {
  let facts: ContactState['facts'] = {};
  return (state, events, inputs) => {
    const decided = decide({ ...state, facts: { ...facts, ...state.facts } }, events, inputs);
    facts = decided.state.facts;
    return decided;
  };
};

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
  {
    was: 'the key against doubles is set, the message is not: delivered again, it is taken for one that is known',
    rules: ['every-message-handled', 'every-message-answered'],
    options: without('accept-at-once'),
  },
  {
    was: 'the closing text goes out twice',
    rules: ['sent-once'],
    options: without('sent-record'),
  },
  {
    was: 'a pause of the bots is armed again and again, and never ends',
    rules: ['people-hand-back'],
    options: {
      decide: after((decided) => forPerson(decided, (owner) => ({ ...owner, idleAt: Number.MAX_SAFE_INTEGER }))),
    },
  },
  {
    was: 'one failure exiles the contact from the bots for ever',
    rules: ['people-hand-back'],
    options: {
      decide: after((decided) =>
        forPerson(decided, (owner) => (owner.reason === 'bot_failed' ? { ...owner, idleAt: null } : owner)),
      ),
    },
  },
  {
    was: 'a contact is moved to and fro: A, B, and A again',
    rules: ['cooldown', 'cycles'],
    options: { decide: underLimits({ cooldownMs: 0 }) },
  },
  {
    was: 'the limit on moves is there and nobody asks it',
    rules: ['rates'],
    options: { pack: allowing({ perHour: 1 }), decide: underLimits({ perHour: 1000 }) },
  },
  {
    was: 'a late end of one turn is taken for the end of the next',
    rules: ['turns-end-themselves'],
    options: {
      decide: (state, events, inputs) => {
        const { turn } = state;
        const taken = events.map((event) =>
          event.type === 'turn.finished' && turn.status === 'running' ? { ...event, turn: turn.turn } : event,
        );
        return decide(state, taken, inputs);
      },
    },
  },
  {
    was: 'bots share a memory, and one contact hears what another has told',
    rules: ['facts-are-own', 'never-asks-again'],
    options: { decide: sharingFacts() },
  },
  {
    was: 'a contact is given to another bot, and nobody is told',
    rules: ['owners-answer', 'owners-follow'],
    options: { decide: untold('owner.changed') },
  },
  {
    was: 'a turn dies and nothing shows it',
    rules: ['turns-end'],
    options: { decide: untold('turn.failed', 'turn.timed_out') },
  },
];
