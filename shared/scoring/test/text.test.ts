import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { denying, scopesOf } from '../src/text/scopes.ts';
import { textCap, tokenize } from '../src/text/tokens.ts';

const words = (text: string): string =>
  tokenize(text)
    .map((token) => token.text)
    .join(' ');

describe('words', () => {
  test.each([
    ["I don't, won't; can’t", 'i do not will not can not'],
    ['need 2 sell 4 cash, 2 beds', 'need to sell for cash 2 beds'],
    ['u r gonna', 'you are going to'],
    ['¿Cuánto vale, Señor?', 'cuanto vale senor'],
    ['$1,250.50 or 650k.', '1,250.50 or 650k'],
    ['end.Next', 'end next'],
    ['', ''],
    ['🏠🏠', ''],
  ])('%s → %s', (text, expected) => expect(words(text)).toBe(expected));

  test('of a long text are those of its head and its tail', () => {
    const text = `first ${'x '.repeat(3000)}last`;
    const tokens = tokenize(text);
    expect(tokens[0]?.text).toBe('first');
    expect(tokens.at(-1)?.text).toBe('last');
    expect(tokens.length).toBeLessThanOrEqual(textCap);
  });

  test('stand where they say, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 1000 }), (text) => {
        let before = 0;
        for (const { start, end } of tokenize(text)) {
          expect(start >= before && start < end && end <= text.length).toBe(true);
          before = start;
        }
      }),
    );
  });
});

/** The words that are not said plainly. */
const notPlain = (text: string): string => {
  const tokens = tokenize(text);
  const scopes = scopesOf(tokens);
  return tokens
    .filter((_, at) => ((scopes[at] ?? 0) & denying) !== 0)
    .map((token) => token.text)
    .join(' ');
};

describe('not said plainly', () => {
  test.each([
    ["I don't want to sell", 'want to sell'],
    ["I don't want to sell but I want to buy", 'want to sell'],
    ["I don't want to sell, I want to buy", 'want to sell'],
    ['no plans to move', 'plans to move'],
    ['No, I want to sell', ''],
    ["can't wait to buy", ''],
    ["don't forget to list it", ''],
    ['forget about selling', 'selling'],
    ['I already know what it is worth', 'what it is worth'],
    ['¿No me podría llamar?', ''],
    ["why don't we sell", ''],
    ["I'm not sure how to sell", ''],
    ['instead of selling I rent', 'selling i rent'],
    ['my neighbor is selling his house and I want to buy it', 'neighbor is selling his house'],
    ['if I ever sell', 'if i ever sell'],
    ['he wrote "sell it" there', 'sell it'],
    ['would you buy my house', ''],
    ['do you sell houses', 'you sell houses'],
    ['no quiero vender pero quiero comprar', 'quiero vender'],
    ['ya no busco casa', 'busco casa'],
  ])('%s → %s', (text, expected) => expect(notPlain(text)).toBe(expected));
});
