import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quietFrom, quietUntil, zoneFor } from '../src/outreach/quiet-hours.ts';
import { hours, minutes } from '../testing/clock.ts';

const utc = (text: string): number => Date.parse(`${text}Z`);
const nights = { from: '21:00', to: '08:00', timeZone: 'America/Los_Angeles', zoneFact: null };
const wait = (at: number, quiet = nights, zone = nights.timeZone): string =>
  new Date(quietUntil(at, quiet, zone)).toISOString().slice(0, 19);

describe('quiet hours', () => {
  test.each([
    ['the last second of the day', '2026-01-15T04:59:59', '2026-01-15T04:59:59'],
    ['21:00 sharp is quiet', '2026-01-15T05:00:00', '2026-01-15T16:00:00'],
    ['past midnight', '2026-01-15T10:30:12', '2026-01-15T16:00:00'],
    ['08:00 sharp is not', '2026-01-15T16:00:00', '2026-01-15T16:00:00'],
    ['the night the clocks go forward is an hour shorter at most', '2026-03-08T07:00:00', '2026-03-08T16:00:00'],
    ['the night the clocks go back is an hour longer', '2026-11-01T06:00:00', '2026-11-01T16:00:00'],
  ])('%s', (_, at, until) => expect(wait(utc(at))).toBe(until));

  test('may lie within a day', () => {
    const siesta = { ...nights, from: '13:00', to: '15:30' };
    expect(wait(utc('2026-01-15T12:15:00'), siesta, 'Europe/Madrid')).toBe('2026-01-15T14:30:00');
    expect(wait(utc('2026-01-15T20:00:00'), siesta, 'Europe/Madrid')).toBe('2026-01-15T20:00:00');
    expect(wait(utc('2026-01-15T11:59:59'), siesta, 'Europe/Madrid')).toBe('2026-01-15T11:59:59');
    expect(wait(utc('2026-01-15T12:00:00'), siesta, 'Europe/Madrid')).toBe('2026-01-15T14:30:00');
    expect(wait(utc('2026-01-15T14:30:00'), siesta, 'Europe/Madrid')).toBe('2026-01-15T14:30:00');
  });

  test('that begin when they end are none', () => {
    const never = { ...nights, from: '08:00', to: '08:00' };
    expect(wait(utc('2026-01-15T16:00:00'), never)).toBe('2026-01-15T16:00:00');
    expect(wait(utc('2026-01-15T20:00:00'), never)).toBe('2026-01-15T20:00:00');
  });

  test('are over when they are said to be over, in every zone and on every day, and not much later', () => {
    const zones = [
      'UTC',
      'America/Los_Angeles',
      'Europe/Madrid',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    ];
    const when = fc.integer({ min: utc('2024-01-01T00:00:00'), max: utc('2028-01-01T00:00:00') });
    fc.assert(
      fc.property(when, fc.constantFrom(...zones), (at, zone) => {
        const until = quietUntil(at, nights, zone);
        expect(quietUntil(until, nights, zone)).toBe(until);
        expect(until - at).toBeLessThanOrEqual(hours(13));
        expect(until).toBeGreaterThanOrEqual(at);
        if (until > at) expect(quietUntil(until - minutes(61), nights, zone)).toBeGreaterThan(until - minutes(61));
      }),
    );
  });

  test.each([
    ['2026-01-15T20:00:00', '2026-01-16T05:00:00'],
    ['2026-01-16T04:59:59', '2026-01-16T05:00:00'],
    ['2026-07-15T20:00:00', '2026-07-16T04:00:00'],
  ])('begin next, seen from %s, at %s', (at, from) =>
    expect(quietFrom(utc(at), nights, nights.timeZone)).toBe(utc(from)),
  );

  test('that are none never begin', () =>
    expect(quietFrom(utc('2026-01-15T20:00:00'), { ...nights, to: nights.from }, nights.timeZone)).toBe(
      Number.POSITIVE_INFINITY,
    ));

  test("go by the contact's own zone when it is known to be one", () => {
    expect(zoneFor(nights, 'Europe/Madrid')).toBe('Europe/Madrid');
    expect(zoneFor(nights, 'the moon')).toBe('America/Los_Angeles');
    expect(zoneFor(nights, 5)).toBe('America/Los_Angeles');
  });
});
