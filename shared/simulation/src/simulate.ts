import { runTurn } from '@baton/bot-kit';
import { type ContactEvent, isBatonError, type Scored, type TurnJob } from '@baton/contracts';
import { decide } from '@baton/core';
import type { DomainPack } from '@baton/domains';
import { createScorer } from '@baton/scoring';
import type { Contact } from './contact.ts';
import { defaultFaults, type Faults } from './faults.ts';
import { checkAtRest, watch } from './invariants/invariants.ts';
import type { Violation } from './invariants/rule.ts';
import type { Remedy } from './lane-model.ts';
import { createRandom } from './random.ts';
import { createScheduler } from './scheduler.ts';
import { type Input, type Phrasebook, writeScript } from './script.ts';
import type { WorldOptions } from './site.ts';
import { createWorld } from './world.ts';

export interface SimulationOptions {
  readonly pack: DomainPack;
  readonly phrases: Phrasebook;
  readonly faults?: Faults;
  readonly contacts?: number;
  /** Most messages of one contact. */
  readonly messages?: number;
  /** In place of the core's own: to see that a defect is noticed. */
  readonly decide?: typeof decide;
  readonly without?: ReadonlySet<Remedy>;
}

export interface Simulated {
  readonly seed: number;
  readonly script: readonly Input[];
  readonly steps: number;
  readonly conversations: number;
  readonly messages: number;
  readonly violations: readonly Violation[];
  readonly contacts: ReadonlyMap<string, Contact>;
}

/** 2026-01-05T09:00Z: a Monday, so that "on Tuesday" is tomorrow. */
const start = 1_767_603_600_000;

/** Two days: longer than any window but the idle ones. */
const horizonMs = 2 * 24 * 3_600_000;

const runBot =
  (pack: DomainPack) =>
  async (job: TurnJob, now: number): Promise<ContactEvent> => {
    const bot = pack.bots[job.bot];
    if (!bot) return { type: 'turn.failed', at: now, turn: job.turn, code: 'bot-unknown', permanent: true };
    try {
      const result = await runTurn(bot, job, { now });
      return { type: 'turn.finished', at: now, turn: job.turn, result, ranMs: 0 };
    } catch (error) {
      const code = isBatonError(error) ? error.code : 'bot-failed';
      return {
        type: 'turn.failed',
        at: now,
        turn: job.turn,
        code,
        permanent: isBatonError(error) && error.kind === 'permanent',
      };
    }
  };

type Score = WorldOptions['score'];
const scores = new WeakMap<DomainPack, Score>();

/** Scoring is pure and generated contacts repeat themselves, so each text is scored once in each light. */
const scoreOf = (pack: DomainPack): Score => {
  const known = scores.get(pack);
  if (known) return known;
  const scorer = createScorer(pack.intents);
  const memory = new Map<string, Scored>();
  const score: Score = (text, context) => {
    const key = `${context.owner} ${context.asked} ${context.language} ${text}`;
    const scored = memory.get(key) ?? scorer.score(text, context);
    memory.set(key, scored);
    return scored;
  };
  scores.set(pack, score);
  return score;
};

/**
 * Plays a script under a seed, to the end or to the step that breaks a promise. The same script and seed give the same run,
 * step for step.
 */
export const play = async (seed: number, script: readonly Input[], options: SimulationOptions): Promise<Simulated> => {
  const { pack, faults = defaultFaults, without = new Set() } = options;
  const random = createRandom(seed);
  const scheduler = createScheduler(random, start);
  const world = createWorld({
    ...{ policy: pack.policy, score: scoreOf(pack), runBot: runBot(pack) },
    ...{ decide: options.decide ?? decide, random, scheduler, faults, without },
  });
  world.plan(script);
  const looks = [...world.contacts.values()].map((contact) => watch(contact, pack.policy));
  let steps = 0;
  let violations: readonly Violation[] = [];
  await scheduler.run(start + horizonMs, () => {
    steps += 1;
    violations = looks.flatMap((look) => look());
    return violations.length === 0;
  });
  if (violations.length === 0) {
    violations = [...world.contacts.values()].flatMap((contact) => checkAtRest(contact, pack.policy));
  }
  const messages = script.filter((input) => 'say' in input).length;
  return { seed, script, steps, conversations: world.contacts.size, messages, violations, contacts: world.contacts };
};

/** One seed: its contacts, what they say and when, what goes wrong, and who wins each race. */
export const simulate = (seed: number, options: SimulationOptions): Promise<Simulated> => {
  const { contacts = 3, messages = 12 } = options;
  const script = writeScript(createRandom(seed ^ 0x5eed), options, { contacts, messages });
  return play(seed, script, options);
};
