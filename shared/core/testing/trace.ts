import type { ContactEvent, Health, Learned, Policy, Scored, TurnResult } from '@baton/contracts';
import fc from 'fast-check';
import type { Decided, DecideInputs } from '../src/command.ts';
import { decide as decideForReal } from '../src/decide.ts';
import { type ContactState, capacity, initialState } from '../src/state.ts';
import { wakeAt } from '../src/wake.ts';
import { at, minutes } from './clock.ts';
import { rules } from './rules.ts';
import { key } from './world.ts';

/** Something that may happen to a contact, drawn at random; what it means depends on the state it meets. */
export type Action =
  | { readonly kind: 'message'; readonly scored: Scored | null; readonly author: 'contact' | 'human' | 'system' }
  | { readonly kind: 'finish'; readonly result: TurnResult }
  | { readonly kind: 'fail'; readonly permanent: boolean }
  | { readonly kind: 'assign'; readonly owner: string }
  | { readonly kind: 'facts'; readonly name: string }
  | { readonly kind: 'human'; readonly takes: boolean }
  | { readonly kind: 'review'; readonly verdict: 'approve' | 'reject' }
  | { readonly kind: 'wake' }
  | { readonly kind: 'health'; readonly bot: string; readonly p95Ms: number };

export interface Timed {
  readonly after: number;
  readonly action: Action;
}

/** One call of `decide`: all that it was given, and what it gave. */
export interface Call {
  readonly before: ContactState;
  readonly events: readonly ContactEvent[];
  readonly inputs: DecideInputs;
  readonly decided: Decided;
}

const names = ['lead', 'buyer', 'seller'];
const factNames = ['name', 'area', 'budget', 'wish'];
const score = fc.oneof(
  fc.constantFrom(0, 0.7, 0.9, 1),
  fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
);
const rarely = <T>(value: T) =>
  fc.oneof({ arbitrary: fc.constant(null), weight: 29 }, { arbitrary: fc.constant(value), weight: 1 });

const scored: fc.Arbitrary<Scored> = fc.record({
  model: fc.constant('random'),
  intents: fc.oneof(
    fc.record({ buyer: score, seller: score }),
    fc.constantFrom({ buyer: 0.95, seller: 0 }, { buyer: 0, seller: 0.95 }),
  ),
  evidence: fc.constant([]),
  language: fc.constantFrom('en' as const, 'es' as const),
  consent: fc.oneof(
    { arbitrary: rarely('stop' as const), weight: 4 },
    { arbitrary: fc.constant('start' as const), weight: 1 },
  ),
  human: rarely({ reason: 'explicit_human_request' as const, words: 'a person' }),
  wish: fc.oneof(
    { arbitrary: fc.constant(null), weight: 8 },
    { arbitrary: fc.constantFrom('buyer', 'seller'), weight: 1 },
  ),
});

const report = fc.integer({ min: 0, max: 3 }).map((value) => ({ value, confidence: 1, extractor: 'bot' }));

const result: fc.Arbitrary<TurnResult> = fc.record({
  say: fc.constantFrom([], ['ok'], ['ok', 'and?']),
  facts: fc.dictionary(fc.constantFrom(...factNames), report, { maxKeys: 2 }),
  asked: fc.constantFrom(null, ...factNames),
  done: fc.constant(null),
  handoff: fc.oneof(
    { arbitrary: fc.constant(null), weight: 4 },
    {
      arbitrary: fc.record({
        to: fc.constantFrom(...names, 'human', 'nowhere'),
        reason: fc.constant('asks'),
        confidence: score,
      }),
      weight: 1,
    },
  ),
  human: rarely({ reason: 'hot_lead_qualified' as const, words: 'ready' }),
});

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('message' as const),
      scored: fc.option(scored, { freq: 10 }),
      author: fc.oneof(
        { arbitrary: fc.constant('contact' as const), weight: 18 },
        fc.constantFrom('human' as const, 'system' as const),
      ),
    }),
  },
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('finish' as const), result }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('fail' as const), permanent: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('assign' as const),
      owner: fc.constantFrom(...names, ...names, ...names, 'human', 'nobody', 'nowhere'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('facts' as const), name: fc.constantFrom(...factNames) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('human' as const), takes: fc.constantFrom(true, false, false) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('review' as const),
      verdict: fc.constantFrom('approve' as const, 'reject' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wake' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('health' as const),
      bot: fc.constantFrom(...names),
      p95Ms: fc.constantFrom(100, 9000, 9000),
    }),
  },
);

const gap = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 5000 }) },
  fc.integer({ min: 0, max: 12 }).map((n) => minutes(n)),
  fc.integer({ min: 0, max: 12 }).map((n) => minutes(5 * n)),
  fc.integer({ min: 0, max: 30 }).map((n) => minutes(60 * n)),
);

/** What happens to one contact, one thing after another. */
export const traceOf = (maxLength: number): fc.Arbitrary<Timed[]> =>
  fc.array(fc.record({ after: gap, action }), { minLength: 1, maxLength, size: 'max' });

/** Parsed once: what differs from it is drawn from what is valid. */
const base = ((shipped) =>
  rules({
    bots: shipped.bots.map((bot) => ({ ...bot, turnTimeoutMs: minutes(5) })),
    intentFacts: { seller: { wish: 'sell' }, buyer: { wish: 'buy' } },
    bothFacts: { wish: 'both' },
  }))(rules());

const busy = fc.constantFrom('collect' as const, 'enqueue' as const, 'interrupt' as const);

export const policy: fc.Arbitrary<Policy> = fc
  .record({
    perHour: fc.integer({ min: 1, max: 5 }),
    perDay: fc.integer({ min: 1, max: 12 }),
    cooldown: fc.integer({ min: 0, max: 60 }),
    tieMargin: fc.constantFrom(0, 0.1, 0.3),
    threshold: fc.constantFrom(0, 0.3, 0.7, 1),
    requires: fc.subarray(factNames),
    review: fc.boolean(),
    whenBusy: fc.tuple(busy, busy, busy),
    quiet: fc.constantFrom(0, 1200),
    maxDeferrals: fc.integer({ min: 0, max: 3 }),
    maxTurnMessages: fc.integer({ min: 1, max: 5 }),
  })
  .map((drawn) => {
    const { requires, review, threshold, quiet, whenBusy, cooldown, maxDeferrals, ...limits } = drawn;
    const burst = { quietMs: quiet, maxMs: quiet * 5 };
    return {
      ...base,
      bots: base.bots.map((bot, index) => ({ ...bot, burst, whenBusy: whenBusy[index] ?? 'collect' })),
      routes: base.routes.map((route, index) => ({
        ...route,
        ...(index === 1 ? { requires, review } : { threshold }),
      })),
      limits: {
        ...{ ...base.limits, ...limits, cooldownMs: minutes(cooldown) },
        performance: { ...base.limits.performance, maxDeferrals },
      },
    };
  });

interface Playing {
  readonly state: ContactState;
  readonly now: number;
  readonly health: Health;
  readonly count: number;
}

const contact = 'web:ana';

const turnEvent = ({ state, now }: Playing, taken: Action & { kind: 'finish' | 'fail' }): ContactEvent[] => {
  const turn = state.turn.status === 'running' ? state.turn.turn : 'long-gone';
  if (taken.kind === 'finish') return [{ type: 'turn.finished', at: now, turn, result: taken.result, ranMs: 3 }];
  return [{ type: 'turn.failed', at: now, turn, code: 'bot-failed', permanent: taken.permanent }];
};

const messageEvents = (
  { now, count, state }: Playing,
  taken: Action & { kind: 'message' },
  rule: Policy,
): ContactEvent[] => {
  if (capacity(state, rule) === 0) return [];
  const { scored: found, author } = taken;
  const id = `m${String(count).padStart(6, '0')}`;
  return [
    { type: 'message.received', at: now, id, contact, channel: 'web', author, text: `text ${count}`, scored: found },
  ];
};

/** What the action is, as events, in the state that it meets. */
const eventsOf = (playing: Playing, taken: Action, rule: Policy): ContactEvent[] => {
  const { now, state } = playing;
  switch (taken.kind) {
    case 'message':
      return messageEvents(playing, taken, rule);
    case 'finish':
    case 'fail':
      return turnEvent(playing, taken);
    case 'assign':
      return [{ type: 'owner.assigned', at: now, contact, owner: taken.owner, by: 'admin' }];
    case 'facts': {
      const facts = { [taken.name]: { value: playing.count, confidence: 1, extractor: 'admin' } };
      return [{ type: 'facts.recorded', at: now, contact, facts, by: 'admin' }];
    }
    case 'human': {
      const said = { at: now, contact, by: 'maria' };
      return [taken.takes ? { type: 'human.took_over', ...said } : { type: 'human.handed_back', ...said, to: null }];
    }
    case 'review': {
      const review = state.move.status === 'review' ? state.move.review : 'long-gone';
      return [{ type: 'review.decided', at: now, contact, review, verdict: taken.verdict, by: 'maria' }];
    }
    default:
      return [];
  }
};

export interface PlayOptions {
  readonly start?: number;
  readonly learned?: Learned;
  /** In place of the core's own: to see that a defect is noticed. */
  readonly decide?: typeof decideForReal;
  /** The time `decide` is told at each call, given the right one and how many calls there were before. */
  readonly clock?: (now: number, index: number) => number;
}

/** Plays a trace, one call of `decide` an action; time jumps to the contact's next timer where the action is `wake`. */
export const play = (
  rule: Policy,
  actions: readonly Timed[],
  { start = at('09:00'), learned = {}, decide = decideForReal, clock = (now) => now }: PlayOptions = {},
): Call[] => {
  const calls: Call[] = [];
  let playing: Playing = { state: initialState(), now: start, health: {}, count: 0 };
  for (const { after, action: taken } of actions) {
    const timer = taken.kind === 'wake' ? wakeAt(playing.state) : null;
    const right = timer === null ? playing.now + after : Math.max(playing.now, timer);
    const health =
      taken.kind === 'health'
        ? { ...playing.health, [taken.bot]: { p95Ms: taken.p95Ms, errorRate: 0, samples: 50, at: right } }
        : playing.health;
    playing = { ...playing, now: right, health, count: playing.count + 1 };
    const now = clock(right, calls.length);
    const events = eventsOf({ ...playing, now }, taken, rule);
    const inputs: DecideInputs = { policy: rule, learned, health, now, key };
    const decided = decide(playing.state, events, inputs);
    calls.push({ before: playing.state, events, inputs, decided });
    playing = { ...playing, state: decided.state };
  }
  return calls;
};
