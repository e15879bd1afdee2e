import { expect, test } from 'vitest';
import { mergeFacts, newsIn, nextOpen, summarise } from '../src/slots.ts';

test('the next question is the first that is neither known nor set aside', () => {
  expect(nextOpen(['name', 'budget', 'area'], { name: 'Ana' })).toBe('budget');
  expect(nextOpen(['name', 'budget', 'area'], { name: 'Ana' }, ['budget'])).toBe('area');
  expect(nextOpen(['name'], { name: 'Ana' })).toBeNull();
});

test('no and none are answers: false, 0 and an empty text are known', () => {
  expect(nextOpen<string>(['sellSoon', 'bedrooms', 'note'], { sellSoon: false, bedrooms: 0, note: '' })).toBeNull();
});

test('a later report replaces what is known, and only a difference is news', () => {
  const known = { budget: 600, area: 'Pasadena' };
  const reports = { budget: { value: 650 }, area: { value: 'Pasadena' } };
  expect(mergeFacts(known, reports)).toEqual({ budget: 650, area: 'Pasadena' });
  expect(newsIn(known, reports)).toEqual({ budget: { value: 650 } });
});

test('a summary follows the given order and leaves out what is unknown or not to be told', () => {
  const say = (name: string, value: unknown) => (name === 'secret' ? null : `${name} ${value}`);
  expect(summarise(['area', 'name', 'budget', 'secret'], { budget: 5, area: 'x', secret: 's' }, say)).toBe(
    'area x; budget 5',
  );
});
