import type { ContactEvent } from '@baton/contracts';
import { initialState, ownerName, parseState, serializeState, wakeAt } from '../../src/index.ts';
import type { Call } from '../trace.ts';
import { type Invariant, inEveryCall, type Played, sameJson } from './invariant.ts';

const deepFreeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
};

const undetermined = ({ before, events, inputs, decided }: Call, { decide }: Played): string | false =>
  !sameJson(decide(deepFreeze(structuredClone(before)), deepFreeze(events), inputs), decided) && 'differs';

const unreadable = ({ before, events, inputs, decided }: Call, { decide }: Played): string | false =>
  !sameJson(decide(parseState(serializeState(before)), events, inputs), decided) && 'differs';

/**
 * Events whose second time is told from the first. An order to make a bot the owner is another order once the contact
 * has gone on from it, and so are those of people; that each is delivered once is the lane's to see to.
 */
const isOnceOnly = (event: ContactEvent, { state }: Call['decided']): boolean => {
  if (event.type === 'owner.assigned') return ownerName(state.owner) === event.owner;
  return ['message.received', 'turn.finished', 'turn.failed', 'review.decided', 'facts.recorded'].includes(event.type);
};

const doubled = ({ decided, events, inputs }: Call, { decide }: Played): string | false => {
  if (!events.every((event) => isOnceOnly(event, decided))) return false;
  const again = decide(decided.state, events, inputs);
  return again.journal.length + again.commands.length > 0 && `${again.journal.map(({ type }) => type).join()}`;
};

const restless = ({ decided, inputs }: Call, { decide }: Played): string | false => {
  const again = decide(decided.state, [], inputs);
  if (again.state !== decided.state || again.journal.length + again.commands.length > 0) return 'something is done';
  const next = wakeAt(decided.state);
  return next !== null && next <= inputs.now && 'the next timer lies behind';
};

/** What a contact has said to a person in vain is the bot's to answer when it gets the contact back. */
const keptOfHumanEra = 12;

const large = ({ decided: { state }, inputs }: Call): string | false => {
  const { maxTurnMessages, perDay } = inputs.policy.limits;
  const running = state.turn.status === 'running' ? state.turn.messages.length : 0;
  if (state.pending.length + running > maxTurnMessages * 3 + keptOfHumanEra) return `${state.pending.length} pending`;
  if (state.handoffs.length > perDay + 1) return `${state.handoffs.length} handoffs`;
  return serializeState(state).length >= 8192 && 'over 8 KiB';
};

const isNotLast = (calls: readonly Call[], state: object): string | false => {
  const last = calls.at(-1)?.decided.state;
  return last !== undefined && !sameJson(state, last) && 'ends elsewhere';
};

/** With another contact decided about in between, under the same policy: as a coordinator has them. */
const interleaved = ({ calls, decide }: Played): string | false => {
  let [one, other] = [initialState(), initialState()];
  for (const { events, inputs } of calls) {
    other = decide(other, events, { ...inputs, key: `${inputs.key}z` }).state;
    one = decide(one, events, inputs).state;
  }
  return isNotLast(calls, one);
};

/** A state that is stored half way and read by another process goes on to where the one that was kept in memory came. */
const refolded = ({ calls, decide }: Played): string | false => {
  const half = Math.floor(calls.length / 2);
  let state = parseState(serializeState(calls[half]?.before ?? initialState()));
  for (const { events, inputs } of calls.slice(half)) state = decide(state, events, inputs).state;
  return isNotLast(calls, state);
};

export const ofCalls: readonly Invariant[] = [
  {
    id: 'I2',
    says: 'the same arguments give the same result, and none of them is changed',
    broken: inEveryCall(undetermined),
  },
  { id: 'I4', says: 'the same event a second time has no effect', broken: inEveryCall(doubled) },
  {
    id: 'I12',
    says: 'what happens to another contact changes nothing',
    broken: (played) => interleaved(played) || null,
  },
  { id: 'I14', says: 'a state that was stored and read back decides the same', broken: inEveryCall(unreadable) },
  { id: 'I16', says: 'the state stays small, however long the trace', broken: inEveryCall(large) },
  {
    id: 'I19',
    says: 'the fold over all events is the state, and a stored state and the rest of them give it too',
    broken: (played) => refolded(played) || null,
  },
  {
    id: 'I20',
    says: 'who looks when there is nothing to do finds nothing, and the next timer lies ahead',
    broken: inEveryCall(restless),
  },
];
