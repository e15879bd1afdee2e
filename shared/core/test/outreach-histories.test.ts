import type { JournalEntryOf, TurnJob } from '@baton/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wakeAt } from '../src/index.ts';
import { quietUntil } from '../src/outreach/quiet-hours.ts';
import { parseState, serializeState } from '../src/state-json.ts';
import { hours, minutes } from '../testing/clock.ts';
import {
  asksForPerson,
  assigned,
  fails,
  finishes,
  handsBack,
  says,
  scored,
  startsAgain,
  stops,
  takesOver,
} from '../testing/happenings.ts';
import { proposes, withOutreach } from '../testing/outreach.ts';
import { commandsOf, entriesOf, type Happening, happen, newWorld, type World } from '../testing/world.ts';

const day = hours(24);
const zone = 'America/Los_Angeles';
const policy = withOutreach(
  { followUpDays: [1, 2, 3, 5, 8], perDay: 2, perWeek: 4, quiet: { timeZone: zone } },
  { idleHumanMs: hours(10), idleOwnerMs: 4 * day },
);

const running = (then: (now: number) => Happening) => (now: number) => (world: World) =>
  world.state.turn.status === 'running' ? then(now)(world) : world;

const actions: Readonly<Record<string, (now: number) => Happening>> = {
  message: (now) => says('hi', now),
  wish: (now) => scored({ seller: 0.95 }, now),
  stop: stops,
  start: startsAgain,
  person: asksForPerson,
  takesOver,
  handsBack,
  assigned: (now) => assigned('buyer', now),
  proposes: (now) => proposes('the open house', now),
  speaks: running((now) => finishes({ say: ['Hello there'] }, now)),
  asksToMove: running((now) => finishes({ handoff: { to: 'seller', reason: 'asks' } }, now)),
  isSilent: running((now) => finishes({}, now)),
  fails: running((now) => fails(now, true)),
};

interface Moment {
  readonly before: World;
  readonly after: World;
}

const isBusy = ({ state }: World): boolean => state.turn.status === 'running';

/** Every call of `decide` in a history in which timers ring when they should, and bots take a while. */
const playHistory = (happened: readonly { kind: string; after: number; ranMs: number }[]): Moment[] => {
  const moments: Moment[] = [];
  let world = newWorld(policy);
  const step = (happening: Happening): void => {
    const after = happening(world);
    if (after !== world) moments.push({ before: world, after });
    world = after;
  };
  const ringUntil = (until: number, ranMs: number): void => {
    for (let rings = 0; rings < 60; rings += 1) {
      const due = isBusy(world) ? world.now + ranMs : (wakeAt(world.state) ?? Number.POSITIVE_INFINITY);
      if (due > until) return;
      const now = Math.max(due, world.now);
      step(isBusy(world) ? finishes({ say: ['As I said'] }, now) : (before) => happen(before, now, []));
    }
  };
  for (const { kind, after, ranMs } of happened) {
    const now = world.now + after;
    ringUntil(now, ranMs);
    step((actions[kind] as (now: number) => Happening)(now));
  }
  return moments;
};

const history = fc.array(
  fc.record({
    kind: fc.oneof(
      { arbitrary: fc.constantFrom('message', 'speaks', 'proposes'), weight: 3 },
      { arbitrary: fc.constantFrom(...Object.keys(actions)), weight: 2 },
    ),
    after: fc.oneof(
      fc.integer({ min: 0, max: minutes(10) }),
      fc.integer({ min: 0, max: hours(12) }),
      fc.integer({ min: 0, max: 4 * day }),
    ),
    ranMs: fc.integer({ min: 100, max: minutes(9) }),
  }),
  { minLength: 8, maxLength: 25 },
);

const sentIn = ({ after }: Moment): JournalEntryOf<'outreach.sent'>[] =>
  entriesOf(after.latest.journal, 'outreach.sent');

const holds = (property: (moments: readonly Moment[]) => void): void =>
  fc.assert(
    fc.property(history, (happened) => property(playHistory(happened))),
    { numRuns: 150 },
  );

const isUnasked = ({ directives }: TurnJob): boolean => directives.some(({ kind }) => kind === 'outreach');

const sentTimes = (moments: readonly Moment[]): number[] =>
  moments.flatMap((moment) => sentIn(moment).map(() => moment.after.now));

test('the histories below are worth looking at: in most of them something is sent, held or dropped', () => {
  const seen = fc.sample(history, { numRuns: 100, seed: 1 }).map((happened) => {
    const types = new Set(playHistory(happened).flatMap(({ after }) => after.latest.journal.map(({ type }) => type)));
    return (['outreach.sent', 'outreach.held', 'outreach.dropped'] as const).map((type) => types.has(type));
  });
  for (const index of [0, 1, 2]) expect(seen.filter((types) => types[index]).length).toBeGreaterThan(50);
});

describe('whatever has happened, and whoever proposes', () => {
  test('nothing unasked is said in the quiet hours', () =>
    holds((moments) => {
      for (const now of sentTimes(moments)) expect(quietUntil(now, policy.outreach.quiet, zone)).toBe(now);
    }));

  test('never more than the caps in any day or week', () =>
    holds((moments) => {
      const times = sentTimes(moments);
      for (const end of times) {
        expect(times.filter((time) => time > end - day && time <= end).length).toBeLessThanOrEqual(2);
        expect(times.filter((time) => time > end - 7 * day && time <= end).length).toBeLessThanOrEqual(4);
      }
    }));

  test('nothing to a contact who has opted out or whom a person has', () =>
    holds((moments) => {
      for (const moment of moments.filter((one) => sentIn(one).length > 0)) {
        expect(moment.before.state.optedOutAt).toBeNull();
        expect(moment.before.state.owner.status).toBe('bot');
      }
    }));

  test('a turn without a message is a welcome, or has been ruled on', () =>
    holds((moments) => {
      const jobs = moments.flatMap(({ after }) =>
        commandsOf(after.latest.commands, 'start-turn').map(({ job }) => job),
      );
      const unasked = jobs.filter(({ messages }) => messages.length === 0);
      for (const { directives } of unasked)
        expect(directives.some(({ kind }) => kind === 'outreach' || kind === 'welcome')).toBe(true);
    }));

  test('what a turn says that nobody asked for is counted', () =>
    holds((moments) => {
      const unasked = new Set(
        moments.flatMap(({ after }) =>
          commandsOf(after.latest.commands, 'start-turn').flatMap(({ job }) => (isUnasked(job) ? [job.turn] : [])),
        ),
      );
      const journal = moments.at(-1)?.after.journal ?? [];
      const counted = new Set(entriesOf(journal, 'outreach.sent').map(({ turn }) => turn));
      const said = entriesOf(journal, 'reply.queued').map(({ reply }) => reply.slice(0, reply.lastIndexOf('-r')));
      for (const turn of said.filter((one) => unasked.has(one))) expect(counted).toContain(turn);
    }));

  test('every proposal is settled once, or still waits', () =>
    holds((moments) => {
      const journal = moments.at(-1)?.after.journal ?? [];
      const settled = [...entriesOf(journal, 'outreach.sent'), ...entriesOf(journal, 'outreach.dropped')];
      const ids = settled.map(({ outreach }) => outreach);
      expect(new Set(ids).size).toBe(ids.length);
      const { state } = moments.at(-1)?.after ?? newWorld(policy);
      const directives =
        state.turn.status === 'running' ? [...state.turn.directives, ...state.directives] : state.directives;
      const open = [
        ...state.outreach.waiting.map(({ id }) => id),
        ...directives.flatMap((directive) => (directive.kind === 'outreach' ? [directive.id] : [])),
      ];
      const proposed = entriesOf(journal, 'outreach.proposed').map(({ outreach }) => outreach);
      expect([...ids, ...open].toSorted()).toEqual(proposed.toSorted());
    }));

  test('what waits is bounded, and read back as it was stored', () =>
    holds((moments) => {
      for (const { after } of moments) {
        const { outreach } = after.state;
        expect(outreach.waiting.length).toBeLessThanOrEqual(policy.outreach.maxWaiting + 1);
        expect(outreach.sent.length).toBeLessThanOrEqual(policy.outreach.perWeek);
        expect(parseState(serializeState(after.state)).outreach).toEqual(outreach);
      }
    }));
});

test('a document from before there was any of it is read, and goes on', () => {
  expect(parseState(serializeState(newWorld().state)).outreach).toEqual({ followUp: null, waiting: [], sent: [] });
  expect(parseState('{"schema":1,"t":5,"o":["lead",0,null]}').outreach).toEqual({
    followUp: null,
    waiting: [],
    sent: [],
  });
});
