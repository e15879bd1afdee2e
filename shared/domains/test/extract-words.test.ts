import { describe, expect, test } from 'vitest';
import { cannotSay } from '../src/real-estate/extract/hear.ts';
import { answer, heardIn } from './hearing.ts';

describe('places', () => {
  test.each([
    ["It's at 4521 Oak Avenue, Rancho Cucamonga", '4521 Oak Avenue, Rancho Cucamonga'],
    ['88 Sunset Drive, Pasadena, CA 91101', '88 Sunset Drive, Pasadena, CA 91101'],
    ['my house at 12 n oak st is big', '12 n oak st'],
    ['9 Elm Ct apt 4', '9 Elm Ct apt 4'],
    ["It's at 4521 Oak Avenue. We are moving", '4521 Oak Avenue'],
    ['my home is 12 Elm Street in Pasadena', '12 Elm Street in Pasadena'],
    ['Está en Calle Olivo 128', 'Calle Olivo 128'],
    ['1420 Calle Sol', '1420 Calle Sol'],
  ])('"%s" has the address', (text, address) => {
    expect(heardIn(text, { side: 'seller' }).address).toBe(address);
  });

  test.each(['I need a 3 bedroom place', "it's a 5 minute drive", 'we are 2 people on the way'])(
    '"%s" has none',
    (text) => {
      expect(heardIn(text)).not.toHaveProperty('address');
    },
  );

  test.each([
    ['a house in Rancho Cucamonga', 'Rancho Cucamonga'],
    ['somewhere around Claremont or Upland', 'Claremont or Upland'],
    ['looking for a house in pasadena', 'pasadena'],
    ['near downtown', 'downtown'],
    ["a house in Pasadena. I'm Tom", 'Pasadena'],
    ['something in St. Louis', 'St. Louis'],
    ['una casa cerca de Guadalajara', 'Guadalajara'],
  ])('"%s" has the area', (text, area) => {
    expect(heardIn(text).area).toBe(area);
  });

  test.each(['in March', 'in good shape', 'in cash', 'in 3 months', 'I am in a hurry'])('"%s" has none', (text) => {
    expect(heardIn(text)).not.toHaveProperty('area');
  });

  test('asked for, the place alone will do, and so will "anywhere"; what answers something else will not', () => {
    expect(answer('area', 'buyer')('ontario')).toBe('ontario');
    expect(answer('area', 'buyer')('not sure, maybe la mesa')).toBe('la mesa');
    expect(answer('area', 'buyer')('anywhere is fine')).toBe('anywhere');
    expect(answer('area', 'buyer')('in 3 months')).toBeUndefined();
    expect(answer('area', 'buyer')('what do you recommend?')).toBeUndefined();
  });
});

describe('names', () => {
  test.each([
    ["Hi, I'm Ana", 'Ana'],
    ['me llamo José Luis', 'José Luis'],
    ['my name is bob', 'Bob'],
    ["I'm Maria Lopez and I want to sell", 'Maria Lopez'],
    ['Soy Lucía, quiero comprar', 'Lucía'],
  ])('"%s" introduces %s', (text, name) => {
    expect(heardIn(text).name).toBe(name);
  });

  test.each(["I'm looking to buy", "I'm Interested", 'yes', 'thanks', 'soy propietario', 'I am not sure'])(
    '"%s" does not',
    (text) => {
      expect(heardIn(text, { asked: 'name' })).not.toHaveProperty('name');
    },
  );

  test('asked for, the name alone will do', () => {
    expect(answer('name', 'lead')('ana')).toBe('Ana');
  });
});

describe('financing, condition, motivation', () => {
  test.each([
    ["I'm pre-approved", 'pre-approved'],
    ['already preapproved for 700k', 'pre-approved'],
    ['paying cash', 'cash'],
    ['al contado', 'cash'],
    ['not pre-approved yet', 'none'],
    ['I am talking to a lender', 'in progress'],
    ['estoy tramitando la preaprobación', 'in progress'],
    ['tengo crédito preaprobado', 'pre-approved'],
  ])('"%s" is financing: %s', (text, financing) => {
    expect(heardIn(text, { asked: 'financing' }).financing).toBe(financing);
  });

  test.each([
    ['yes', 'pre-approved'],
    ['not yet', 'none'],
    ['working on it', 'in progress'],
    ['sí', 'pre-approved'],
    ['todavía no', 'none'],
  ])('"%s" answers the question for it: %s', (text, financing) => {
    expect(answer('financing', 'buyer')(text)).toBe(financing);
  });

  test.each(['we could see homes on Saturday', 'I can tell you tomorrow', 'what do you mean?'])(
    '"%s" is no answer to it',
    (text) => {
      expect(answer('financing', 'buyer')(text)).toBeUndefined();
    },
  );

  test.each([
    ['it needs work', 'needs work'],
    ['as-is', 'needs work'],
    ['a few small fixes', 'minor fixes'],
    ['needs a coat of paint', 'minor fixes'],
    ["it's in great shape", 'turnkey'],
    ["it's not in great shape", 'needs work'],
    ['move-in ready', 'turnkey'],
    ['está en buen estado', 'turnkey'],
    ['necesita arreglos', 'needs work'],
    ['algunos detalles', 'minor fixes'],
  ])('"%s" is a condition: %s', (text, condition) => {
    expect(heardIn(text, { side: 'seller' }).condition).toBe(condition);
  });

  test.each([
    ["we're relocating for a new job", 'relocating'],
    ['the kids moved out, we want to downsize', 'downsizing'],
    ['heredé la casa de mi madre', 'inherited home'],
    ['nos mudamos a Texas', 'relocating'],
    ["we can't stand the traffic", "we can't stand the traffic"],
  ])('"%s" answers why: %s', (text, motivation) => {
    expect(answer('motivation', 'seller')(text)).toBe(motivation);
  });
});

describe('yes, no, and neither', () => {
  test.each([
    ['yes', true],
    ['that works', true],
    ['sure, sounds good', true],
    ['no problem', true],
    ['sí, claro', true],
    ['me parece bien', true],
    ['no', false],
    ['too soon for us', false],
    ["we can't", false],
    ['muy pronto', false],
  ])('"%s" is %s', (text, expected) => {
    expect(answer('sellSoon', 'seller')(text)).toBe(expected);
  });

  test.each(['not sure', "I don't know yet", 'no sé', 'no estoy segura', "I'd rather not say"])(
    '"%s" is that one cannot say',
    (text) => {
      expect(cannotSay(text)).toBe(true);
      expect(heardIn(text, { asked: 'motivation', side: 'seller' })).toEqual({});
    },
  );
});

describe('buying and selling at once', () => {
  test.each([
    ['we need the money from ours for the next one', 'the sale pays for the purchase', true],
    ['yes', 'the sale pays for the purchase', true],
    ['no, they are separate', 'one does not depend on the other', false],
    ['sí, necesitamos el dinero de la venta', 'the sale pays for the purchase', true],
    ["we're relocating", 'relocating', undefined],
  ])('"%s" answers why both', (text, whyBoth, saleFundsPurchase) => {
    const heard = heardIn(text, { asked: 'whyBoth' });
    expect([heard.whyBoth, heard.saleFundsPurchase]).toEqual([whyBoth, saleFundsPurchase]);
  });

  test('the reason may come with the wish', () => {
    expect(heardIn('I want to sell our house because we are relocating').whyBoth).toBe('relocating');
  });
});

test('several facts in one message are all heard', () => {
  expect(heardIn("I'm Tom, pre-approved up to 700k, 3 bedrooms in Pasadena by June")).toEqual({
    name: 'Tom',
    financing: 'pre-approved',
    budget: 700_000,
    bedrooms: 3,
    area: 'Pasadena',
    timeline: '3-6 months',
  });
});

test('a long and hostile text is read in no time', () => {
  const started = performance.now();
  for (const unit of ['1,', 'one hundred and ', 'a '.repeat(3), '123 Main ', '$', 'not pre', 'sell first '])
    heardIn(unit.repeat(1500), { asked: 'budget' });
  expect(performance.now() - started).toBeLessThan(2000);
});
