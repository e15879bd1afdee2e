import { expect, test } from 'vitest';
import { fractionOf, shown, timeOfDay } from '../src/number.ts';
import { at } from '../testing/clock.ts';

test.each([
  [0.7, '0.70'],
  [0.695, '0.695'],
  [0.6951, '0.6951'],
  [0.69996, '0.70'],
  [12, '12.00'],
  [0, '0.00'],
  [-0.5, '-0.50'],
  [-0.00001, '0.00'],
])('%d is shown as %s', (value, text) => expect(shown(value)).toBe(text));

test('a time is shown with its seconds where it has any', () => {
  expect(timeOfDay(at('09:05'))).toBe('09:05');
  expect(timeOfDay(at('23:59:07'))).toBe('23:59:07');
});

test('who tries a bot out stays the same from version to version', () => {
  expect(fractionOf('contactaaaaaaaaaaaaaaaaaaa>seller')).toBeCloseTo(0.32660592976026237, 9);
  expect(fractionOf('')).toBeCloseTo(0.6689221884589642, 9);
});
