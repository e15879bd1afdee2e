import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMatcher } from '../src/phrases/matcher.ts';
import { createTypoRepair } from '../src/phrases/typos.ts';
import { tokenize } from '../src/text/tokens.ts';

const found = (phrase: string, text: string): string | null => {
  const [hit] = createMatcher([phrase], { home: ['house', 'town house'], deep: ['my <home>'] }).match(tokenize(text));
  return hit ? text.slice(tokenize(text)[hit.from]?.start, tokenize(text)[hit.to - 1]?.end) : null;
};

describe('a phrase', () => {
  test.each([
    ['want to sell', 'We want to SELL it', 'want to SELL'],
    ['sell*', 'a seller asks', 'seller'],
    ['(buy|purchase) a', 'to purchase a car', 'purchase a'],
    ['sell my? house', 'sell house now', 'sell house'],
    ['sell {2} house', 'sell my old house', 'sell my old house'],
    ['sell {1} house', 'sell my old house', null],
    ['sell <home>', 'sell town house', 'sell town house'],
    ['sell <deep>', 'sell my town house', 'sell my town house'],
    ['sell {3} house', 'I sell. My house is big', null],
    ['do not sell', "I don't sell", "don't sell"],
    ['mañana', 'hasta mañana', null],
    ['manana', 'hasta mañana', 'mañana'],
  ])('%s in "%s" finds %s', (phrase, text, expected) => expect(found(phrase, text)).toBe(expected));

  test('that goes on further is found as long as it goes', () => {
    expect(found('sell (my|my house|my house now)', 'sell my house now')).toBe('sell my house now');
  });

  test.each(['sell (my', 'sell )', '{2} sell', 'my? sell?', '?', 'sell <nothing>', 'a.*b'])(
    'that cannot be read is refused by name: %s',
    (phrase) => expect(() => createMatcher([phrase])).toThrow(phrase),
  );

  test('class that holds itself is refused', () => {
    expect(() => createMatcher(['<a>'], { a: ['x <b>'], b: ['y <a>'] })).toThrow(/no word class inside itself/);
  });
});

test('a message takes time in proportion to its length, also when a phrase nearly matches everywhere', () => {
  const matcher = createMatcher(['(a|a a|a a a) {8} (a|a a) {8} b', 'a {8} a {8} a {8} c']);
  const hostile = tokenize(Array.from({ length: 240 }, () => 'a').join(' '));
  matcher.match(hostile);
  const start = process.cpuUsage();
  for (let times = 0; times < 20; times++) expect(matcher.match(hostile)).toEqual([]);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 20).toBeLessThan(5000);
});

test('whatever the text, hits lie within it and are the same again', () => {
  const matcher = createMatcher(['sell {2} house', 'a* {1} b?', '(x y|x) z']);
  fc.assert(
    fc.property(fc.array(fc.constantFrom('sell', 'house', 'a', 'ab', 'b', 'x', 'y', 'z', '.', 'no')), (words) => {
      const tokens = tokenize(words.join(' '));
      const hits = matcher.match(tokens);
      for (const { from, to } of hits) expect(from >= 0 && from < to && to <= tokens.length).toBe(true);
      expect(matcher.match(tokens)).toEqual(hits);
    }),
  );
});

test.each([
  ['hosue', 'house'],
  ['hous', 'house'],
  ['seling', 'selling'],
  ['selll', 'sell'],
  ['horse', 'horse'],
  ['cell', 'cell'],
  ['mouse', 'mouse'],
])('a slip of the pen: %s is read as %s', (written, meant) => {
  const repair = createTypoRepair(['house', 'sell', 'selling'], ['horse']);
  expect(repair(tokenize(written)).map((token) => token.text)).toEqual([meant]);
});
