import type { Explanation, Verdict } from '@baton/contracts';
import { expect, test } from 'vitest';
import { explainLine } from '../src/index.ts';
import { at } from '../testing/clock.ts';
import { given } from '../testing/given.ts';
import {
  asksForPerson,
  assigned,
  finishes,
  handedOff,
  knows,
  learnedFor,
  measured,
  says,
  scored,
  startsAgain,
  stops,
  takesOver,
  under,
  wishes,
} from '../testing/happenings.ts';
import { withBot, withLimits, withRoute } from '../testing/rules.ts';
import type { Happening } from '../testing/world.ts';

const noon = at('12:00');

const lineOf = ({ guard, pass, bypassed, why, measured: found, limit, unit, margin }: Verdict): string => {
  const said = bypassed ? 'outranked' : pass ? 'passes' : 'fails';
  return `${guard} ${said}: ${why} (${found} to ${limit} ${unit}, by ${margin})`;
};

const verdictsAfter = (...happenings: Happening[]): string[] => {
  let found: string[] = [];
  given(...happenings).satisfies(({ explanations }) => {
    found = explanations.at(-1)?.verdicts.map(lineOf) ?? [];
  });
  return found;
};

const verdictOf = (guard: string, ...happenings: Happening[]): string | undefined =>
  verdictsAfter(...happenings).find((line) => line.startsWith(`${guard} `));

/** The lead bot has something that it is good for, so that it can be a rival. */
const withRenting = under(withBot('lead', { intents: ['rent'] }));

test('each guard that passes says what it measured against which limit, and how far it is from the other verdict', () =>
  expect(
    verdictsAfter(
      under(withRoute('lead', 'seller', { requires: ['name'] })),
      knows({ name: 'Ana' }),
      measured('seller', { p95Ms: 1000 }, noon),
      handedOff('seller', 'lead', at('11:10')),
      scored({ seller: 0.9, buyer: 0.3 }, noon),
    ),
  ).toEqual([
    'opt-out passes: the contact has not opted out (0 to 0 flag, by 1)',
    'human passes: no person is asked for (0 to 0 flag, by 1)',
    'threshold passes: seller 0.90 ≥ 0.70 (0.9 to 0.7 confidence, by 0.2)',
    'margin passes: seller is 0.60 ahead of buyer, enough is 0.10 (0.6 to 0.1 confidence, by 0.5)',
    'cooldown passes: no cooldown on lead->seller (86400000 to 1800000 ms, by 84600000)',
    'cycle passes: seller was not left lately (3000000 to 1800000 ms, by 1200000)',
    'rate-hour passes: 1 of 3 moves in the last hour (1 to 3 moves, by 2)',
    'rate-day passes: 1 of 10 moves in the last 24 hours (1 to 10 moves, by 9)',
    "performance passes: seller's P95 is 1000 ms, 0.50 of its SLA, limit 1.20 (0.5 to 1.2 ratio, by 0.7)",
    'contract passes: everything the route requires is known (0 to 0 facts, by 1)',
    'review passes: no review is asked for (1 to 1 flag, by 1)',
  ]));

test('each guard that fails says so too, though only the first decides', () =>
  expect(
    verdictsAfter(
      under(withRoute('lead', 'seller', { requires: ['name', 'area'], review: true })),
      handedOff('lead', 'seller', at('11:35')),
      handedOff('seller', 'lead', at('11:40')),
      handedOff('lead', 'buyer', at('11:45')),
      handedOff('buyer', 'lead', at('11:50')),
      measured('seller', { p95Ms: 5000 }, noon),
      scored({ seller: 0.55, buyer: 0.5 }, noon),
    ).slice(2),
  ).toEqual([
    'threshold fails: seller needed 0.70, had 0.55 (0.55 to 0.7 confidence, by 0.15)',
    'margin fails: seller is 0.05 ahead of buyer, needed is 0.10 (0.05 to 0.1 confidence, by 0.05)',
    'cooldown fails: cooldown lead->seller ends 12:05 (1500000 to 1800000 ms, by 300000)',
    'cycle fails: the contact left seller at 11:40; back from 12:10 (1200000 to 1800000 ms, by 600000)',
    'rate-hour fails: 4 of 3 moves in the last hour, one fewer from 12:40 (4 to 3 moves, by 2)',
    'rate-day passes: 4 of 10 moves in the last 24 hours (4 to 10 moves, by 6)',
    "performance fails: seller's P95 is 5000 ms, 2.50 of its SLA, limit 1.20; again at 12:30 (2.5 to 1.2 ratio, by 1.3)",
    'contract fails: still to be asked: name, area (2 to 0 facts, by 2)',
    "review fails: lead->seller waits for a person's approval (0 to 1 flag, by 1)",
  ]));

test('a wish outranks what is about words and about going back, and no more', () =>
  expect(
    verdictsAfter(
      handedOff('lead', 'seller', at('11:50')),
      assigned('lead', at('11:55')),
      wishes('seller', noon, { seller: 0.2, buyer: 0.5 }),
    ).filter((line) => line.includes(' outranked: ')),
  ).toEqual([
    'threshold outranked: seller needed 0.70, had 0.20 (0.2 to 0.7 confidence, by 0.5)',
    'margin outranked: seller is 0.30 behind buyer, needed is 0.10 (-0.3 to 0.1 confidence, by 0.4)',
    'cooldown outranked: cooldown lead->seller ends 12:20 (600000 to 1800000 ms, by 1200000)',
  ]));

test('where no bot is meant, and where nothing may be weighed, the guards that outrank words are shown all the same', () => {
  const outranking = [
    'opt-out passes: the contact has not opted out (0 to 0 flag, by 1)',
    'human passes: no person is asked for (0 to 0 flag, by 1)',
  ];
  expect(verdictsAfter(scored({}, noon))).toEqual(outranking);
  expect(verdictsAfter(assigned('buyer', at('11:00')), wishes('buyer', noon))).toEqual(outranking);
  expect(verdictsAfter(stops(at('11:00')), startsAgain(noon))).toEqual(outranking.slice(0, 1));
  given(stops(noon)).decides({ decision: 'suppress', guard: 'opt-out', margin: 1 });
  given(asksForPerson(noon)).decides({ decision: 'human', guard: 'human', margin: 1 });
});

test('a wish that has nothing to outrank is not said to have outranked anything', () =>
  given(wishes('seller', noon, { seller: 0.9 })).satisfies(({ explanations }) =>
    expect(explanations.at(-1)?.verdicts.some((verdict) => 'bypassed' in verdict)).toBe(false),
  ));

test.each<[string, string, Happening[]]>([
  [
    'margin',
    'margin fails: seller is 0.05 behind buyer, needed is 0.05 (-0.05 to 0.05 confidence, by 0.1)',
    [assigned('buyer', at('11:00')), scored({ seller: 0.85, buyer: 0.9 }, noon)],
  ],
  [
    'margin',
    'margin fails: seller is 0.00 ahead of buyer, needed is 0.05 (0 to 0.05 confidence, by 0.05)',
    [assigned('buyer', at('11:00')), scored({ seller: 0.9, buyer: 0.9 }, noon)],
  ],
  [
    'margin',
    'margin fails: seller is 0.02 behind buyer, needed is 0.05 (-0.02 to 0.05 confidence, by 0.07)',
    [withRenting, assigned('buyer', at('11:00')), scored({ seller: 0.9, rent: 0.85, buyer: 0.92 }, noon)],
  ],
  [
    'margin',
    'margin fails: seller is 0.04 ahead of lead, needed is 0.10 (0.04 to 0.1 confidence, by 0.06)',
    [withRenting, assigned('buyer', at('11:00')), scored({ seller: 0.9, rent: 0.86, buyer: 0.9 }, noon)],
  ],
  [
    'threshold',
    'threshold passes: rent 0.90 ≥ 0.85 (0.9 to 0.85 confidence, by 0.05)',
    [withRenting, assigned('buyer', at('11:00')), scored({ rent: 0.9 }, noon)],
  ],
  [
    'cooldown',
    'cooldown passes: no cooldown on lead->seller (2400000 to 1800000 ms, by 600000)',
    [handedOff('lead', 'seller', at('11:20')), assigned('lead', at('11:25')), scored({ seller: 0.9 }, noon)],
  ],
  ['margin', 'margin passes: there is no rival (0.9 to 0.1 confidence, by 0.8)', [scored({ seller: 0.9 }, noon)]],
  [
    'performance',
    'performance fails: seller fails 0.25 of its turns, limit 0.10; again at 12:30 (0.25 to 0.1 ratio, by 0.15)',
    [measured('seller', { errorRate: 0.25, p95Ms: 9000 }, noon), scored({ seller: 0.9 }, noon)],
  ],
  [
    'performance',
    "performance passes: seller's P95 is 2400 ms, 1.20 of its SLA, limit 1.20 (1.2 to 1.2 ratio, by 0)",
    [measured('seller', { errorRate: 0.1, p95Ms: 2400 }, noon), scored({ seller: 0.9 }, noon)],
  ],
  [
    'performance',
    'performance fails: deferred until 12:30; no fresh measurements of seller (900000 to 0 ms, by 900000)',
    [measured('seller', { p95Ms: 9000 }, noon), scored({ seller: 0.9 }, noon), scored({ seller: 0.95 }, at('12:15'))],
  ],
  [
    'performance',
    "performance fails: seller's P95 is 9000 ms, 4.50 of its SLA, limit 1.20; again at 12:30 (4.5 to 1.2 ratio, by 3.3)",
    [measured('seller', { p95Ms: 9000 }, noon), scored({ seller: 0.9 }, noon), scored({ seller: 0.95 }, at('12:05'))],
  ],
  [
    'performance',
    "performance fails: buyer's P95 is 9000 ms, 4.50 of its SLA, limit 1.20; again at 12:35 (4.5 to 1.2 ratio, by 3.3)",
    [
      measured('seller', { p95Ms: 9000 }, noon),
      scored({ seller: 0.9 }, noon),
      measured('buyer', { p95Ms: 9000 }, noon),
      scored({ buyer: 0.95 }, at('12:05')),
    ],
  ],
  [
    'performance',
    'performance passes: no fresh measurements of buyer (0 to 1.2 ratio, by 1.2)',
    [measured('seller', { p95Ms: 9000 }, noon), scored({ seller: 0.9 }, noon), scored({ buyer: 0.95 }, at('12:05'))],
  ],
  [
    'threshold',
    'threshold fails: seller needed 0.74, had 0.72 (threshold learned from 412 outcomes) (0.72 to 0.74 confidence, by 0.02)',
    [learnedFor('lead->seller', 0.04, 411.6), scored({ seller: 0.72 }, noon)],
  ],
  [
    'contract',
    'contract passes: everything the route requires is known (0 to 0 facts, by 0)',
    [scored({ seller: 0.9 }, noon)],
  ],
  [
    'rate-day',
    'rate-day fails: 2 of 2 moves in the last 24 hours, one fewer from 09:00 (2 to 2 moves, by 1)',
    [
      under(withLimits({ perHour: 1, perDay: 2, cooldownMs: 0 })),
      handedOff('lead', 'seller', at('09:00')),
      handedOff('lead', 'buyer', at('11:30')),
      assigned('lead', at('11:31')),
      scored({ seller: 0.9 }, noon),
    ],
  ],
  ['human', 'human fails: a person must take over: explicit human request (1 to 0 flag, by 1)', [asksForPerson(noon)]],
  [
    'human',
    'human fails: a person owns the conversation (1 to 0 flag, by 1)',
    [takesOver(at('11:00')), says('hi', noon)],
  ],
  ['opt-out', 'opt-out fails: the contact has opted out (1 to 0 flag, by 1)', [stops(noon)]],
])('%s: %s', (guard, line, happenings) => expect(verdictOf(guard, ...happenings)).toBe(line));

test.each<[string, Happening[]]>([
  ['lead → seller: seller 0.90 ≥ 0.70', [scored({ seller: 0.9 }, noon)]],
  ['buyer → lead: rent 0.90 ≥ 0.85', [withRenting, assigned('buyer', at('11:00')), scored({ rent: 0.9 }, noon)]],
  [
    'lead → seller: seller 0.90 ≥ 0.70',
    [says('hi', noon), finishes({ handoff: { to: 'seller', reason: 'asks', confidence: 0.9 } }, noon)],
  ],
  ['lead → seller: the contact asks for seller', [wishes('seller', noon)]],
  ['stays with lead: seller needed 0.70, had 0.6951', [scored({ seller: 0.6951 }, noon)]],
  ['stays with lead: nothing in it speaks for another bot', [scored({}, noon)]],
  [
    'stays with buyer: the contact asks for buyer',
    [assigned('buyer', at('11:00')), wishes('buyer', noon, { seller: 1 })],
  ],
  ['stays with lead: the contact has taken the opt-out back', [stops(at('11:00')), startsAgain(noon)]],
  [
    'stays with lead, asks which is meant: seller is 0.05 ahead of buyer, needed is 0.10',
    [scored({ seller: 0.9, buyer: 0.85 }, noon)],
  ],
  [
    "waits with lead, deferred to seller: seller's P95 is 9000 ms, 4.50 of its SLA, limit 1.20; again at 12:30",
    [measured('seller', { p95Ms: 9000 }, noon), scored({ seller: 0.9 }, noon)],
  ],
  ['goes to a person from lead: a person must take over: explicit human request', [asksForPerson(noon)]],
  ['is silent with lead: the contact has opted out', [stops(noon)]],
])('%s', (line, happenings) => {
  given(...happenings).explains(line);
});

test('a time and a route that the reason does not name are added to it', () => {
  const decided = (happening: Happening, differs: Partial<Explanation>): string => {
    let line = '';
    given(happening).satisfies(({ explanations }) => {
      line = explanations.map((one) => explainLine({ ...one, ...differs })).join();
    });
    return line;
  };
  const defers = { decision: 'defer', why: 'seller is slow', until: at('12:30') } as const;
  expect(decided(scored({ seller: 0.9 }, noon), defers)).toBe(
    'waits with lead, deferred to seller: seller is slow, until 12:30',
  );
  const reviews = { decision: 'review', why: 'a person must see it' } as const;
  expect(decided(scored({ seller: 0.9 }, noon), reviews)).toBe('waits with lead: a person must see it (lead->seller)');
  expect(decided(scored({}, noon), reviews)).toBe('waits with lead: a person must see it');
  expect(decided(scored({ seller: 0.9 }, noon), { ...reviews, why: 'lead->seller waits' })).toBe(
    'waits with lead: lead->seller waits',
  );
});

test('a decision shows all candidates with their thresholds, and the evidence it was given', () =>
  given(
    says('I want to sell', noon, {
      intents: { seller: 0.9, buyer: 0.2 },
      evidence: [{ intent: 'seller', text: 'sell', weight: 2 }],
    } as never),
  ).decides({
    candidates: [
      { to: 'buyer', intent: 'buyer', score: 0.2, threshold: 0.7 },
      { to: 'seller', intent: 'seller', score: 0.9, threshold: 0.7 },
    ],
    evidence: [{ intent: 'seller', text: 'sell', weight: 2 }] as never,
  }));

test('an opt-out and its end name the messages they answer', () => {
  given(says('hi', at('11:00')))
    .when(stops(noon))
    .journals('contact.opted_out', { message: 'message001' });
  given(stops(at('11:00')))
    .when(startsAgain(noon))
    .journals('contact.opted_in', { message: 'message001' });
  given(says('hi', at('11:00')), says('again', at('11:01')), stops(noon)).satisfies(({ commands }) => {
    const replies = commands.flatMap((command) => (command.type === 'send-reply' ? [command.reply] : []));
    expect(replies).toMatchObject([
      { by: 'baton', answers: [expect.any(String), expect.any(String), expect.any(String)] },
    ]);
  });
});
