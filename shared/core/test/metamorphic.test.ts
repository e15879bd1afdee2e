import type { Policy, Scored } from '@baton/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide, initialState } from '../src/index.ts';
import { at, minutes } from '../testing/clock.ts';
import { assigned, handedOff, says, scored } from '../testing/happenings.ts';
import { rules } from '../testing/rules.ts';
import { newWorld, type World } from '../testing/world.ts';

test('hostile names among the intents of a message change nothing', () => {
  const intents = JSON.parse('{"__proto__":{"seller":1},"constructor":1,"toString":1,"nowhere":1,"seller":0.2}');
  const after = (found: Record<string, number>) => scored(found, at('10:00'))(newWorld()).latest;
  const { explanations, state } = after(intents);
  expect(explanations).toEqual(after({ seller: 0.2 }).explanations);
  expect(state.belief.intents).toEqual({ seller: 0.2 });
});

test('a clock that goes backwards decides as one that stands still', () => {
  const step = fc.record({
    jump: fc.integer({ min: -90, max: 60 }),
    seller: fc.constantFrom(0, 0.9),
    buyer: fc.constantFrom(0, 0.95),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const run = (clock: (wanted: number, latest: number) => number) => {
        let state = initialState();
        let wanted = at('12:00');
        let latest = 0;
        return steps.flatMap(({ jump, seller, buyer }, index) => {
          wanted += minutes(jump);
          const now = clock(wanted, latest);
          latest = Math.max(latest, now);
          const found: Scored = {
            model: 't',
            intents: { seller, buyer },
            evidence: [],
            language: 'en',
            consent: null,
            human: null,
            wish: null,
          };
          const said = {
            id: `m${index}`,
            contact: 'c',
            channel: 'web',
            author: 'contact',
            text: 't',
            scored: found,
          } as const;
          const decided = decide(state, [{ type: 'message.received', at: now, ...said }], {
            policy: rules(),
            learned: {},
            health: {},
            now,
            key: 'k',
          });
          state = decided.state;
          return decided.explanations.map(({ decision, guard, until }) => ({ decision, guard, until }));
        });
      };
      expect(run((now) => now)).toEqual(run((now, latest) => Math.max(now, latest)));
    }),
    { numRuns: 200 },
  );
});

const history = fc.array(
  fc.record({ from: fc.constantFrom('lead', 'buyer', 'seller'), ago: fc.integer({ min: 1, max: 120 }) }),
  { maxLength: 4 },
);
const score = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
const moment = fc.record({ history, seller: score, buyer: score, owner: fc.constantFrom('lead', 'buyer') });

const worldOf = (
  rule: Policy,
  { history: moves, owner }: { history: { from: string; ago: number }[]; owner: string },
): World => {
  const past = [...moves].sort((a, b) => b.ago - a.ago);
  const happenings = past.map(({ from, ago }) =>
    handedOff(from, from === 'seller' ? 'buyer' : 'seller', at('12:00') - minutes(ago)),
  );
  return [...happenings, assigned(owner, at('12:00') - 1)].reduce(
    (world, happening) => happening(world),
    newWorld(rule),
  );
};

const decided = (
  rule: Policy,
  drawn: { history: { from: string; ago: number }[]; owner: string },
  intents: Record<string, number>,
) => says('words', at('12:00'), { intents })(worldOf(rule, drawn)).latest.explanations[0];

const looser: [name: string, Policy][] = [
  [
    'threshold',
    { ...rules(), routes: rules().routes.map((route) => ({ ...route, threshold: route.threshold - 0.1 })) },
  ],
  ['tieMargin', rules({ limits: { tieMargin: 0.02 } })],
  ['hysteresis', rules({ limits: { hysteresis: 0 } })],
  ['cooldownMs', rules({ limits: { cooldownMs: minutes(10) } })],
  ['perHour', rules({ limits: { perHour: 4 } })],
];

test.each(looser)('a looser %s never turns a move into a refusal', (_, loose) => {
  fc.assert(
    fc.property(moment, (drawn) => {
      const { seller, buyer } = drawn;
      const strict = decided(rules(), drawn, { seller, buyer });
      if (strict?.decision === 'handoff')
        expect(decided(loose, drawn, { seller, buyer })).toMatchObject({ decision: 'handoff', to: strict.to });
    }),
    { numRuns: 150 },
  );
});

test('more confidence in the target never undoes a move', () => {
  fc.assert(
    fc.property(moment, score, (drawn, more) => {
      const { seller, buyer } = drawn;
      const before = decided(rules(), drawn, { seller, buyer });
      if (before?.decision !== 'handoff') return;
      const raised =
        before.to === 'seller' ? { buyer, seller: Math.max(seller, more) } : { seller, buyer: Math.max(buyer, more) };
      expect(decided(rules(), drawn, raised)).toMatchObject({ decision: 'handoff', to: before.to });
    }),
    { numRuns: 300 },
  );
});
