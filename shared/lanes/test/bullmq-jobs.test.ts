import { describe, expect, test } from 'vitest';
import { jobArguments, supportedBullmq } from '../src/bullmq-jobs.ts';
import { assertBullmqVersion, foundBullmq } from '../src/testing.ts';

describe('the one private thing of BullMQ that lanes use', () => {
  const found = foundBullmq();

  test('is the text this package was written for', () => {
    expect(found).toMatchObject({
      name: 'addStandardJob',
      keys: supportedBullmq.keys,
      version: supportedBullmq.version,
    });
    expect(() => assertBullmqVersion()).not.toThrow();
  });

  test.each([
    ['another version', { version: '6.7.1' }],
    ['another text', { content: `${found.content} ` }],
    ['another number of keys', { keys: 10 }],
  ])('%s is refused at start-up', (_, change) => {
    expect(() => assertBullmqVersion({ ...found, ...change })).toThrow(/bullmq 6\.7\.0/);
  });

  test('takes the keys and arguments that are passed to it, in that order', () => {
    const header = found.content.slice(0, found.content.indexOf(']]\n'));
    const keys = [...header.matchAll(/KEYS\[(\d)\] '?([a-z ]+)/g)].map(
      ([, number, name]) => `${number} ${name?.trim()}`,
    );
    expect(keys).toEqual([
      ...['1 wait', '2 paused', '3 meta', '4 id', '5 completed', '6 delayed', '7 active'],
      ...['8 events stream key', '9 marker key'],
    ]);
    const packed = [...header.matchAll(/\[(\d+)\] {2}?([a-z ]+)/g)].map(
      ([, number, name]) => `${number} ${name?.trim()}`,
    );
    expect(packed.slice(0, 4)).toEqual(['1 key prefix', '2 custom id', '3 name', '4 timestamp']);
  });

  test('unpacks nothing but its arguments, which are Lua values already', () => {
    expect(found.content.match(/cmsgpack\.\w+\([^)]*\)/g)).toEqual([
      'cmsgpack.unpack(ARGV[1])',
      'cmsgpack.unpack(ARGV[3])',
    ]);
  });
});

test.each(['wait', 'active', 'meta', 'marker', 'events', '12', 'a:b', '', 'a b', 'é'])(
  'a job id that would corrupt its queue is refused: %j',
  (id) => {
    expect(() => jobArguments('{p}', { queue: 'q', id, name: 'n', data: '{}' })).toThrow('not a safe job id');
  },
);
