import { describe, expect, test } from 'vitest';
import { judge, type Visit } from './access.ts';

const token = 'a-token-of-some-length';
const local: Visit = {
  ...{ method: 'GET', remote: '127.0.0.1', host: 'localhost:3000' },
  ...{ origin: undefined, fetchSite: undefined, authorization: undefined },
};
const statusOf = (visit: Partial<Visit>, secret?: string): number =>
  judge({ ...local, ...visit }, secret)?.status ?? 200;
const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

describe('without a token', () => {
  test('this machine may enter, under its own names', () => {
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'localhost'])
      expect(statusOf({ host })).toBe(200);
    expect(statusOf({ remote: '::ffff:127.0.0.1' })).toBe(200);
  });

  test('no other machine may', () => {
    expect(statusOf({ remote: '192.168.1.7' })).toBe(403);
    expect(statusOf({ remote: '192.168.1.7', authorization: `Bearer ${token}` })).toBe(403);
  });

  test('a name that was made to point to this machine is refused', () => {
    for (const host of ['evil.example', 'localhost.evil.example', undefined, '127.0.0.1.evil.example:3000']) {
      expect(statusOf({ host })).toBe(403);
    }
  });

  test('a page of another site cannot post', () => {
    expect(statusOf({ method: 'POST', origin: 'https://evil.example' })).toBe(403);
    expect(statusOf({ method: 'PUT', origin: 'null' })).toBe(403);
    expect(statusOf({ method: 'POST', fetchSite: 'cross-site' })).toBe(403);
    expect(statusOf({ method: 'POST', origin: 'http://localhost:3000' })).toBe(200);
    expect(statusOf({ method: 'POST' })).toBe(200);
  });
});

describe('with a token', () => {
  test('it is asked for from everywhere, this machine included', () => {
    expect(statusOf({}, token)).toBe(401);
    expect(statusOf({ authorization: 'Bearer wrong' }, token)).toBe(401);
    expect(statusOf({ authorization: `Bearer ${token}` }, token)).toBe(200);
    expect(statusOf({ remote: '10.0.0.9', host: 'baton.example', authorization: `Bearer ${token}` }, token)).toBe(200);
  });

  test('a browser may send it as the password of admin', () => {
    expect(statusOf({ authorization: basic('admin', token) }, token)).toBe(200);
    expect(statusOf({ authorization: basic('root', token) }, token)).toBe(401);
    expect(statusOf({ authorization: 'Basic !!!' }, token)).toBe(401);
  });

  test('a page of another site cannot use the password that the browser remembers', () => {
    const visit = { method: 'POST', origin: 'https://evil.example', authorization: basic('admin', token) };
    expect(statusOf(visit, token)).toBe(403);
  });
});
