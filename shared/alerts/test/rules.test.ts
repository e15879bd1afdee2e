import { activityOf } from '@baton/activity';
import { Policy } from '@baton/contracts';
import { describe, expect, test } from 'vitest';
import { defaultRules, type Observed } from '../src/index.ts';

const minute = 60_000;
const now = Date.parse('2026-01-01T10:00:00Z');
const phrases = { optedOut: '', optedIn: '', toHuman: '' };
const policy = Policy.parse({
  domain: 'test',
  firstBot: 'lead',
  bots: [{ id: 'lead' }, { id: 'seller', sla: { p95Ms: 2000 } }],
  routes: [{ from: 'lead', to: 'seller' }],
  phrases: { en: phrases, es: phrases },
});
const well = { p95Ms: 100, errorRate: 0, samples: 50, at: now - 1000 };
const quiet: Observed = {
  ...{ policy, now, health: {}, activity: activityOf({}), waiting: {}, deadLetters: 0, overdue: 0 },
};

const found = (observed: Partial<Observed>): string[] =>
  defaultRules.flatMap(({ name, look }) =>
    look({ ...quiet, ...observed }).map(({ subject, why }) => `${name} ${subject}: ${why}`),
  );
const counting = (counts: Record<string, number>) => found({ activity: activityOf(counts) });

test('an installation that is idle raises nothing', () => {
  expect(found({})).toEqual([]);
});

test('a busy one in which all is well raises nothing', () => {
  const health = { lead: well, seller: well };
  const activity = activityOf({ 'moves|made|lead->seller': 500, 'outcomes|successful|lead->seller': 480 });
  expect(found({ health, activity, waiting: { seller: 12 } })).toEqual([]);
});

describe('a bot', () => {
  const seller = (health: Partial<typeof well>, waiting = 0) =>
    found({ health: { seller: { ...well, ...health } }, waiting: { seller: waiting } });

  test('that breaks its SLA by more than a move to it may', () => {
    expect(seller({ p95Ms: 2400 })).toEqual([]);
    expect(seller({ p95Ms: 2401 })).toEqual([
      "sla seller: seller's P95 is 2401 ms, 120 % of its SLA; moves to it are deferred",
    ]);
  });

  test('that fails too many of its turns', () => {
    expect(seller({ errorRate: 0.05 })).toEqual([]);
    expect(seller({ errorRate: 0.06 })).toEqual(['errors seller: seller fails 6 % of its turns']);
    expect(seller({ errorRate: 0.5 })).toEqual(['errors seller: seller fails 50 % of its turns']);
  });

  test('of which there is too little to tell', () => {
    expect(seller({ p95Ms: 9000, errorRate: 1, samples: 3 })).toEqual([]);
  });

  test('that leaves its turns waiting; one that has nothing to do is only quiet', () => {
    expect(seller({ at: now - 6 * minute })).toEqual([]);
    expect(seller({ at: now - 4 * minute }, 3)).toEqual([]);
    expect(seller({ at: now - 5 * minute }, 3)).toEqual([
      'unresponsive seller: 3 turns wait for seller, which has finished none for 5 min or more',
    ]);
  });
});

describe('a route', () => {
  test('most of whose moves come to nothing, from 20 outcomes on', () => {
    expect(counting({ 'outcomes|failed|lead->seller': 19 })).toEqual([]);
    expect(counting({ 'outcomes|failed|lead->seller': 15, 'outcomes|successful|lead->seller': 5 })).toEqual([
      'handoff-failure lead->seller: 25 % of the 20 moves lead->seller that ended in the last hour were successful',
    ]);
  });

  test('whose target did not recover', () => {
    expect(counting({ 'moves|given-up|lead->seller': 2 })).toEqual([
      'given-up lead->seller: moves lead->seller given up in the last hour because the target did not recover: 2',
    ]);
  });

  test('on which contacts are asked again', () => {
    expect(counting({ 'repeated|lead->seller': 1 })).toEqual([
      're-ask lead->seller: questions on lead->seller for what had been told already: 1',
    ]);
  });
});

describe('the whole', () => {
  test('in which many contacts would bounce', () => {
    expect(counting({ 'refusals|cooldown|lead->seller': 10 })).toEqual([]);
    expect(counting({ 'refusals|cooldown|lead->seller': 6, 'refusals|cycle|lead->seller': 5 })).toEqual([
      'loops baton: 11 moves of the last hour would have bounced a contact back, and were refused',
    ]);
  });

  test('in which moves are refused for their rate, counted beside those that were made', () => {
    expect(counting({ 'refusals|rate-hour|lead->seller': 20, 'moves|made|lead->seller': 180 })).toEqual([]);
    expect(counting({ 'refusals|rate-hour|lead->seller': 20, 'moves|made|lead->seller': 179 })).toEqual([
      'rate-limited baton: 20 of 199 moves of the last hour were refused for their rate',
    ]);
  });

  test('in which something failed for good, or nobody looks', () => {
    expect(found({ deadLetters: 2 })).toEqual([
      'dead-letters baton: dead letters that wait for somebody: 2; see baton dlq ls',
    ]);
    expect(found({ overdue: 4 })).toEqual([
      'stranded baton: 4 contacts should have been looked at a minute ago: is a coordinator running?',
    ]);
  });
});
