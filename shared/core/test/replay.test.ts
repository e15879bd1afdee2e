import type { JournalRecord, Policy } from '@baton/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replay } from '../src/replay.ts';
import { bounce, conversations, live, policyWith } from '../testing/live.ts';

describe('replay', () => {
  test('under the same policy every byte comes out as it was written', () => {
    fc.assert(
      fc.property(conversations, (said) => {
        const journal = JSON.parse(JSON.stringify(live(policyWith(), said)));
        expect(replay('k', journal, policyWith()).status).toBe('identical');
      }),
      { numRuns: 200 },
    );
  });

  test('when only the cooldown differs, the first divergence is put down to a guard that the cooldown sets', () => {
    const journal = live(policyWith(), bounce);
    const found = replay('k', journal, policyWith({ cooldownMs: 0 }));
    expect(found).toMatchObject({
      status: 'diverged',
      divergence: {
        recorded: { decision: 'stay', guard: 'cycle' },
        found: { decision: 'handoff', to: 'buyer' },
        cause: 'cycle',
      },
    });
  });

  test('nothing is said of what lies behind the first divergence', () => {
    const journal = live(policyWith(), bounce);
    const found = replay('k', journal, policyWith({}, 0.92));
    expect(found).toMatchObject({ status: 'diverged', decisions: 0, divergence: { commit: 1, cause: 'threshold' } });
  });

  test('a policy that differs where nothing was ever near it decides the same', () => {
    const journal = live(policyWith(), bounce);
    expect(replay('k', journal, policyWith({ perDay: 11 })).status).toBe('same');
  });

  test('a log whose beginning has been trimmed is not decided from the middle', () => {
    const journal = live(policyWith(), bounce).slice(2);
    expect(replay('k', journal, policyWith())).toMatchObject({ status: 'incomplete', firstCommit: 3 });
  });

  test('what the outbound gate wrote decides nothing', () => {
    const journal = live(policyWith(), bounce);
    const sent = {
      ...(journal[0] as JournalRecord),
      by: 'outbound' as const,
      events: [],
      entries: (journal[0] as JournalRecord).entries,
    };
    expect(replay('k', [sent, ...journal], policyWith()).status).toBe('identical');
  });

  test('a log with nothing in it came out as it was written', () =>
    expect(replay('k', [], policyWith())).toEqual({ status: 'identical', key: 'k', decisions: 0 }));

  test('under the policy that each record was decided by, every byte comes out too', () => {
    const journal = live(policyWith(), bounce);
    expect(replay('k', journal, () => policyWith())).toEqual({
      status: 'identical',
      key: 'k',
      decisions: 4,
    });
  });

  describe('a divergence', () => {
    const policy = policyWith();
    const journal = live(policy, bounce);
    const withRoutes = (routes: Policy['routes']): Policy => ({ ...policy, routes });

    test('says where it is, and what was decided on either side', () =>
      expect(replay('k', journal, policyWith({}, 0.92))).toEqual({
        status: 'diverged',
        key: 'k',
        decisions: 0,
        divergence: {
          commit: 1,
          at: 1_000_000,
          message: 'm0xxxxxxxxxxxxxxxxxxxxxxxx',
          recorded: { decision: 'handoff', from: 'lead', to: 'buyer', guard: null },
          found: { decision: 'stay', from: 'lead', to: 'buyer', guard: 'threshold' },
          cause: 'threshold',
        },
      }));

    test('is put down to the guard that is found, where one guard speaks in place of another', () =>
      expect(replay('k', journal, policyWith({ cooldownMs: 0, perHour: 2 }))).toMatchObject({
        decisions: 2,
        divergence: { recorded: { guard: 'cycle' }, found: { guard: 'rate-hour' }, cause: 'rate-hour' },
      }));

    test('is put down to the route, where another bot is looked at', () => {
      const tied = live(policy, [{ after: 0, scores: { buyer: 0.9, seller: 0.7 } }]);
      const bots = policy.bots.map((bot) => (bot.id === 'buyer' ? { ...bot, intents: [] } : bot));
      expect(replay('k', tied, { ...policy, bots })).toMatchObject({
        divergence: { recorded: { to: 'buyer' }, found: { to: 'seller' }, cause: 'route:lead->seller' },
      });
    });

    test('is put down to the route, where there is none any more', () =>
      expect(replay('k', journal, withRoutes([]))).toMatchObject({
        divergence: { recorded: { to: 'buyer', guard: null }, found: { to: null, guard: null }, cause: 'route' },
      }));

    test('is put down to the route too, where there was none before', () =>
      expect(replay('k', live(withRoutes([]), bounce), policy)).toMatchObject({
        divergence: { recorded: { to: null }, found: { to: 'buyer', guard: null }, cause: 'route' },
      }));

    test('of what is learned beside a decision is none of the decision', () =>
      expect(replay('k', journal, { ...policy, intentFacts: { buyer: { wish: 'buy' } } })).toMatchObject({
        divergence: { recorded: null, found: null, cause: 'turn' },
      }));

    test('is one too where nothing was decided on one side', () => {
      const [first, ...rest] = journal as [JournalRecord, ...JournalRecord[]];
      const silent = { ...first, entries: first.entries.filter(({ type }) => type !== 'decision.made') };
      expect(replay('k', [silent, ...rest], policy)).toMatchObject({
        divergence: { message: 'm0xxxxxxxxxxxxxxxxxxxxxxxx', recorded: null, found: { decision: 'handoff' } },
      });
      expect(replay('k', [{ ...first, events: [] }, ...rest], policy)).toMatchObject({
        divergence: { message: 'm0xxxxxxxxxxxxxxxxxxxxxxxx', recorded: { decision: 'handoff' }, found: null },
      });
    });

    test('of what followed is one, though as much followed', () => {
      const [first, ...rest] = journal as [JournalRecord, ...JournalRecord[]];
      const entries = first.entries.map((entry) =>
        entry.type === 'turn.started' ? ({ ...entry, type: 'turn.superseded', reason: 'x' } as const) : entry,
      );
      expect(replay('k', [{ ...first, entries }, ...rest], policy)).toMatchObject({
        divergence: { commit: 1, recorded: null, cause: 'turn' },
      });
    });

    test('of the turns alone is told from one of decisions', () => {
      const bots = policy.bots.map((bot) => ({ ...bot, burst: { quietMs: 1000, maxMs: 1000 } }));
      expect(replay('k', journal, { ...policy, bots })).toMatchObject({
        decisions: 0,
        divergence: { commit: 1, at: 1_000_000, message: null, recorded: null, found: null, cause: 'turn' },
      });
    });
  });
});
