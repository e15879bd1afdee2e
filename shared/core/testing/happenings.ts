import {
  type ContactEvent,
  type ContactEventOf,
  FactReport,
  type FactValue,
  type Policy,
  type Scored,
  TurnResult,
  type TurnResultInput,
} from '@baton/contracts';
import type { Handoff } from '../src/state.ts';
import { type Happening, happen, runningTurn, type World } from './world.ts';

const unscored: Scored = {
  model: 'test',
  intents: {},
  evidence: [],
  language: 'en',
  consent: null,
  human: null,
  wish: null,
};

interface Said {
  readonly text?: string;
  readonly id?: string;
  readonly scored?: Partial<Scored> | null;
  readonly author?: 'contact' | 'human' | 'system';
  readonly traceparent?: string;
}

export const messageEvent = (
  world: World,
  now: number,
  { text = 'hello', id, scored, author = 'contact', traceparent }: Said,
) => ({
  type: 'message.received' as const,
  at: now,
  id: id ?? `message${String(world.happened).padStart(3, '0')}`,
  contact: 'web:ana',
  channel: 'web',
  author,
  text,
  scored: scored === null ? null : { ...unscored, ...scored },
  ...(traceparent === undefined ? {} : { traceparent }),
});

const receives =
  (now: number, said: Said): Happening =>
  (world) =>
    happen(world, now, [messageEvent(world, now, said)]);

/** A message with these confidences. */
export const scored = (intents: Record<string, number>, now: number, said: Omit<Said, 'scored'> = {}): Happening =>
  receives(now, { ...said, scored: { intents } });
export const says = (text: string, now: number, more: Partial<Scored> = {}): Happening =>
  receives(now, { text, scored: more });
/** A message whose way through the services is followed. */
export const traced = (text: string, traceparent: string, now: number): Happening =>
  receives(now, { text, traceparent });
export const unscoredMessage = (now: number): Happening => receives(now, { scored: null });
export const wishes = (intent: string, now: number, intents: Record<string, number> = {}): Happening =>
  receives(now, { scored: { wish: intent, intents } });
export const stops = (now: number): Happening => receives(now, { text: 'STOP', scored: { consent: 'stop' } });
export const startsAgain = (now: number): Happening => receives(now, { text: 'START', scored: { consent: 'start' } });
export const asksForPerson = (now: number): Happening =>
  receives(now, { scored: { human: { reason: 'explicit_human_request', words: 'a real person' } } });
export const personWrites = (now: number): Happening => receives(now, { author: 'human', scored: null });
export const systemWrites = (now: number): Happening => receives(now, { author: 'system', scored: null });

/** The turn that is running comes back with this. */
export const finishes =
  (result: TurnResultInput, now: number): Happening =>
  (world) =>
    happen(world, now, [
      { type: 'turn.finished', at: now, turn: runningTurn(world).turn, result: TurnResult.parse(result), ranMs: 5 },
    ]);

/** The running turn comes back with a word in the same commit as this, and before it. */
export const speaksJustBefore =
  (event: ContactEvent): Happening =>
  (world) => {
    const result = TurnResult.parse({ say: ['Hello.'] });
    const { turn } = runningTurn(world);
    return happen(world, event.at, [{ type: 'turn.finished', at: event.at, turn, result, ranMs: 5 }, event]);
  };

/** The turn that is running, if one is, ends without a word: what a scripted bot does. */
export const finishesSilently =
  (now: number): Happening =>
  (world) =>
    world.state.turn.status === 'running' ? finishes({}, now)(world) : world;

export const fails =
  (now: number, permanent = false): Happening =>
  (world) =>
    happen(world, now, [
      { type: 'turn.failed', at: now, turn: runningTurn(world).turn, code: 'bot-failed', permanent },
    ]);

/** An administrator makes this bot the owner. */
export const assigned =
  (owner: string, now: number): Happening =>
  (world) =>
    happen(world, now, [{ type: 'owner.assigned', at: now, contact: 'web:ana', owner, by: 'admin' }]);

export const owner =
  (bot: string): Happening =>
  (world) =>
    assigned(bot, world.now)(world);

export const knows =
  (facts: Record<string, string | number | boolean>, now?: number): Happening =>
  (world) => {
    const reports = Object.entries(facts).map(([name, value]) => [name, FactReport.parse({ value })]);
    const when = now ?? world.now;
    const event = {
      type: 'facts.recorded',
      at: when,
      contact: 'web:ana',
      facts: Object.fromEntries(reports),
      by: 'admin',
    };
    return happen(world, when, [event as never]);
  };

export const takesOver =
  (now: number): Happening =>
  (world) =>
    happen(world, now, [{ type: 'human.took_over', at: now, contact: 'web:ana', by: 'maria' }]);
export const handsBack =
  (now: number, to: string | null = null): Happening =>
  (world) =>
    happen(world, now, [{ type: 'human.handed_back', at: now, contact: 'web:ana', by: 'maria', to }]);

type ReviewDecided = ContactEventOf<'review.decided'>;

const reviewed =
  (verdict: ReviewDecided['verdict'], now: number, more: Partial<ReviewDecided> = {}): Happening =>
  (world) => {
    const { move } = world.state;
    if (move.status !== 'review') throw new Error('no review is open');
    const event = {
      type: 'review.decided',
      at: now,
      contact: 'web:ana',
      review: move.review,
      verdict,
      by: 'maria',
    } as const;
    return happen(world, now, [{ ...event, ...more }]);
  };
export const approves = (now: number): Happening => reviewed('approve', now);
export const rejects = (now: number, reason: string): Happening => reviewed('reject', now, { reason });
/** Approves with these facts changed. */
export const edits = (now: number, facts: Record<string, FactValue>): Happening =>
  reviewed('edit', now, {
    facts: Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [name, { value, confidence: 1, extractor: 'person' }]),
    ),
  });

/** Nothing happens until then, and then somebody looks. */
export const passes =
  (now: number): Happening =>
  (world) =>
    happen(world, now, []);

/** The bot's health, measured at that time. */
export const measured =
  (bot: string, health: { p95Ms?: number; errorRate?: number; samples?: number }, now: number): Happening =>
  (world) => ({
    ...world,
    health: { ...world.health, [bot]: { p95Ms: 500, errorRate: 0, samples: 50, at: now, ...health } },
  });
export const slow = (bot: string, now: number): Happening => measured(bot, { p95Ms: 9000 }, now);
export const healthy = (bot: string, now: number): Happening => measured(bot, {}, now);

export const learnedFor =
  (route: string, adjustment: number, outcomes = 412): Happening =>
  (world) => ({ ...world, learned: { ...world.learned, [route]: { adjustment, outcomes, successRate: 0.5 } } });

export const under =
  (policy: Policy): Happening =>
  (world) => ({ ...world, policy });

/** A move that was made at that time, whatever the guards would have said; the contact belongs to its target. */
export const handedOff =
  (from: string, to: string, when: number): Happening =>
  (world) => {
    const id = `${world.key}-h${world.happened}-1`;
    const outcome = { status: 'open', answers: 0, until: when + world.policy.limits.outcome.timeoutMs } as const;
    const handoff: Handoff = { id, from, to, at: when, outcome };
    const handoffs = [...world.state.handoffs, handoff];
    const owning = { status: 'bot', bot: to, since: when, idleAt: null } as const;
    return {
      ...world,
      now: when,
      happened: world.happened + 1,
      state: { ...world.state, handoffs, owner: owning, seenAt: when },
    };
  };

/** An administrator brings the contact back to where the last move came from. */
export const handedBack =
  (when: number): Happening =>
  (world) =>
    assigned(world.state.handoffs.at(-1)?.from ?? 'lead', when)(world);
