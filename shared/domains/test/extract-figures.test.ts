import { describe, expect, test } from 'vitest';
import type { Lead } from '../src/real-estate/facts.ts';
import { answer, heardIn } from './hearing.ts';

describe('money', () => {
  test.each([
    ['650k', 650_000],
    ['$650K', 650_000],
    ['650,000', 650_000],
    ['650.000 dólares', 650_000],
    ['650 mil', 650_000],
    ['half a million', 500_000],
    ['medio millón', 500_000],
    ['$1.2M', 1_200_000],
    ['1,2 millones', 1_200_000],
    ['un millón y medio', 1_500_000],
    ['a million and a half', 1_500_000],
    ['six hundred fifty thousand', 650_000],
    ['seiscientos mil', 600_000],
    ['600', 600_000],
    ['about 600 or so', 600_000],
    ['six fifty', 650_000],
    ['1.2', 1_200_000],
    ['between 550 and 600', 600_000],
    ['600-650k', 650_000],
    ['$600 to $650k', 650_000],
    ['we can put 100k down, so up to 700k', 700_000],
    ['no more than 700k, with $80k down payment', 700_000],
  ])('"%s" answers the question for a budget', (text, dollars) => {
    expect(answer('budget', 'buyer')(text)).toBe(dollars);
  });

  test.each([
    'call me at 555-123-4567',
    'we need 3 bedrooms',
    'about 20% down',
    'in 30 days',
    'my zip is 91730',
    'I make 120k a year',
    'the HOA is $300',
    'not sure yet',
  ])('"%s" is no budget when nobody asked for one', (text) => {
    expect(heardIn(text)).not.toHaveProperty('budget');
  });

  test('the lower end of a range is what a seller hopes for, the upper what a buyer spends', () => {
    expect(answer('priceExpectation', 'seller')('between 600 and 650k')).toBe(600_000);
    expect(answer('budget', 'buyer')('between 600 and 650k')).toBe(650_000);
  });

  test('what is owed on the home is not its price', () => {
    expect(heardIn('we owe 200k and hope to get 640k', { side: 'seller' })).toMatchObject({
      priceExpectation: 640_000,
    });
  });

  test('before it is known whether the contact buys or sells, a sum is neither', () => {
    expect(heardIn('around 600k', { side: 'lead' })).toEqual({});
    expect(heardIn('my budget is 600k', { side: 'lead' })).toEqual({ budget: 600_000 });
  });
});

describe('corrections', () => {
  const known: Lead = { budget: 650_000, bedrooms: 3, timeline: 'now' };
  test.each([
    ['no, the budget is 600', { budget: 600_000 }],
    ['actually 4 bedrooms', { bedrooms: 4 }],
    ['sorry, I meant 700k', { budget: 700_000 }],
    ['no, el presupuesto es 600', { budget: 600_000 }],
    ['mejor dicho, 4 recámaras', { bedrooms: 4 }],
    ['Actually make it 620', { budget: 620_000 }],
  ])('"%s" replaces what is held, and is no answer to what was asked', (text, expected) => {
    expect(heardIn(text, { known, asked: 'financing' })).toEqual(expected);
  });

  test.each(['the neighbours paid 900k', 'I grew up with 5 bedrooms', 'the same as before'])(
    'a chance remark does not: "%s"',
    (text) => {
      expect(heardIn(text, { known })).toEqual({});
    },
  );
});

describe('bedrooms', () => {
  test.each([
    ['3 bedrooms', 3],
    ['a 4br house', 4],
    ['three bedroom home', 3],
    ['3 or 4 beds', 3],
    ['2-bedroom condo', 2],
    ['tres recámaras', 3],
    ['4 habitaciones', 4],
    ['un estudio', 0],
    ['a studio', 0],
  ])('"%s" names %i', (text, count) => {
    expect(heardIn(text).bedrooms).toBe(count);
  });

  test.each([
    ['3', 3],
    ['at least three', 3],
    ['3/2', 3],
    ['tres o cuatro', 3],
  ])('"%s" answers the question for them', (text, count) => {
    expect(answer('bedrooms', 'buyer')(text)).toBe(count);
  });

  test('a bare number is no count of bedrooms otherwise', () => {
    expect(heardIn('3')).toEqual({});
  });

  test('a seller who describes the own home wants no bedrooms', () => {
    expect(heardIn('it has 4 bedrooms', { side: 'seller' })).toEqual({});
  });
});

describe('timeline', () => {
  test.each([
    ['asap', 'now'],
    ['within 30 days', 'now'],
    ['lo antes posible', 'now'],
    ['in 3 months', '1-3 months'],
    ['dentro de dos meses', '1-3 months'],
    ['next month', '1-3 months'],
    ['by June', '3-6 months'],
    ['para junio', '3-6 months'],
    ['this summer', '3-6 months'],
    ['in half a year', '3-6 months'],
    ['in a year', '6-12 months'],
    ['el año que viene', '6-12 months'],
    ['in 2 years', 'later'],
    ['no rush', 'flexible'],
    ['sin prisa', 'flexible'],
  ])('"%s" is %s', (text, timeline) => {
    expect(heardIn(text).timeline).toBe(timeline);
  });

  test.each([
    ['2-3 months', '1-3 months'],
    ['un par de meses', '1-3 months'],
    ['june', '3-6 months'],
    ['6 months', '3-6 months'],
    ['now', 'now'],
    ['ya', 'now'],
  ])('"%s" answers the question for it: %s', (text, timeline) => {
    expect(answer('timeline', 'buyer')(text)).toBe(timeline);
  });

  test.each([
    'built 20 years ago',
    'a 30 year loan',
    'we lived here for 10 years',
    'I may be interested',
    'la compré hace 2 años',
  ])('"%s" looks not ahead', (text) => {
    expect(heardIn(text)).not.toHaveProperty('timeline');
  });

  test('30 to 45 days suits a seller in a hurry, and not one who names a later date', () => {
    expect(heardIn('we have to move asap', { side: 'seller' }).sellSoon).toBe(true);
    expect(heardIn('maybe in a year', { side: 'seller' }).sellSoon).toBe(false);
  });
});

describe('days and hours', () => {
  test.each([
    ['Tuesday at 4pm', 'en', '2026-03-03 16:00'],
    ['tomorrow morning', 'en', '2026-03-03 morning'],
    ['Saturday', 'en', '2026-03-07'],
    ['at 4', 'en', '2026-03-03 16:00'],
    ['weekends', 'en', 'weekends'],
    ['any time', 'en', 'any time'],
    ['el martes a las 4', 'es', '2026-03-03 16:00'],
    ['mañana por la tarde', 'es', '2026-03-03 afternoon'],
    ['el sábado a las 10 de la mañana', 'es', '2026-03-07 10:00'],
    ['por las tardes', 'es', 'afternoon'],
  ] as const)('"%s" (%s) is %s', (text, language, expected) => {
    expect(heardIn(text, { asked: 'viewingTime', language }).viewingTime).toBe(expected);
  });

  test('a wish to see homes says when without having been asked', () => {
    expect(heardIn('Can we see some homes on Saturday at 10am?').viewingTime).toBe('2026-03-07 10:00');
  });

  test('no day, no hour, no appointment', () => {
    expect(heardIn('that depends', { asked: 'viewingTime' })).toEqual({});
  });
});
