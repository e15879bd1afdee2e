import type { JournalEntry, JournalRecord } from '@baton/contracts';
import { expect, test } from 'vitest';
import { isComplete, noAnswers, seeRecord } from './answers.ts';

const record = (...entries: JournalEntry[]): JournalRecord => ({
  ...{ schema: 1, by: 'coordinator', key: 'k', commit: 1, now: 0, policy: 'p' },
  ...{ learned: {}, health: {}, events: [] },
  entries,
});
const reply = { by: 'lead', epoch: 0, answers: ['m1'] };
const queued = (id: string, answers = ['m1']): JournalEntry => ({
  type: 'reply.queued',
  reply: id,
  ...reply,
  text: id,
  answers,
});
const sent = (id: string): JournalEntry => ({ type: 'reply.sent', reply: id, ...reply, text: id });
const suppressed = (id: string): JournalEntry => ({
  type: 'reply.suppressed',
  reply: id,
  ...reply,
  reason: 'stale-epoch',
});

const after = (...records: JournalRecord[]) =>
  records.reduce((answers, next) => seeRecord(answers, next, 'm1'), noAnswers);

test('a message is answered once all that was queued for it has gone out', () => {
  const half = after(record(queued('a'), queued('b')), record(sent('a')));
  expect(isComplete(half)).toBe(false);
  const whole = seeRecord(half, record(sent('b')), 'm1');
  expect(isComplete(whole)).toBe(true);
  expect(whole.sent.map(({ text }) => text)).toEqual(['a', 'b']);
});

test('a reply that was held back is not waited for', () => {
  expect(isComplete(after(record(queued('a')), record(suppressed('a'))))).toBe(true);
});

test('replies to other messages do not count', () => {
  expect(isComplete(after(record(queued('a', ['m2'])), record(sent('a'))))).toBe(false);
});
