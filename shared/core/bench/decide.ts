import { decide } from '../src/decide.ts';
import { parseState, serializeState } from '../src/state-json.ts';
import { at, hours, minutes } from '../testing/clock.ts';
import { assigned, handedOff, healthy, knows, messageEvent, scored } from '../testing/happenings.ts';
import { rules, withLimits } from '../testing/rules.ts';
import { type Happening, newWorld, type World } from '../testing/world.ts';

/**
 * `node shared/core/bench/decide.ts`: time of one `decide` on a full state: ten moves in 24 hours, fifteen facts, fresh
 * health of every bot, two intents scored. Each row is another decision, so that no guard is skipped.
 */
const facts = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`fact${index}`, `value ${index}`]));
const moves: Happening[] = Array.from({ length: 10 }, (_, index) =>
  handedOff(index % 2 ? 'buyer' : 'seller', index % 2 ? 'seller' : 'buyer', at('00:00') + hours(index)),
);
const full: Happening[] = [
  knows(facts),
  ...moves,
  assigned('lead', at('10:00')),
  healthy('seller', at('12:00')),
  healthy('buyer', at('12:00')),
];

const worldOf = (world: World, ...more: Happening[]): World =>
  [...full, ...more].reduce((before, next) => next(before), world);

const cases: readonly (readonly [name: string, World, Record<string, number>])[] = [
  ['stay: threshold', worldOf(newWorld()), { seller: 0.5, buyer: 0.2 }],
  ['stay: rate-day', worldOf(newWorld()), { seller: 0.9, buyer: 0.2 }],
  ['handoff', worldOf(newWorld(withLimits({ perDay: 50 }))), { seller: 0.9, buyer: 0.2 }],
  [
    'handoff, turn in flight',
    worldOf(newWorld(withLimits({ perDay: 50 })), scored({}, at('12:00'))),
    { seller: 0.9, buyer: 0.2 },
  ],
  ['no candidate', worldOf(newWorld(rules())), {}],
];

const rounds = 60_000;
const warmUp = 10_000;

const percentile = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;

const microseconds = (work: () => unknown): { p50us: number; p99us: number } => {
  const samples: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = process.hrtime.bigint();
    work();
    if (round >= warmUp) samples.push(Number(process.hrtime.bigint() - began) / 1000);
  }
  samples.sort((a, b) => a - b);
  return { p50us: percentile(samples, 0.5), p99us: percentile(samples, 0.99) };
};

const rows = cases.map(([name, world, intents]) => {
  const { policy, learned, health, key, state } = world;
  const now = at('12:00') + minutes(1);
  const event = messageEvent(world, now, { scored: { intents } });
  const inputs = { policy, learned, health, key, now };
  return { name, ...microseconds(() => decide(state, [event], inputs)) };
});
const [, world] = cases[0] ?? [];
const text = serializeState((world ?? newWorld()).state);
rows.push({
  name: `serializeState (${text.length} bytes)`,
  ...microseconds(() => serializeState((world ?? newWorld()).state)),
});
rows.push({ name: 'parseState', ...microseconds(() => parseState(text)) });

for (const { name, p50us, p99us } of rows) {
  process.stdout.write(`${name.padEnd(34)} p50 ${p50us} µs  p99 ${p99us} µs\n`);
}
