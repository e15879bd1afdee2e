import { expect, test } from 'vitest';
import { createRunningTurns } from './running-turns.ts';

const never = new AbortController().signal;

test('an aborted turn is told so, and no other', () => {
  const turns = createRunningTurns();
  const [one, other] = [turns.start('t-1', never), turns.start('t-2', never)];
  turns.abort('t-1');
  expect([one.signal.aborted, other.signal.aborted]).toEqual([true, false]);
  expect(one.aborted()).toBe(true);
});

test('a late abort of a turn that has ended does not stop the next attempt under the same id', () => {
  const turns = createRunningTurns();
  turns.start('t-1', never).done();
  turns.abort('t-1');
  expect(turns.start('t-1', never).signal.aborted).toBe(false);
});

test('the end of an old attempt does not hide a newer one from its abort', () => {
  const turns = createRunningTurns();
  const old = turns.start('t-1', never);
  const newer = turns.start('t-1', never);
  old.done();
  turns.abort('t-1');
  expect(newer.signal.aborted).toBe(true);
});

test('a worker that must stop is not mistaken for a turn that nobody wants', () => {
  const worker = new AbortController();
  const turn = createRunningTurns().start('t-1', worker.signal);
  worker.abort();
  expect([turn.signal.aborted, turn.aborted()]).toEqual([true, false]);
});
