import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { createSign, readBounded, retryAfterMs } from './index.ts';

const request = { id: 'msg_1', body: '{"a":1}', at: new Date() };

describe('a signed request', () => {
  test('is taken by the standard’s own check, with either secret while one is changed', () => {
    const standard = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`;
    const headers = createSign([standard, 'any other text'])(request);
    expect(new Webhook(standard).verify(request.body, headers)).toEqual({ a: 1 });
    const other = new Webhook(Buffer.from('any other text'), { format: 'raw' });
    expect(other.verify(request.body, headers)).toEqual({ a: 1 });
    expect(() => other.verify('{"a":2}', headers)).toThrow();
  });

  test('has no signature without a secret', () => {
    expect(createSign([])(request)).toEqual({ 'content-type': 'application/json' });
  });
});

describe('an answer', () => {
  test('is read as it is up to the limit, letters of several bytes too', async () => {
    expect(await readBounded(new Response('años'), 5)).toBe('años');
    expect(await readBounded(new Response(null), 5)).toBe('');
  });

  test('is not read beyond it, though it has no end', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        controller.enqueue(new Uint8Array(1024));
      },
    });
    expect(await readBounded(new Response(endless), 10_000)).toBeNull();
    expect(sent).toBeLessThan(20);
  });
});

const now = Date.now();

test.each([
  ['7', 7000],
  [new Date(now - (now % 1000) + 9000).toUTCString(), 9000 - (now % 1000)],
  [new Date(now - 60_000).toUTCString(), 0],
  ['soon', undefined],
  [null, undefined],
])('Retry-After %j', (header, ms) => {
  expect(retryAfterMs(header, now)).toBe(ms);
});
