import type { Policy, Scored } from '@baton/contracts';
import fc from 'fast-check';
import { at, hours, minutes } from './clock.ts';
import { assigned, handedOff, learnedFor, measured, scored as says, slow, stops, takesOver } from './happenings.ts';
import type { Moment } from './moment.ts';
import { rules } from './rules.ts';
import { type Happening, newWorld } from './world.ts';

/** Four bots, one of them with two intents, every route between them. */
const bots = ['lead', 'buyer', 'seller', 'loan'] as const;
const now = at('12:00');

const percent = fc.integer({ min: 0, max: 100 }).map((value) => value / 100);
const score = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: percent });

const past = fc.record({
  from: fc.constantFrom(...bots),
  to: fc.constantFrom(...bots),
  ago: fc.oneof(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 31, max: 59 }), fc.integer({ min: 60, max: 1439 })),
});

const health = fc.constantFrom(
  null,
  { p95Ms: 500 },
  { p95Ms: 500 },
  { p95Ms: 2400 },
  { p95Ms: 2401 },
  { p95Ms: 9000 },
  { errorRate: 0.1 },
  { errorRate: 0.2 },
  { p95Ms: 9000, errorRate: 0.2 },
);

const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    threshold: fc.constantFrom(0.7, 0.7, 0.8, 0.3, 0.05, 0, 1),
    tieMargin: fc.constantFrom(0.1, 0.1, 0.3, 0),
    hysteresis: fc.constantFrom(0.05, 0.05, 0.2, 0),
    cooldown: fc.constantFrom(30, 30, 0, 90),
    perHour: fc.constantFrom(3, 3, 1),
    requires: fc.subarray(['name', 'area']),
    review: fc.boolean(),
  })
  .map(({ threshold, requires, review, cooldown, ...limits }) => {
    const base = rules();
    const [lead, buyer, seller] = base.bots;
    const loan = { ...buyer, id: 'loan', intents: ['loan', 'refinancing'] };
    const routes = bots.flatMap((from) =>
      bots
        .filter((to) => to !== from)
        .map((to) => ({
          from,
          to,
          threshold,
          requires: to === 'loan' ? [] : requires,
          review: review && to === 'seller',
        })),
    );
    return rules({
      bots: [lead, buyer, seller, loan] as never,
      routes,
      limits: { ...limits, cooldownMs: minutes(cooldown) },
    });
  });

const scored: fc.Arbitrary<Partial<Scored>> = fc.record({
  intents: fc.record({ buyer: score, seller: score, loan: score, refinancing: score }),
  wish: fc.constantFrom(null, null, null, null, 'buyer', 'seller', 'refinancing'),
  consent: fc.constantFrom(...Array(18).fill(null), 'stop', 'start'),
  human: fc.constantFrom(...Array(18).fill(null), { reason: 'explicit_human_request', words: 'a person' }),
});

/** The same target was deferred a while ago. */
const deferral = (target: string): Happening[] => [
  slow(target, now - minutes(12)),
  says({ [target]: 1 }, now - minutes(12)),
];

const forget: Happening = (world) => ({ ...world, state: { ...world.state, belief: { at: 0, intents: {} } } });

/** The turn that runs has days to come back, so that its wish can be decided later. */
const patient: Happening = (world) => {
  const { turn } = world.state;
  if (turn.status !== 'running') return world;
  return { ...world, state: { ...world.state, turn: { ...turn, deadline: now + hours(72) } } };
};

/** A message that is about to be decided, or a bot's wish to hand over, of a contact with any past, under any policy, whatever is known of the bots. */
export const anyMoment: fc.Arbitrary<Moment> = fc
  .record({
    policy: anyPolicy,
    owner: fc.constantFrom(...bots),
    moves: fc.array(past, { maxLength: 6 }),
    deferred: fc.constantFrom(null, null, null, null, 'buyer', 'seller'),
    person: fc.constantFrom(...Array(14).fill(false), true),
    out: fc.constantFrom(...Array(14).fill(false), true),
    scored,
    health: fc.tuple(health, health, health, health),
    adjustment: fc.constantFrom(0, -0.05, 0.03, 0.1),
    request: fc.constantFrom(null, null, null, ...bots),
    confidence: percent,
  })
  .map((drawn): Moment => {
    const moves = drawn.moves
      .filter(({ from, to }) => from !== to)
      .sort((a, b) => b.ago - a.ago)
      .map(({ from, to, ago }) => handedOff(from, to, now - minutes(ago)));
    const happenings: Happening[] = [
      ...moves,
      assigned(drawn.owner, now - minutes(13)),
      ...(drawn.deferred === null ? [] : deferral(drawn.deferred)),
      ...(drawn.person ? [takesOver(now - 1)] : []),
      ...(drawn.out ? [stops(now - 1)] : []),
      ...bots.map((bot, index): Happening => {
        const found = drawn.health[index];
        return found ? measured(bot, found, now) : (world) => world;
      }),
      learnedFor(`${drawn.owner}->seller`, drawn.adjustment),
      forget,
    ];
    const world = happenings.reduce((before, happening) => happening(before), newWorld(drawn.policy));
    const asking = patient(says({}, now - 1)(world));
    if (drawn.request === null || drawn.request === drawn.owner || asking.state.turn.status !== 'running') {
      return { world, now, scored: drawn.scored };
    }
    return { world: asking, now, scored: {}, request: { to: drawn.request, confidence: drawn.confidence } };
  });
