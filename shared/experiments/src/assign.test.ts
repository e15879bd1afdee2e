import { hashId } from '@baton/contracts/ids';
import { expect, test } from 'vitest';
import { assign } from './assign.ts';
import { Experiment } from './experiment.ts';
import { sampleRatioTest } from './statistics.ts';

const experiment = (id: string, shares: readonly number[] = [0.5, 0.5]) =>
  Experiment.parse({ id, variants: shares.map((share, index) => ({ id: `v${index}`, share })) });

const contacts = Array.from({ length: 20_000 }, (_, index) => hashId(`contact:${index}`));

test('a contact meets the same variant every time', () => {
  const tone = experiment('tone');
  expect(contacts.slice(0, 100).map((key) => assign(tone, key).id)).toEqual(
    contacts.slice(0, 100).map((key) => assign(structuredClone(tone), key).id),
  );
});

test('contacts come to the variants in the shares asked for', () => {
  const shares = [0.2, 0.3, 0.5];
  const found = shares.map(
    (_, index) => contacts.filter((key) => assign(experiment('cta', shares), key).id === `v${index}`).length,
  );
  expect(sampleRatioTest(found, shares)).toBeGreaterThan(0.001);
});

test('what a contact meets in one experiment says nothing about another', () => {
  const both = contacts.filter(
    (key) => assign(experiment('tone'), key).id === 'v0' && assign(experiment('cta'), key).id === 'v0',
  );
  expect(sampleRatioTest([both.length, contacts.length - both.length], [0.25, 0.75])).toBeGreaterThan(0.001);
});

test.each([
  [
    {
      id: 'x',
      variants: [
        { id: 'a', share: 0.5 },
        { id: 'b', share: 0.4 },
      ],
    },
    'shares that add up to 1',
  ],
  [
    {
      id: 'x',
      variants: [
        { id: 'a', share: 0.5 },
        { id: 'a', share: 0.5 },
      ],
    },
    'a different id',
  ],
  [{ id: 'x', variants: [{ id: 'a', share: 0.5 }] }, 'expected array'],
])('an experiment that cannot be run is refused', (input, message) => {
  expect(() => Experiment.parse(input)).toThrow(message);
});
