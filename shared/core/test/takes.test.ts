import { describe, expect, test } from 'vitest';
import { takes } from '../src/takes.ts';
import { at } from '../testing/clock.ts';
import { messageEvent } from '../testing/happenings.ts';
import { withLimits } from '../testing/rules.ts';
import { newWorld } from '../testing/world.ts';

const policy = withLimits({ maxTurnMessages: 2 });
const world = newWorld(policy);
const message = (said: Parameters<typeof messageEvent>[2] = {}) => messageEvent(world, at('10:00'), said);
const unread = (count: number) => Array.from({ length: count }, () => message());

const stop = message({ scored: { consent: 'stop' } });
const person = message({ scored: { human: { reason: 'explicit_human_request', words: 'a person' } } });

describe('of what waits is taken', () => {
  test('as much as there is room for: two turns full', () => {
    expect(takes(world.state, unread(3), policy)).toBe(3);
    expect(takes(world.state, unread(9), policy)).toBe(4);
  });

  test.each([
    ['an opt-out', stop],
    ['a wish for a person', person],
    ["a person's own word", message({ author: 'human', scored: null })],
  ])('whatever the room, all up to %s', (_, pressing) => {
    expect(takes(world.state, [...unread(200), pressing, ...unread(5)], policy)).toBe(201);
  });

  test('all up to the last of several', () =>
    expect(takes(world.state, [stop, ...unread(50), person, ...unread(5)], policy)).toBe(52));

  test.each([
    ['START', message({ scored: { consent: 'start' } })],
    ['a system that writes STOP', message({ author: 'system', scored: { consent: 'stop' } })],
    ['a message that could not be scored', message({ scored: null })],
  ])('no more for %s', (_, ordinary) => {
    expect(takes(world.state, [...unread(200), ordinary], policy)).toBe(4);
  });
});
