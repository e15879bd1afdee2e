import { decide } from '../../src/index.ts';
import type { ContactState } from '../../src/state.ts';

type Decide = typeof decide;

/** The core with one thing taken out of it: a search that does not notice proves nothing. */
export interface Sabotage {
  readonly was: string;
  /** The number of the invariant that must notice. */
  readonly breaks: string;
  readonly decide: Decide;
}

const seeing =
  (change: (state: ContactState) => ContactState): Decide =>
  (state, events, inputs) =>
    decide(change(state), events, inputs);

const limited =
  (limits: Partial<Parameters<Decide>[2]['policy']['limits']>): Decide =>
  (state, events, inputs) => {
    const { policy } = inputs;
    return decide(state, events, { ...inputs, policy: { ...policy, limits: { ...policy.limits, ...limits } } });
  };

let calls = 0;
let latest = '';

const raised = (decided: ReturnType<Decide>): ReturnType<Decide> => ({
  ...decided,
  state: { ...decided.state, epoch: decided.state.epoch + 1 },
});

/** Knows the states it has made itself, and takes others for something else. */
const remembering = (): Decide => {
  const made = new WeakSet<ContactState>();
  return (state, events, inputs) => {
    const decided = decide(state, events, inputs);
    const result = made.has(state) || state.commit === 0 ? decided : raised(decided);
    made.add(result.state);
    return result;
  };
};

export const sabotages: readonly Sabotage[] = [
  {
    was: 'an event it does not expect is an error',
    breaks: 'I1',
    decide: (state, events, inputs) => {
      if (events.some((event) => event.type === 'turn.finished' && event.turn === 'long-gone'))
        throw new Error('stale');
      return decide(state, events, inputs);
    },
  },
  {
    was: 'it counts its own calls',
    breaks: 'I2',
    decide: (state, events, inputs) => {
      calls += 1;
      return decide(state, events, { ...inputs, now: inputs.now + (calls % 2) });
    },
  },
  {
    was: 'it works on the state it was given',
    breaks: 'I2',
    decide: (state, events, inputs) => {
      const decided = decide(state, events, inputs);
      Object.assign(state, { epoch: decided.state.epoch });
      return decided;
    },
  },
  {
    was: 'the ids that were handled are forgotten',
    breaks: 'I4',
    decide: seeing((state) => ({ ...state, recent: [] })),
  },
  {
    was: 'a handoff is told and not made',
    breaks: 'I3',
    decide: (state, events, inputs) => {
      const decided = decide(state, events, inputs);
      return { ...decided, journal: decided.journal.filter(({ type }) => type !== 'owner.changed') };
    },
  },
  { was: 'the cooldown is not asked', breaks: 'I5', decide: limited({ cooldownMs: 0 }) },
  { was: 'nobody looks where the contact has come from', breaks: 'I7', decide: limited({ cooldownMs: 0 }) },
  {
    was: 'moves are counted per run',
    breaks: 'I5',
    decide: seeing((state) => ({ ...state, handoffs: [] })),
  },
  { was: 'the rates are not asked', breaks: 'I6', decide: limited({ perHour: 1000, perDay: 1000 }) },
  {
    was: 'a deferred move goes before its target has recovered',
    breaks: 'I8',
    decide: (state, events, inputs) => {
      const { performance } = inputs.policy.limits;
      const blind = limited({ performance: { ...performance, p95Ratio: 1000 } });
      return (state.move.status === 'deferred' ? blind : decide)(state, events, inputs);
    },
  },
  {
    was: 'a move that waits is forgotten',
    breaks: 'I8',
    decide: seeing((state) => ({ ...state, move: { status: 'none' } })),
  },
  {
    was: 'the last guard that says no decides',
    breaks: 'I9',
    decide: (state, events, inputs) => {
      const decided = decide(state, events, inputs);
      const explanations = decided.explanations.map((one) => ({
        ...one,
        guard: one.verdicts.findLast(({ pass, bypassed }) => !pass && !bypassed)?.guard ?? one.guard,
      }));
      return { ...decided, explanations };
    },
  },
  {
    was: 'a message is decided about twice',
    breaks: 'I9',
    decide: (state, events, inputs) => {
      const decided = decide(state, events, inputs);
      return { ...decided, explanations: [...decided.explanations, ...decided.explanations] };
    },
  },
  {
    was: 'a strict limit on the week-day',
    breaks: 'I11',
    decide: (state, events, inputs) =>
      new Date(inputs.now).getUTCDay() % 2 === 0
        ? decide(state, events, inputs)
        : limited({ tieMargin: 1, hysteresis: 1 })(state, events, inputs),
  },
  { was: 'something is remembered beside the state', breaks: 'I14', decide: remembering() },
  { was: 'a process that takes over goes on from elsewhere', breaks: 'I19', decide: remembering() },
  {
    was: 'contacts share a memory',
    breaks: 'I12',
    decide: (state, events, inputs) => {
      const decided = decide(state, events, inputs);
      const isOther = latest !== '' && latest !== inputs.key;
      latest = inputs.key;
      return isOther ? raised(decided) : decided;
    },
  },
  {
    was: 'a policy that allows more is held to less',
    breaks: 'I10',
    decide: (state, events, inputs) =>
      (inputs.policy.limits.perHour > 3 ? limited({ tieMargin: 1, perHour: 1 }) : decide)(state, events, inputs),
  },
  {
    was: 'moves ahead of a clock that has gone back do not count',
    breaks: 'I13',
    decide: (state, events, inputs) => {
      const handoffs = state.handoffs.filter(({ at }) => at <= inputs.now);
      return decide({ ...state, seenAt: 0, handoffs }, events, inputs);
    },
  },
  {
    was: 'names are looked up along the prototype',
    breaks: 'I15',
    decide: (state, events, inputs) => {
      const hidden = Object.getOwnPropertyDescriptor(inputs.learned, '__proto__')?.value;
      return decide(state, events, { ...inputs, learned: { ...inputs.learned, ...hidden } });
    },
  },
  {
    was: 'handoffs are kept for ever',
    breaks: 'I16',
    decide: (state, events, inputs) => {
      const decided = decide(state, events, inputs);
      const gone = state.handoffs.filter(({ id }) => decided.state.handoffs.every((one) => one.id !== id));
      return { ...decided, state: { ...decided.state, handoffs: [...gone, ...decided.state.handoffs] } };
    },
  },
  {
    was: 'a confidence over 1 counts',
    breaks: 'I17',
    decide: (state, events, inputs) => {
      const capped = events.map((event) =>
        event.type === 'message.received' && event.scored && (event.scored.intents.seller ?? 0) > 1
          ? { ...event, scored: { ...event.scored, intents: { ...event.scored.intents, seller: 1 } } }
          : event,
      );
      return decide(state, capped, inputs);
    },
  },
  {
    was: 'the surer, the less it moves',
    breaks: 'I17',
    decide: (state, events, inputs) => {
      const { policy } = inputs;
      const isSure = events.some((event) => event.type === 'message.received' && event.scored?.intents.seller === 1);
      return isSure
        ? limited({ tieMargin: 1, hysteresis: 1, perHour: 1 })(state, events, inputs)
        : decide(state, events, { ...inputs, policy });
    },
  },
  {
    was: 'what was learned moves a threshold at will',
    breaks: 'I18',
    decide: (state, events, inputs) => {
      const { policy, learned } = inputs;
      const routes = policy.routes.map((route) => {
        const { adjustment = 0 } = learned[`${route.from}->${route.to}`] ?? {};
        return Math.abs(adjustment) > 1 ? { ...route, threshold: 1 } : route;
      });
      return decide(state, events, { ...inputs, policy: { ...policy, routes } });
    },
  },
  {
    was: 'a burst keeps only its last message',
    breaks: 'I20',
    decide: seeing((state) => ({ ...state, pending: state.pending.slice(-1) })),
  },
  {
    was: 'bots go on talking after an opt-out',
    breaks: 'I3',
    decide: (state, events, inputs) => {
      const decided = decide({ ...state, optedOutAt: null }, events, inputs);
      return { ...decided, state: { ...decided.state, optedOutAt: state.optedOutAt ?? decided.state.optedOutAt } };
    },
  },
];
