import { describe, expect, test } from 'vitest';
import { calm, type Governor, type Reaction, react } from './governor.ts';

const readonly = 'READONLY You cannot write against a read only replica.';

/** Errors at each of `times`, and what was done about each. */
const reactions = (times: readonly number[], message: string): Reaction[] => {
  let governor: Governor = calm;
  return times.map((now) => {
    const reaction = react(governor, message, now);
    governor = reaction.governor;
    return reaction;
  });
};
const pauses = (times: readonly number[], message: string) => reactions(times, message).map(({ pause }) => pause);

describe('error governor', () => {
  test('a refusal pauses the worker at once, and each further one for twice as long, up to 5 s', () => {
    expect(pauses([0, 200, 600, 1400, 3000, 6200, 11_200], readonly)).toEqual([200, 400, 800, 1600, 3200, 5000, 5000]);
  });

  test('errors that arrive during a pause do not lengthen it', () => {
    expect(pauses([0, 10, 20, 199, 200], readonly)).toEqual([200, null, null, null, 400]);
  });

  test('after ten quiet seconds the first pause is short again', () => {
    expect(pauses([0, 200, 600, 10_600], readonly)).toEqual([200, 400, 800, 200]);
  });

  test('a thousand errors in a second are one line', () => {
    const times = Array.from({ length: 1000 }, (_, index) => index);
    const lines = reactions([...times, 1000], readonly).filter(({ report }) => report !== null);
    expect(lines.map(({ report }) => report)).toEqual([0, 999]);
  });

  test('a single error of unknown kind is reported and pauses nothing', () => {
    expect(pauses([0, 300, 600], 'Connection is closed.')).toEqual([null, null, null]);
  });

  test('a hot loop pauses the worker whatever the error', () => {
    expect(pauses([0, 1, 2, 3, 4], 'something new')).toEqual([null, null, null, null, 200]);
  });
});
