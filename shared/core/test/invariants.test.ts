import { guardNames, type JournalEntry } from '@baton/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide, parseState, serializeState, wakeAt } from '../src/index.ts';
import { minutes } from '../testing/clock.ts';
import { type Call, play, policy, trace } from '../testing/trace.ts';
import { commandsOf, entriesOf } from '../testing/world.ts';

/** Every rule is tried on random policies and random traces of what may happen to a contact. */
const always = (runs: number, check: (calls: readonly Call[]) => void): void => {
  fc.assert(
    fc.property(policy, trace, (rule, actions) => check(play(rule, actions))),
    { numRuns: runs },
  );
};

const deepFreeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
};

const ownerOf = ({ owner }: Call['before']): string => (owner.status === 'bot' ? owner.bot : owner.status);
const isWish = (call: Call, handoff: JournalEntry & { type: 'handoff.committed' }): boolean =>
  call.decided.explanations.some(({ to, decision, verdicts }) => {
    return decision === 'handoff' && to === handoff.to && verdicts.some(({ bypassed }) => bypassed);
  });

interface Moved {
  readonly from: string;
  readonly to: string;
  readonly at: number;
  readonly wish: boolean;
}

/** Every handoff of a trace, by brute force from the journal. */
const movesOf = (calls: readonly Call[]): Moved[] =>
  calls.flatMap((call) =>
    entriesOf(call.decided.journal, 'handoff.committed').map((handoff) => {
      const { from, to } = handoff;
      return { from, to, at: call.inputs.now, wish: isWish(call, handoff) };
    }),
  );

test('the same arguments give the same result, and none of them is changed', () =>
  always(150, (calls) => {
    for (const { before, events, inputs, decided } of calls) {
      const again = decide(
        deepFreeze(structuredClone(before)),
        deepFreeze(events),
        deepFreeze(structuredClone(inputs)),
      );
      expect(again).toEqual(decided);
    }
  }));

test('a state that was stored and read back decides the same', () =>
  always(150, (calls) => {
    for (const { before, events, inputs, decided } of calls) {
      const again = decide(parseState(serializeState(before)), events, inputs);
      expect(JSON.stringify(again)).toBe(JSON.stringify(decided));
    }
  }));

test('a handoff leaves its owner for another bot of the domain, along a route', () =>
  always(150, (calls) => {
    for (const { decided, inputs } of calls) {
      for (const { from, to } of entriesOf(decided.journal, 'handoff.committed')) {
        expect(inputs.policy.routes.some((route) => route.from === from && route.to === to)).toBe(true);
        const changed = entriesOf(decided.journal, 'owner.changed').some(
          (entry) => entry.from === from && entry.to === to,
        );
        expect(changed).toBe(true);
      }
    }
  }));

test('the same event a second time has no effect', () =>
  always(150, (calls) => {
    const once = new Set([
      'message.received',
      'turn.finished',
      'turn.failed',
      'review.decided',
      'owner.assigned',
      'facts.recorded',
    ]);
    for (const { decided, events, inputs } of calls) {
      if (!events.every(({ type }) => once.has(type))) continue;
      const again = decide(decided.state, events, inputs);
      expect({ journal: again.journal, commands: again.commands }).toEqual({ journal: [], commands: [] });
    }
  }));

test('no two moves along one route within the cooldown, and no return to a bot that was left in it, but by wish', () =>
  always(300, (calls) => {
    const cooldown = calls[0]?.inputs.policy.limits.cooldownMs ?? 0;
    movesOf(calls).forEach((move, index, moves) => {
      if (move.wish) return;
      const recent = moves.slice(0, index).filter((earlier) => move.at - earlier.at < cooldown);
      expect(recent.filter(({ from, to }) => from === move.from && to === move.to)).toEqual([]);
      expect(recent.filter(({ from }) => from === move.to)).toEqual([]);
    });
  }));

test('every window of an hour and of a day holds no more moves than the limits', () =>
  always(300, (calls) => {
    const { perHour = 0, perDay = 0 } = calls[0]?.inputs.policy.limits ?? {};
    const moves = movesOf(calls);
    for (const { at: end } of moves) {
      const within = (windowMs: number) => moves.filter(({ at }) => at <= end && at > end - windowMs).length;
      expect(within(minutes(60))).toBeLessThanOrEqual(perHour);
      expect(within(minutes(60 * 24))).toBeLessThanOrEqual(perDay);
    }
  }));

test('a deferred move is made before its time only when its target has been measured and found well', () =>
  always(200, (calls) => {
    for (const { before, decided, inputs } of calls) {
      const { move } = before;
      if (move.status !== 'deferred') continue;
      expect(move.attempt).toBeLessThanOrEqual(inputs.policy.limits.performance.maxDeferrals);
      const made = entriesOf(decided.journal, 'handoff.committed').some(({ to }) => to === move.proposal.to);
      if (!made || inputs.now >= move.until) continue;
      expect(inputs.health[move.proposal.to]?.p95Ms).toBe(100);
    }
  }));

test('every message of a contact is decided about, by one guard at most, asked in the fixed order', () =>
  always(200, (calls) => {
    for (const { decided, events } of calls) {
      const fromContact = events.filter((event) => event.type === 'message.received' && event.author === 'contact');
      const decisions = decided.explanations.filter(({ trigger }) => trigger === 'message');
      expect(decisions).toHaveLength(fromContact.length);
      for (const { verdicts, guard } of decided.explanations) {
        const order = verdicts.map((verdict) => guardNames.indexOf(verdict.guard));
        expect(order).toEqual([...order].sort((a, b) => a - b));
        const deciding = verdicts.find((verdict) => !verdict.pass && !verdict.bypassed);
        if (verdicts.length > 0) expect(guard).toBe(deciding?.guard ?? null);
      }
    }
  }));

/** The messages of contacts that a call settles: their turn has finished, or all that are open are a person's now. */
const settledBy = (
  { decided }: Call,
  open: ReadonlySet<string>,
  turns: ReadonlyMap<string, readonly string[]>,
): string[] => {
  const { journal, state } = decided;
  const all = journal.some(({ type }) => ['human.took_over', 'contact.opted_out', 'contact.opted_in'].includes(type));
  if (all || state.owner.status === 'human' || state.optedOutAt !== null) return [...open];
  return entriesOf(journal, 'turn.finished').flatMap(({ turn }) => turns.get(turn) ?? []);
};

const heldIn = ({ state }: Call['decided']): string[] =>
  [...(state.turn.status === 'running' ? state.turn.messages : []), ...state.pending].map(({ id }) => id);

test('no message is lost: it is pending, in the turn that runs, answered, or with a person, or the contact opted out', () =>
  always(300, (calls) => {
    const settled = new Set<string>();
    const open = new Set<string>();
    const turns = new Map<string, readonly string[]>();
    for (const call of calls) {
      const fromContact = call.events.filter(
        (event) => event.type === 'message.received' && event.author === 'contact',
      );
      for (const { id } of fromContact as { id: string }[]) open.add(id);
      for (const { turn, answers } of entriesOf(call.decided.journal, 'turn.started')) turns.set(turn, answers);
      for (const id of settledBy(call, open, turns)) settled.add(id);
      const held = heldIn(call.decided);
      expect([...open].filter((id) => !settled.has(id) && !held.includes(id))).toEqual([]);
      expect(new Set(held).size).toBe(held.length);
    }
  }));

test('while messages wait for a bot something will happen: a turn runs, or a timer is set', () =>
  always(200, (calls) => {
    for (const { state } of calls.map(({ decided }) => decided)) {
      if (state.pending.length > 0) expect(state.turn.status).not.toBe('idle');
      if (state.turn.status !== 'idle') expect(wakeAt(state)).not.toBeNull();
    }
  }));

test('who looks when there is nothing to do finds nothing, and the next timer lies ahead', () =>
  always(200, (calls) => {
    for (const { decided, inputs } of calls) {
      const again = decide(decided.state, [], inputs);
      expect(again).toEqual({ state: decided.state, journal: [], commands: [], explanations: [] });
      expect(again.state).toBe(decided.state);
      const next = wakeAt(decided.state);
      if (next !== null) expect(next).toBeGreaterThan(inputs.now);
    }
  }));

test('a handoff has one outcome, sooner or later', () =>
  always(200, (calls) => {
    const recorded = calls.flatMap(({ decided }) =>
      commandsOf(decided.commands, 'record-outcome').map(({ outcome }) => outcome.handoff),
    );
    expect(new Set(recorded).size).toBe(recorded.length);
    const made = calls.flatMap(({ decided }) =>
      entriesOf(decided.journal, 'handoff.committed').map(({ handoff }) => handoff),
    );
    const open = calls.at(-1)?.decided.state.handoffs.filter(({ outcome }) => outcome.status === 'open') ?? [];
    expect(new Set([...recorded, ...open.map(({ id }) => id)])).toEqual(new Set(made));
  }));

test('the epoch never falls, and rises with every change of owner and every opt-out', () =>
  always(200, (calls) => {
    for (const { before, decided } of calls) {
      const rises =
        entriesOf(decided.journal, 'owner.changed').length + entriesOf(decided.journal, 'contact.opted_out').length;
      expect(decided.state.epoch).toBeGreaterThanOrEqual(before.epoch + rises);
    }
  }));

test('nothing starts and nothing but an acknowledgement leaves for a contact who has opted out or whom a person has', () =>
  always(200, (calls) => {
    for (const { before, decided } of calls) {
      const silent = before.optedOutAt !== null || before.owner.status === 'human';
      const still = decided.state.optedOutAt !== null || decided.state.owner.status === 'human';
      if (!silent || !still) continue;
      expect(commandsOf(decided.commands, 'start-turn')).toEqual([]);
      const speakers = commandsOf(decided.commands, 'send-reply').map(({ reply }) => reply.by);
      expect(speakers.filter((by) => by !== 'baton')).toEqual([]);
    }
  }));

test('at most one turn runs, started by its owner', () =>
  always(150, (calls) => {
    for (const { decided } of calls) {
      const started = commandsOf(decided.commands, 'start-turn');
      expect(started.length).toBeLessThanOrEqual(1);
      for (const { job } of started) {
        expect(decided.state.turn).toMatchObject({ status: 'running', turn: job.turn });
        expect([job.bot, job.epoch]).toEqual([ownerOf(decided.state), decided.state.epoch]);
      }
    }
  }));

test('the state stays small, however long the trace', () =>
  always(50, (calls) => {
    for (const { decided, inputs } of calls) {
      const { state } = decided;
      const { maxTurnMessages, perDay } = inputs.policy.limits;
      const running = state.turn.status === 'running' ? state.turn.messages.length : 0;
      expect(state.pending.length + running).toBeLessThanOrEqual(maxTurnMessages * 3);
      expect(state.handoffs.length).toBeLessThanOrEqual(perDay + 1);
      expect(serializeState(state).length).toBeLessThan(8192);
    }
  }));
