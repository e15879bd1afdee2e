import { inflateSync } from 'node:zlib';
import type { HandoffCard } from '@baton/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardHtml } from './html.ts';
import { cardPdf } from './pdf.ts';
import { cardText } from './text.ts';

const card: HandoffCard = {
  ...{ schema: 1, id: 'k-c3-1', key: 'k', contact: 'sms:+15550100', channel: 'sms', language: 'en', from: 'seller' },
  ...{ reason: 'hot_lead_qualified', words: 'all answered', confidence: 0.92, priority: 'high' },
  at: Date.parse('2026-11-21T07:30:00Z'),
  facts: {
    name: 'María Peña',
    address: '812 Oak Street',
    sellSoon: true,
    priceExpectation: 650_000,
    temperature: 'hot',
  },
  summary: '',
  openQuestions: ['decisionMakers'],
  messages: [{ id: 'm', text: 'Could we do Saturday at 10?', at: 1 }],
};

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

/** The page's drawing commands. */
const drawn = (pdf: Buffer): string => {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/\/Length (\d+)\s[\s\S]*?stream\r?\n/g)].map((found) => {
    const start = found.index + found[0].length;
    return inflateSync(pdf.subarray(start, start + Number(found[1]))).toString('latin1');
  });
  return streams.find((content) => content.includes(' Tf')) ?? '';
};

describe('a handoff card', () => {
  test('says who, why, how sure, what to do, what is known, what is open, and what was said', () => {
    expect(cardText(card)).toBe(
      [
        'Handoff to a person: HIGH',
        'Who: María Peña (sms:+15550100)',
        'Channel: sms',
        'From: seller',
        'Called: 2026-11-21 07:30 UTC',
        '',
        'WHY',
        'Qualified and hot: ready for a person: “all answered”',
        'Confidence: 92 %',
        'Temperature: hot',
        '',
        'RECOMMENDED APPROACH',
        'Call, and agree on a time; everything needed for it is below.',
        'They are ready: offer a time today.',
        '',
        'WHAT IS KNOWN',
        'Address: 812 Oak Street',
        'Sell soon: yes',
        'Price expectation: 650,000',
        '',
        'OPEN QUESTIONS',
        '- Decision makers',
        '',
        'SAID LAST, AND NOT ANSWERED',
        '- Could we do Saturday at 10?',
      ].join('\n'),
    );
  });

  test('speaks Spanish to Spanish contacts’ people, by the domain’s own names for facts', () => {
    const names = { facts: { es: { address: 'Dirección', wish: 'Quiere' } }, values: { es: { sell: 'vender' } } };
    const text = cardText({ ...card, language: 'es', facts: { ...card.facts, wish: 'sell' } }, { names });
    expect(text).toMatch(/^Traspaso a una persona: ALTA/);
    expect(text).toContain('Dirección: 812 Oak Street');
    expect(text).toContain('Quiere: vender');
    expect(text).toContain('Temperatura: caliente');
    expect(cardText({ ...card, language: 'es' }, { names, language: 'en' })).toMatch(/^Handoff to a person/);
  });

  test('of which nothing is known says so', () => {
    expect(cardText({ ...card, facts: {}, messages: [], openQuestions: [] })).toContain('WHAT IS KNOWN\nnothing yet');
  });

  test('as a page shows what a contact wrote as text, whatever it looks like', () => {
    const html = cardHtml({ ...card, messages: [{ id: 'm', text: '<script>alert("1")</script>', at: 1 }] });
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(html).toContain('<html lang="en">');
  });
});

describe('the card as PDF', () => {
  test('is one page of less than 100 KB with the fonts that its words need', async () => {
    const pdf = await cardPdf(card);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pagesOf(pdf)).toBe(1);
    expect(pdf.length).toBeLessThan(100_000);
    expect(pdf.toString('latin1')).toContain('DejaVuSans');
  });

  test('is the same for the same card', async () => {
    expect((await cardPdf(card)).equals(await cardPdf(card))).toBe(true);
  });

  const lowest = async (given: HandoffCard): Promise<number> => {
    const positions = [...drawn(await cardPdf(given)).matchAll(/1 0 0 1 [\d.]+ (-?[\d.]+) Tm/g)];
    return Math.min(...positions.map(([, y]) => Number(y)));
  };

  test('stays on its page whatever it has to say', async () => {
    const words = fc.oneof(
      fc.string({ maxLength: 300, unit: 'grapheme' }),
      fc.constant('palabra muy larga '.repeat(200)),
    );
    const facts = fc.dictionary(fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,39}$/), words, { maxKeys: 40 });
    const messages = fc.array(
      words.map((text) => ({ id: 'm', text, at: 1 })),
      { maxLength: 40 },
    );
    const questions = fc.array(fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,39}$/), { maxLength: 40 });
    const anyCard = fc.record({
      facts,
      messages,
      openQuestions: questions,
      words,
      contact: fc.string({ maxLength: 256 }),
    });
    await fc.assert(
      fc.asyncProperty(anyCard, fc.constantFrom('en' as const, 'es' as const), async (given, language) => {
        const full = { ...card, ...given, language };
        expect(pagesOf(await cardPdf(full))).toBe(1);
        // The bottom margin holds only the line that says it was shortened.
        expect(await lowest(full)).toBeGreaterThan(20);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 60_000);

  test('takes facts and values that are called like what every object has', async () => {
    const named = { ...card, facts: { constructor: 'toString', valueOf: 'constructor', temperature: 'constructor' } };
    expect(pagesOf(await cardPdf(named as unknown as HandoffCard))).toBe(1);
    const names = { facts: { en: {} }, values: { en: {} } };
    expect(cardText(named as unknown as HandoffCard, { names })).toContain('toString');
  });

  test('stays on its page when everything is as long as it can be', async () => {
    const many = Array.from({ length: 40 }, (_, index) => `${'quiteALongNameForAFact'.padEnd(36, 'x')}${index}`);
    const long = 'A rather long sentence, as people write them. '.repeat(90);
    const fullest: HandoffCard = {
      ...{ ...card, contact: 'W'.repeat(256), words: long.slice(0, 200), openQuestions: many },
      facts: Object.fromEntries(many.map((name) => [name, long])),
      messages: many.map((_, at) => ({ id: 'm', text: long + long, at })),
    };
    expect(await lowest(fullest)).toBeGreaterThan(20);
    expect(pagesOf(await cardPdf(fullest))).toBe(1);
  });

  test('that was shortened says so', async () => {
    const long = {
      ...card,
      messages: Array.from({ length: 40 }, (_, at) => ({ id: 'm', text: 'word '.repeat(400), at })),
    };
    expect(await lowest(card)).toBeGreaterThan(54);
    expect(await lowest(long)).toBeLessThan(54);
  });
});
