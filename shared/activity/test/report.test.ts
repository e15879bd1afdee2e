import type { JournalEntry } from '@baton/contracts';
import { expect, test } from 'vitest';
import { activityOf, countRecord, sumCounts } from '../src/index.ts';

const move = { from: 'lead', to: 'seller' };
const committed: JournalEntry = {
  ...{ type: 'handoff.committed', handoff: 'h1', ...move, reason: 'seller', confidence: 0.9, carried: [] },
};
const refused = (guard: 'cooldown' | 'rate-hour'): JournalEntry => ({
  ...{ type: 'handoff.refused', ...move, guard, until: null },
});
const repeated = (route: string | null): JournalEntry => ({
  ...{ type: 'question.repeated', turn: 't1', bot: 'seller', fact: 'name', route },
});

const reportOf = (...entries: JournalEntry[]) => activityOf(Object.fromEntries(countRecord(entries)));

test('moves, refusals, questions and outcomes are told by route', () => {
  const { routes } = reportOf(
    ...[committed, committed, refused('cooldown'), refused('cooldown'), refused('rate-hour'), repeated('lead->seller')],
    { type: 'handoff.deferred', ...move, until: 1, attempt: 1 },
    { type: 'handoff.given_up', ...move, attempts: 3 },
    { type: 'outcome.recorded', handoff: 'h1', ...move, result: 'successful' },
  );
  expect(routes).toEqual({
    'lead->seller': {
      ...{ made: 2, returned: 0, deferred: 1, givenUp: 1 },
      refused: { cooldown: 2, 'rate-hour': 1 },
      outcomes: { successful: 1 },
      ...{ reAskRate: 0.5, repeatedQuestions: 1 },
    },
  });
});

test('a question repeated without a move is a count, and no rate', () => {
  expect(reportOf(repeated(null)).routes).toMatchObject({ seller: { repeatedQuestions: 1, reAskRate: null } });
});

test('turns are told by bot, people by reason', () => {
  const report = reportOf(
    { type: 'turn.finished', turn: 't', bot: 'lead', ranMs: 3 },
    { type: 'turn.timed_out', turn: 't', bot: 'lead' },
    { type: 'human.took_over', by: 'baton', reason: 'bot_failed' },
    { type: 'contact.opted_out', message: 'm' },
  );
  expect(report.turns).toEqual({ lead: { finished: 1, 'timed-out': 1 } });
  expect(report.people).toEqual({ bot_failed: 1 });
  expect(report.optOuts).toBe(1);
});

test('what says nothing that is counted adds nothing, and nothing personal becomes a name', () => {
  const counts = countRecord([
    { type: 'message.received', id: 'secret-id', text: 'secret text', channel: 'sms', author: 'contact' },
    { type: 'facts.learned', facts: { name: 'secret name' }, by: 'bot:lead' },
  ]);
  expect([...counts]).toEqual([['messages|contact', 1]]);
});

test('counters of shards and slots add up', () => {
  expect(sumCounts([{ a: '2', b: 1 }, { a: 3 }])).toEqual({ a: 5, b: 1 });
});
