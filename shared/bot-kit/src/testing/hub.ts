import type {
  BotHealth,
  ContactEvent,
  FactReport,
  FactValue,
  Health,
  Learned,
  LearnedRoute,
  Policy,
  Scored,
  TurnJob,
} from '@baton/contracts';
import { type ScoringContext, scoringContext } from '@baton/core';
import { createScorer, type IntentPack, type Scorer } from '@baton/scoring';
import { alongRoutes, type BotDefinition } from '../bot.ts';
import { failureOf } from '../bot-error.ts';
import type { ReviewStep } from '../conversation.ts';
import { runTurn } from '../run-turn.ts';
import { toMs } from './clock.ts';
import { createMemoryContact, drain, type MemoryContact, nextLook, type World } from './contact.ts';
import { type ContactView, createView } from './view.ts';

/** The parts of a domain pack that the hub runs. */
export interface HubPack {
  readonly policy: Policy;
  readonly intents: IntentPack;
  readonly bots: Readonly<Record<string, BotDefinition>>;
}

export interface HubOptions {
  /** ISO 8601, UTC. */
  readonly start?: string;
  /** Bots in place of the pack's own, by id. */
  readonly bots?: Readonly<Record<string, BotDefinition>>;
}

export interface SayOptions {
  /** Whom the message is from; the hub's own contact if not given. */
  readonly contact?: string;
  /** Confidences in place of what the scorer would find; intents not named are 0. */
  readonly scores?: Readonly<Record<string, number>>;
}

/** Baton in memory: the real core with a domain's own policy, scorer and bots, under a clock that the test moves. */
export interface TestHub extends ContactView {
  /** One message, and everything that follows from it: the burst window passes, the bot answers. */
  say(text: string, options?: SayOptions): Promise<void>;
  /** Messages 200 ms apart, as one burst. */
  burst(texts: readonly string[], options?: SayOptions): Promise<void>;
  /** `'31m'` or ms: whatever falls due on the way happens at its time. */
  advance(duration: string | number): Promise<void>;
  /** An event as the system would see it: an administrator's order, a person who takes over, … */
  event(event: ContactEvent, contact?: string): Promise<void>;
  assign(owner: string, contact?: string): Promise<void>;
  record(facts: Readonly<Record<string, FactValue>>, contact?: string): Promise<void>;
  /** A person's verdict on the review that is open. Throws when none is. */
  review(step: ReviewStep, contact?: string): Promise<void>;
  setHealth(bot: string, health: Omit<BotHealth, 'at'>): void;
  setLearned(route: string, learned: LearnedRoute): void;
  view(contact: string): ContactView;
  now(): number;
}

const self = 'contact';
const gap = 200;

const toScored = (scorer: Scorer, text: string, context: ScoringContext, scores?: SayOptions['scores']): Scored => {
  const scored = scorer.score(text, context);
  return scores
    ? { ...scored, model: 'test', intents: { ...scores }, evidence: [], wish: null, human: null, consent: null }
    : scored;
};

const toEvent = async (bot: BotDefinition, job: TurnJob, now: number): Promise<ContactEvent> => {
  try {
    const result = await runTurn(bot, job, { now });
    return { type: 'turn.finished', at: now, turn: job.turn, result, ranMs: 0 };
  } catch (error) {
    return { type: 'turn.failed', at: now, turn: job.turn, ...failureOf(error) };
  }
};

/** A memo: compiling a pack takes longer than a conversation. */
const scorers = new WeakMap<IntentPack, Scorer>();

const scorerFor = (intents: IntentPack): Scorer => {
  const scorer = scorers.get(intents) ?? createScorer(intents);
  scorers.set(intents, scorer);
  return scorer;
};

interface Store {
  now: number;
  messages: number;
  learned: Learned;
  health: Health;
  readonly contacts: Map<string, MemoryContact>;
  /** How many replies there were when the contact last wrote. */
  readonly heardAt: Map<string, number>;
}

const contactOf = (store: Store, id: string): MemoryContact => {
  const known = store.contacts.get(id);
  if (known) return known;
  const contact = createMemoryContact(id);
  store.contacts.set(id, contact);
  return contact;
};

const createRunner = (pack: HubPack, store: Store, bots: HubPack['bots']) => {
  const world = (): World => ({ policy: pack.policy, learned: store.learned, health: store.health, now: store.now });

  const runTurns = async (contact: MemoryContact): Promise<void> => {
    for (let job = contact.turns.shift(); job; job = contact.turns.shift()) {
      const bot = bots[job.bot];
      if (!bot) throw new TypeError(`the hub has no bot "${job.bot}"`);
      contact.mailbox.push(await toEvent(bot, job, store.now));
      drain(contact, world());
    }
  };

  const deliver = async (contact: MemoryContact): Promise<void> => {
    drain(contact, world());
    await runTurns(contact);
  };

  /** The contact that is due first, no later than `until`. */
  const nextDue = (until: number): { contact: MemoryContact; at: number } | null => {
    let first: { contact: MemoryContact; at: number } | null = null;
    for (const contact of store.contacts.values()) {
      const at = nextLook(contact);
      if (at !== null && at <= until && (first === null || at < first.at)) first = { contact, at };
    }
    return first;
  };

  const advanceTo = async (until: number): Promise<void> => {
    for (let due = nextDue(until); due; due = nextDue(until)) {
      store.now = Math.max(store.now, due.at);
      await deliver(due.contact);
    }
    store.now = Math.max(store.now, until);
  };

  /** Until nobody owes this contact an answer. */
  const settle = async (contact: MemoryContact): Promise<void> => {
    await deliver(contact);
    for (;;) {
      const { turn } = contact.state;
      if (turn.status !== 'gathering' && turn.status !== 'retrying') return;
      await advanceTo(turn.until);
    }
  };

  return { deliver, settle, advanceTo };
};

const reportsOf = (facts: Readonly<Record<string, FactValue>>): Record<string, FactReport> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, { value, confidence: 1, extractor: 'admin' }]),
  );

/** Held to the routes, as a domain's bots are. */
const botsOf = ({ policy, bots }: HubPack, options: HubOptions): HubPack['bots'] =>
  Object.fromEntries(Object.entries({ ...bots, ...options.bots }).map(([id, bot]) => [id, alongRoutes(bot, policy)]));

/** Opens a hub over a domain pack. Nothing in it touches a network, a disk or the machine's clock. */
export const createTestHub = (pack: HubPack, options: HubOptions = {}): TestHub => {
  const scorer = scorerFor(pack.intents);
  const start = Date.parse(options.start ?? '2026-03-02T15:00:00Z');
  const store: Store = { now: start, messages: 0, learned: {}, health: {}, contacts: new Map(), heardAt: new Map() };
  const runner = createRunner(pack, store, botsOf(pack, options));

  const receive = (text: string, { contact: id = self, scores }: SayOptions): MemoryContact => {
    const contact = contactOf(store, id);
    store.messages += 1;
    store.heardAt.set(id, contact.replies.length);
    const scored = toScored(scorer, text, scoringContext(contact.state), scores);
    const message = {
      id: `m${String(store.messages).padStart(9, '0')}`,
      contact: id,
      channel: 'test',
      author: 'contact',
    } as const;
    contact.mailbox.push({ type: 'message.received', at: store.now, ...message, text, scored });
    return contact;
  };

  const view = (id: string): ContactView => createView(contactOf(store, id), () => store.heardAt.get(id) ?? 0);

  const hub: Omit<TestHub, keyof ContactView> = {
    say: (text, given = {}) => runner.settle(receive(text, given)),
    burst: async (texts, given = {}) => {
      const before = contactOf(store, given.contact ?? self).replies.length;
      for (const [index, text] of texts.entries()) {
        if (index > 0) await runner.advanceTo(store.now + gap);
        await runner.deliver(receive(text, given));
      }
      store.heardAt.set(given.contact ?? self, before);
      await runner.settle(contactOf(store, given.contact ?? self));
    },
    advance: (duration) => runner.advanceTo(store.now + toMs(duration)),
    event: (event, contact = self) => {
      const memory = contactOf(store, contact);
      memory.mailbox.push(event);
      return runner.settle(memory);
    },
    assign: (owner, contact = self) =>
      hub.event({ type: 'owner.assigned', at: store.now, contact, owner, by: 'test' }, contact),
    record: (facts, contact = self) =>
      hub.event({ type: 'facts.recorded', at: store.now, contact, facts: reportsOf(facts), by: 'test' }, contact),
    review: ({ verdict, reason, facts = {} }, contact = self) => {
      const { move } = contactOf(store, contact).state;
      if (move.status !== 'review') throw new TypeError('no review is open');
      const said = reason === undefined ? {} : { reason };
      const edited = { facts: reportsOf(facts) };
      const order = {
        type: 'review.decided',
        at: store.now,
        contact,
        review: move.review,
        verdict,
        by: 'test',
      } as const;
      return hub.event({ ...order, ...said, ...edited }, contact);
    },
    setHealth: (bot, health) => {
      store.health = { ...store.health, [bot]: { ...health, at: store.now } };
    },
    setLearned: (route, learned) => {
      store.learned = { ...store.learned, [route]: learned };
    },
    view,
    now: () => store.now,
  };
  // The view's getters stay live: Object.assign onto it, not the other way round, which would freeze their first values.
  return Object.assign(view(self), hub);
};
