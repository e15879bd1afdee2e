import { describe, expect, test } from 'vitest';
import { at } from '../testing/clock.ts';
import { given } from '../testing/given.ts';
import {
  assigned,
  finishes,
  handedOff,
  measured,
  owner,
  says,
  scored,
  slow,
  under,
  wishes,
} from '../testing/happenings.ts';
import { decisionOf, type Moment } from '../testing/moment.ts';
import { rules, withBot, withLimits, withRoute } from '../testing/rules.ts';
import { type Happening, newWorld } from '../testing/world.ts';

const noon = at('12:00');

/** The lead bot has something that it is good for, so that it can be a rival. */
const renting = under(withBot('lead', { intents: ['rent'] }));
const reviewed = (from: string) => under(withRoute(from, 'seller', { review: true }));

interface Named {
  readonly what: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly why: string;
}

const named = (what: string, from: number | null, to: number | null, why: string): Named => ({ what, from, to, why });

/** What the latest decision says would have turned it. */
const expectChange = (happenings: readonly Happening[], change: Named | null): void => {
  given(...happenings).satisfies(({ explanations }) => expect(explanations.at(-1)?.change).toEqual(change));
};

describe('what would have moved the contact: the smallest that is enough', () => {
  test.each<[string, Happening[], Named]>([
    [
      'so much more that it is past the threshold and ahead of its rival',
      [scored({ seller: 0.66, buyer: 0.64 }, noon)],
      named('confidence:seller', 0.66, 0.74, 'needed 0.74, had 0.66'),
    ],
    [
      'more for it, though a rival that had less is the smaller change: that alone is not enough',
      [scored({ seller: 0.5, buyer: 0.48 }, noon)],
      named('confidence:seller', 0.5, 0.7, 'needed 0.70, had 0.50'),
    ],
    [
      'more for it, where a rival that had less is no smaller a change',
      [under(withLimits({ tieMargin: 0.125 })), scored({ seller: 0.875, buyer: 0.8125 }, noon)],
      named('confidence:seller', 0.875, 0.9375, 'needed 0.9375, had 0.875'),
    ],
    [
      'a rival that had less, where more than certain is needed',
      [scored({ seller: 0.98, buyer: 0.95 }, noon)],
      named('confidence:buyer', 0.95, 0.88, 'had buyer been at 0.88 or less'),
    ],
    [
      'its wish, where two rivals are too close for one to make room',
      [renting, owner('buyer'), scored({ seller: 0.98, rent: 0.95, buyer: 0.97 }, noon)],
      named('wish:seller', 0, 1, 'the contact asks for seller in so many words'),
    ],
    [
      'its wish, where the owner made room, but another is still too close',
      [renting, owner('buyer'), scored({ seller: 0.98, rent: 0.92, buyer: 0.98 }, noon)],
      named('wish:seller', 0, 1, 'the contact asks for seller in so many words'),
    ],
    [
      'the time at which the last of what time alone turns is over',
      [
        handedOff('seller', 'lead', at('11:40')),
        handedOff('lead', 'seller', at('11:45')),
        assigned('lead', at('11:50')),
        scored({ seller: 0.9 }, noon),
      ],
      named('now', noon, at('12:15'), 'the same words at 12:15'),
    ],
    [
      'a target that is faster, where its errors are exactly at the limit',
      [measured('seller', { p95Ms: 9000, errorRate: 0.1 }, noon), scored({ seller: 0.9 }, noon)],
      named('p95Ms:seller', 9000, 2400, "seller's P95 at or under 2400 ms"),
    ],
    [
      'a target that fails less, where it is exactly as slow as it may be',
      [measured('seller', { p95Ms: 2400, errorRate: 0.5 }, noon), scored({ seller: 0.9 }, noon)],
      named('errorRate:seller', 0.5, 0.1, "seller's errors at or under 0.10"),
    ],
    [
      'a target that neither fails nor is slow, where it does both',
      [measured('seller', { p95Ms: 9000, errorRate: 0.5 }, noon), scored({ seller: 0.9 }, noon)],
      named('health:seller', null, null, 'seller is neither slow nor failing'),
    ],
    [
      'what the route requires',
      [under(withRoute('lead', 'seller', { requires: ['area', 'name'] })), scored({ seller: 0.9 }, noon)],
      named('facts:area,name', 0, 2, 'area, name known'),
    ],
    ['an approval', [reviewed('lead'), scored({ seller: 0.9 }, noon)], named('approval', 0, 1, 'a person approves it')],
  ])('%s', (_, happenings, change) => expectChange(happenings, change));
});

describe('where nothing alone is enough, the one named turns what decides, and what decides then is said', () => {
  test.each<[string, Happening[], Named]>([
    [
      'another guard, of a kind of its own',
      [reviewed('lead'), scored({ seller: 0.55, buyer: 0.5 }, noon)],
      named('confidence:seller', 0.55, 0.7, 'needed 0.70, had 0.55; then review decides'),
    ],
    [
      'the rival, which so little more does not leave behind',
      [reviewed('lead'), scored({ seller: 0.68, buyer: 0.66 }, noon)],
      named('confidence:seller', 0.68, 0.7, 'needed 0.70, had 0.68; then margin decides'),
    ],
    [
      'what time will have turned by then is not said',
      [
        reviewed('lead'),
        handedOff('seller', 'lead', at('11:45')),
        handedOff('lead', 'seller', at('11:45')),
        assigned('lead', at('11:50')),
        scored({ seller: 0.9 }, noon),
      ],
      named('now', noon, at('12:15'), 'the same words at 12:15; then review decides'),
    ],
    [
      'what takes longer is',
      [
        reviewed('lead'),
        handedOff('lead', 'seller', at('11:40')),
        handedOff('seller', 'lead', at('11:45')),
        scored({ seller: 0.9 }, noon),
      ],
      named('now', noon, at('12:10'), 'the same words at 12:10; then cycle decides'),
    ],
    [
      'what a wish outranks with it is not said',
      [
        under({
          ...withBot('lead', { intents: ['rent'] }),
          routes: rules().routes.map((route) => (route.to === 'seller' ? { ...route, review: true } : route)),
        }),
        handedOff('buyer', 'seller', at('11:45')),
        assigned('buyer', at('11:50')),
        scored({ seller: 0.98, rent: 0.95, buyer: 0.97 }, noon),
      ],
      named('wish:seller', 0, 1, 'the contact asks for seller in so many words; then review decides'),
    ],
    [
      'a target that is well does not bring an approval',
      [reviewed('lead'), measured('seller', { p95Ms: 9000 }, noon), scored({ seller: 0.9 }, noon)],
      named('p95Ms:seller', 9000, 2400, "seller's P95 at or under 2400 ms; then review decides"),
    ],
  ])('%s', (_, happenings, change) => expectChange(happenings, change));
});

describe('what would have moved a contact of whom no move was considered', () => {
  test.each<[string, Happening[], Named | null]>([
    [
      'the bot that needs the least',
      [under(withRoute('lead', 'buyer', { threshold: 0.5 })), scored({}, noon)],
      named('confidence:buyer', 0, 0.5, 'needed 0.50, had 0.00'),
    ],
    [
      'as much as the owner has, and what it must be ahead of it',
      [owner('buyer'), scored({ buyer: 0.8 }, noon)],
      named('confidence:seller', 0, 0.85, 'needed 0.85, had 0.00'),
    ],
    [
      'the wish, where the owner is so sure that no confidence is enough',
      [owner('buyer'), scored({ buyer: 0.97 }, noon)],
      named('wish:seller', 0, 1, 'the contact asks for seller in so many words'),
    ],
    [
      'another bot, where the easiest would be refused',
      [
        under(withRoute('lead', 'buyer', { threshold: 0.5 })),
        handedOff('lead', 'buyer', at('11:45')),
        assigned('lead', at('11:50')),
        scored({}, noon),
      ],
      named('confidence:seller', 0, 0.7, 'needed 0.70, had 0.00'),
    ],
    [
      'the easiest, and what refuses it, where every bot would be refused',
      [
        under(withLimits({ perHour: 1, cooldownMs: 0 })),
        handedOff('seller', 'buyer', at('11:45')),
        assigned('lead', at('11:50')),
        scored({}, noon),
      ],
      named('confidence:buyer', 0, 0.7, 'needed 0.70, had 0.00; then rate-hour decides'),
    ],
    [
      'the bot that needs the least, wherever it stands in the policy',
      [under(withRoute('lead', 'seller', { threshold: 0.5 })), scored({}, noon)],
      named('confidence:seller', 0, 0.5, 'needed 0.50, had 0.00'),
    ],
    [
      'the least that is more than nothing, where a bot needs none',
      [under(withRoute('lead', 'buyer', { threshold: 0 })), scored({}, noon)],
      named('confidence:buyer', 0, 0.000001, 'needed 0.00, had 0.00'),
    ],
    [
      'certainty, where no less will do',
      [under(rules({ routes: [{ from: 'lead', to: 'seller', threshold: 1 }] })), scored({}, noon)],
      named('confidence:seller', 0, 1, 'needed 1.00, had 0.00'),
    ],
    [
      'the easiest, and that a person must approve it, where one must approve all',
      [under({ ...rules(), routes: rules().routes.map((route) => ({ ...route, review: true })) }), scored({}, noon)],
      named('confidence:buyer', 0, 0.7, 'needed 0.70, had 0.00; then review decides'),
    ],
    [
      'another wish, where its words would have been for two',
      [renting, owner('buyer'), wishes('buyer', noon, { seller: 0.9, rent: 0.88 })],
      named('wish:seller', 0, 1, 'the contact asks for seller in so many words'),
    ],
    ['nothing, where no route leads anywhere', [under(rules({ routes: [] })), scored({}, noon)], null],
    [
      'the wish for its own bot taken back, where its words were for another',
      [owner('buyer'), wishes('buyer', noon, { seller: 0.9 })],
      named('wish:buyer', 1, 0, 'had the contact not asked for it'),
    ],
    [
      'another wish, where its words were for nobody',
      [owner('buyer'), wishes('buyer', noon)],
      named('wish:seller', 0, 1, 'the contact asks for seller in so many words'),
    ],
    [
      'another wish, where its words alone would not have been enough',
      [owner('buyer'), wishes('buyer', noon, { seller: 0.6 })],
      named('wish:seller', 0, 1, 'the contact asks for seller in so many words'),
    ],
  ])('%s', (_, happenings, change) => expectChange(happenings, change));
});

describe('what would have kept the contact', () => {
  test.each<[string, Happening[], Named]>([
    [
      'a hair less than the threshold',
      [scored({ seller: 0.72, buyer: 0.1 }, noon)],
      named('confidence:seller', 0.72, 0.699999, 'below 0.70 it would have stayed'),
    ],
    [
      'a hair less than what it is ahead by',
      [scored({ seller: 0.95, buyer: 0.82 }, noon)],
      named('confidence:seller', 0.95, 0.919999, 'below 0.92 it would have stayed'),
    ],
    [
      'a rival that had come closer',
      [renting, owner('buyer'), scored({ seller: 0.95, rent: 0.84, buyer: 0.1 }, noon)],
      named('confidence:seller', 0.95, 0.939999, 'below 0.94 it would have stayed'),
    ],
    [
      'a rival that had come closer, where the target has a second intent that would do as well',
      [
        under(withBot('seller', { intents: ['seller', 'value'] })),
        scored({ seller: 0.95, value: 0.94, buyer: 0.84 }, noon),
      ],
      named('confidence:buyer', 0.84, 0.850001, 'had buyer come closer than 0.10'),
    ],
    [
      'a rival that is far behind, where the target has a second intent that would do as well',
      [
        under(withBot('seller', { intents: ['seller', 'value'] })),
        scored({ seller: 0.95, value: 0.94, buyer: 0.5 }, noon),
      ],
      named('confidence:buyer', 0.5, 0.850001, 'had buyer come closer than 0.10'),
    ],
    [
      'less, where the second intent is as weak as that',
      [
        under(withBot('seller', { intents: ['seller', 'value'] })),
        scored({ seller: 0.9, value: 0.699999, buyer: 0 }, noon),
      ],
      named('confidence:seller', 0.9, 0.699999, 'below 0.70 it would have stayed'),
    ],
    [
      'a target too slow for it, where a rival would have to be more than certain',
      [
        under({ ...withBot('seller', { intents: ['seller', 'value'] }), limits: withLimits({ tieMargin: 0 }).limits }),
        scored({ seller: 1, value: 1 }, noon),
      ],
      named('p95Ms:seller', null, 2401, "had seller's P95 been over 2400 ms"),
    ],
    [
      'its owner’s own intent, where that is the closer',
      [
        under({
          ...rules(),
          bots: rules().bots.map((bot) => ({
            ...bot,
            intents: bot.id === 'seller' ? ['seller', 'value'] : bot.id === 'lead' ? ['rent'] : bot.intents,
          })),
        }),
        owner('buyer'),
        scored({ seller: 0.95, value: 0.94, rent: 0.5, buyer: 0.89 }, noon),
      ],
      named('confidence:buyer', 0.89, 0.900001, 'had buyer come closer than 0.05'),
    ],
    [
      'no wish, where its words alone would not have been enough',
      [wishes('seller', noon, { seller: 0.3 })],
      named('wish:seller', 1, 0, 'had the contact not asked for it'),
    ],
    [
      'no wish, where its words were as much for another bot',
      [under(withLimits({ tieMargin: 0 })), wishes('seller', noon, { seller: 0.9, buyer: 0.9 })],
      named('wish:seller', 1, 0, 'had the contact not asked for it'),
    ],
    [
      'a target too slow for it, where wish and words say the same',
      [wishes('seller', noon, { seller: 0.9 })],
      named('p95Ms:seller', null, 2401, "had seller's P95 been over 2400 ms"),
    ],
    [
      'a target slower than it is measured to be',
      [measured('seller', { p95Ms: 1500 }, noon), wishes('seller', noon, { seller: 0.9 })],
      named('p95Ms:seller', 1500, 2401, "had seller's P95 been over 2400 ms"),
    ],
  ])('%s', (_, happenings, change) => expectChange(happenings, change));

  test('a bot less sure of what it asks for', () =>
    expectChange(
      [says('hi', noon), finishes({ handoff: { to: 'seller', reason: 'asks', confidence: 0.9 } }, noon + 1000)],
      named('confidence:seller', 0.9, 0.699999, 'below 0.70 it would have stayed'),
    ));

  test('a target too slow, where the bot need not be sure at all', () =>
    expectChange(
      [
        under(withRoute('lead', 'seller', { threshold: 0 })),
        says('hi', noon),
        finishes({ handoff: { to: 'seller', reason: 'asks', confidence: 0.4 } }, noon + 1000),
      ],
      named('p95Ms:seller', null, 2401, "had seller's P95 been over 2400 ms"),
    ));

  test('nothing, of a contact that tries a bot out: it goes however slow its target is', () => {
    const slowSeller = [owner('lead'), slow('seller', noon)].reduce((world, happening) => happening(world), newWorld());
    const wished: Moment = { world: slowSeller, now: noon, scored: { wish: 'seller', intents: { seller: 0.9 } } };
    const decisions = Array.from({ length: 200 }, (_, index) =>
      decisionOf({ ...wished, world: { ...slowSeller, key: `contact-${index}` } }),
    );
    const probes = decisions.filter(({ decision }) => decision === 'handoff');
    expect(probes.length).toBeGreaterThan(0);
    expect(probes.map(({ change }) => change)).toEqual(probes.map(() => null));
  });
});
