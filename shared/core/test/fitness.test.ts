import type { BotHealth } from '@baton/contracts';
import { expect, test } from 'vitest';
import { fitBots } from '../src/index.ts';
import { at } from '../testing/clock.ts';
import { rules } from '../testing/rules.ts';

const now = at('10:00');
const well: BotHealth = { p95Ms: 500, errorRate: 0, samples: 50, at: now };

const isFit = (differs: Partial<BotHealth>): boolean =>
  fitBots(rules(), { seller: { ...well, ...differs } }, now).includes('seller');

test.each<[string, Partial<BotHealth>, boolean]>([
  ['one that is well', {}, true],
  ['one that is exactly as slow and as faulty as it may be', { p95Ms: 2400, errorRate: 0.1 }, true],
  ['one that was last measured exactly as long ago as it may be', { at: at('09:50') }, true],
  ['one that is slow', { p95Ms: 2401 }, false],
  ['one that fails', { errorRate: 0.11 }, false],
  ['one that was measured too long ago', { at: at('09:49:59') }, false],
  ['one that was measured too seldom', { samples: 19 }, false],
])('to %s a contact that was deferred may be offered again: %j, %s', (_, differs, is) => {
  expect(isFit(differs)).toBe(is);
});

test('of bots that nobody has measured none is seen to be fit', () => {
  expect(fitBots(rules(), { nobody: well }, now)).toEqual([]);
  expect(fitBots(rules(), { buyer: well, seller: well }, now)).toEqual(['buyer', 'seller']);
});
