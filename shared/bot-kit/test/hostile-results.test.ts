import { isBatonError, type TurnResult } from '@baton/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineBot } from '../src/bot.ts';
import { checkResult } from '../src/check-result.ts';

const provides = z.object({ budget: z.number().positive(), area: z.string() });
const bot = { ...defineBot({ id: 'buyer', provides, onTurn: () => ({}) }), handsTo: ['seller'] };

/** Ids, keys and names that a bot has no business with, among those it may use. */
const name = fc.constantFrom(
  ...['budget', 'area', 'seller', 'human', 'admin', 'lead', 'bot.seller', 'wa:+41791234567', '{baton:0}:gate:k'],
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', ''],
);
const value = fc.oneof(name, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.anything({ maxDepth: 2 }));
const facts = fc.dictionary(
  name,
  fc.oneof(value, fc.record({ value, confidence: value, source: name }, { requiredKeys: [] })),
);
const hostile = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.anything({ withProxy: true, withNullPrototype: true, withMap: true, withDate: true } as never),
  },
  {
    weight: 8,
    arbitrary: fc.record(
      {
        say: fc.oneof(fc.array(fc.oneof(fc.string(), value)), value),
        facts: fc.oneof(facts, value),
        asked: value,
        done: value,
        handoff: fc.oneof(
          fc.record({ to: name, reason: fc.string(), confidence: value }, { requiredKeys: ['to'] }),
          value,
        ),
        human: value,
        contact: name,
        key: name,
        queue: name,
        epoch: fc.integer(),
        model: value,
      },
      { requiredKeys: [] },
    ),
  },
);

const harmless = (result: TurnResult): boolean =>
  Object.keys(result).every((key) => ['say', 'facts', 'asked', 'done', 'handoff', 'human', 'model'].includes(key)) &&
  Object.entries(result.facts).every(
    ([fact, report]) =>
      Object.hasOwn(provides.shape, fact) && provides.partial().safeParse({ [fact]: report.value }).success,
  ) &&
  (result.asked === null || ['budget', 'area'].includes(result.asked)) &&
  (result.handoff === null || ['seller', 'human'].includes(result.handoff.to));

const checked = (output: unknown): TurnResult | string => {
  try {
    return checkResult(bot, output);
  } catch (error) {
    if (!isBatonError(error, 'bot-output-invalid') || error.kind !== 'permanent') throw error;
    return error.message;
  }
};

test('whatever a bot returns, it names no contact, queue, key, fact or bot but those it declared', () => {
  let accepted = 0;
  fc.assert(
    fc.property(hostile, (output) => {
      const result = checked(output);
      if (typeof result === 'string') return !result.includes('+41791234567');
      accepted += 1;
      return harmless(result);
    }),
    { numRuns: 5000, seed: 1 },
  );
  // Else the property would hold because nothing ever passes.
  expect(accepted).toBeGreaterThan(50);
});

test.each(['constructor', 'toString', 'hasOwnProperty'])('"%s" is a fact of no bot', (inherited) => {
  expect(checked({ asked: inherited })).toContain('asked');
  expect(checked({ facts: { [inherited]: { value: 1 } } })).toContain(`facts.${inherited}`);
});

test('a result that changes while it is looked at is a copy by then', () => {
  let looks = 0;
  const shifty = {
    get handoff() {
      looks += 1;
      return { to: looks === 1 ? 'seller' : 'admin', reason: 'x' };
    },
  };
  const result = checkResult(bot, shifty);
  expect(result.handoff?.to).toBe('seller');
});

test('a getter that throws, or a schema that does, is a result that is not valid', () => {
  const failing = () => {
    throw new Error('wa:+41791234567');
  };
  expect(checked(Object.defineProperty({}, 'say', { enumerable: true, get: failing }))).not.toContain('+4179');
  const picky = { ...bot, provides: z.object({ area: z.string().refine(failing) }) };
  expect(() => checkResult(picky, { facts: { area: { value: 'x' } } })).toThrow('plain data');
});
