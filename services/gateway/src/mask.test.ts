import { expect, test } from 'vitest';
import { withoutFonts } from './board.ts';
import { mask } from './mask.ts';

test("a job's texts show as lengths, its shape and our own names stay", () => {
  const data = {
    contact: 'wa:+41791234567',
    id: 'm1',
    bot: 'seller',
    messages: [{ id: 'abcdefghijklmnopqrstuvwxyz', text: 'canary', at: 5 }],
    facts: { phone: '+41', budget: 600_000 },
  };
  expect(mask(data)).toEqual({
    contact: '(15 characters)',
    id: '(2 characters)',
    bot: 'seller',
    messages: [{ id: 'abcdefghijklmnopqrstuvwxyz', text: '(6 characters)', at: 5 }],
    facts: { phone: '(3 characters)', budget: 600_000 },
  });
});

test('fonts from outside are not asked for', () => {
  const html = '<link rel="preconnect" href="https://fonts.googleapis.com" /><link href="/x.css" rel="stylesheet">';
  expect(withoutFonts(html)).toBe('<link href="/x.css" rel="stylesheet">');
});
