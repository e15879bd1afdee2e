import type { ServiceBeat } from '@baton/runtime';
import { type Check, fail, ok, warn } from './check.ts';

/** Without these no message is answered. */
const needed = ['intent', 'coordinator', 'outbound'] as const;
/** Without these it goes on, but learns nothing, or takes no HTTP. */
const helpful = ['monitor', 'learner', 'gateway'] as const;

const howToStart = (service: string): string => `npm start, or npm run service:${service}`;

const botsOf = ({ about }: ServiceBeat): string[] =>
  Array.isArray(about.bots) ? about.bots.filter((bot): bot is string => typeof bot === 'string') : [];

const checkBots = (beats: readonly ServiceBeat[], bots: readonly string[]): Check => {
  const pools = beats.filter(({ service }) => service === 'bots');
  const missing = bots.filter((bot) => !pools.some((pool) => botsOf(pool).includes(bot)));
  const found = `${pools.length} running`;
  if (missing.length === 0) return ok('bots', found);
  const todo = `nobody runs the turns of ${missing.join(', ')}: BOTS=${missing.join(',')} npm run service:bots`;
  return fail('bots', found, todo);
};

/** Who is there, by the heartbeats of the last 15 s. */
export const checkServices = (beats: readonly ServiceBeat[], bots: readonly string[]): Check[] => {
  const running = (name: string): number => beats.filter(({ service }) => service === name).length;
  const check = (name: string, otherwise: typeof warn): Check => {
    const count = running(name);
    return count > 0 ? ok(name, `${count} running`) : otherwise(name, 'none running', howToStart(name));
  };
  return [
    ...needed.map((name) => check(name, fail)),
    checkBots(beats, bots),
    ...helpful.map((name) => check(name, warn)),
  ];
};

export interface QueueDepth {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

/** More than this waits: workers cannot keep up. */
const deep = 1000;

export const checkQueue = ({ queue, waiting, active, delayed, failed }: QueueDepth): Check => {
  const found = `${waiting} waiting, ${active} active, ${delayed} delayed, ${failed} failed`;
  return waiting > deep ? warn(queue, found, 'add workers for this queue') : ok(queue, found);
};

export const checkDeadLetters = (count: number): Check =>
  count === 0 ? ok('dead letters', 'none') : warn('dead letters', `${count}`, 'look at them: baton dlq ls');

/** The sweeper looks every second or so; a contact that nobody has looked at for this long is stuck. */
const lateMs = { warn: 30_000, fail: 120_000 } as const;

/** `overdueMs`: how long ago somebody should have looked at the contact that waits longest; null when none waits. */
export const checkAttention = (lane: string, overdueMs: number | null): Check => {
  const name = `lane ${lane}`;
  if (overdueMs === null || overdueMs <= 0) return ok(name, 'nobody waits too long');
  const found = `the longest wait is ${Math.round(overdueMs / 1000)} s overdue`;
  const service = lane === 'replies' ? 'outbound' : 'coordinator';
  if (overdueMs > lateMs.fail) return fail(name, found, `mailboxes are stuck: is a ${service} running?`);
  return overdueMs > lateMs.warn ? warn(name, found, `the ${service} cannot keep up`) : ok(name, found);
};
