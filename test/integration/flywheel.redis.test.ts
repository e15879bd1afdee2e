import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { ReviewDetail } from '@baton/client';
import type { OpenReview } from '@baton/contracts';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { type Installation, install } from './installation.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

let baton: Installation;
let url: string;
beforeAll(async () => {
  const services = { gateway: 1, intent: 1, coordinator: 1, bots: 1, outbound: 1 };
  baton = await install(inject('redisUrl'), services, { BATON_DOMAIN: 'content-flywheel' });
  url = (await baton.fleet.slots.find(({ service }) => service === 'gateway')?.ready)?.url ?? '';
});
afterAll(() => baton?.close());

/** The command line, against this installation. */
const cli = async (...args: readonly string[]): Promise<string> => {
  const env = { ...process.env, ...baton.env };
  const { stdout } = await run(process.execPath, [`${root}/services/cli/src/main.ts`, ...args], { cwd: root, env });
  return stdout;
};

const get = async <T>(path: string): Promise<T> => (await fetch(`${url}${path}`)).json() as Promise<T>;
const post = async (path: string, body: unknown): Promise<Response> =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const reviewOf = (contact: string, to: string): Promise<string> =>
  vi.waitFor(
    async () => {
      const { reviews } = await get<{ reviews: OpenReview[] }>('/v1/reviews');
      const found = reviews.find((review) => review.contact === contact && review.to === to);
      if (!found) throw new Error('no review is open yet');
      return found.review;
    },
    { timeout: 15_000, interval: 50 },
  );

test('the scripted pieces go round through real queues, with their reviews', async () => {
  const lines = (await cli('demo', '--json')).trim().split('\n');
  const decisions = lines.map((line) => JSON.parse(line) as { decision: string; to: string | null });
  expect(decisions.filter(({ decision }) => decision === 'review').length).toBeGreaterThanOrEqual(5);
  expect(decisions.filter(({ decision }) => decision === 'handoff').map(({ to }) => to)).toContain('content');
});

test('a draft is read, edited and approved over HTTP; both versions and their difference are kept', async () => {
  const contact = 'piece:edited';
  await post('/v1/messages', { contact, id: '1', text: 'Write about sleep' });
  const review = await reviewOf(contact, 'revenue');
  const before = await get<ReviewDetail>(`/v1/reviews/${review}`);
  const draft = String(before.facts.draft);
  const answer = await post(`/v1/reviews/${review}`, {
    ...{ verdict: 'edit', by: 'ana', facts: { draft: draft.replace('So take', 'Take') } },
  });
  expect(answer.status).toBe(202);
  const { edits } = (await answer.json()) as { edits: { fact: string; patch: string }[] };
  expect(edits).toMatchObject([{ fact: 'draft', patch: expect.stringMatching(/^-So take .*\n\+Take /mu) }]);

  const next = await reviewOf(contact, 'distribution');
  const after = await get<ReviewDetail>(`/v1/reviews/${next}`);
  expect(after.facts.draft).toContain('Take one step');
  expect(after.past).toMatchObject([{ verdict: 'edited', by: 'ana', edits: [{ fact: 'draft', before: draft }] }]);

  // Whoever comes second finds it done.
  expect((await post(`/v1/reviews/${review}`, { verdict: 'approve' })).status).toBe(404);
});

test('a draft is sent back on the command line, and comes again', async () => {
  const contact = 'piece:rejected';
  await post('/v1/messages', { contact, id: '1', text: 'Write about pricing' });
  const first = await reviewOf(contact, 'revenue');
  expect(await cli('reviews', 'ls')).toContain(first);
  expect(await cli('reviews', 'show', first)).toMatch(/voice->revenue[\s\S]*draft[\s\S]*Pricing/u);
  expect(await cli('reviews', 'reject', first, 'too long')).toContain('reject: done');
  const second = await reviewOf(contact, 'revenue');
  expect(second).not.toBe(first);
  const { facts, past } = await get<ReviewDetail>(`/v1/reviews/${second}`);
  expect(facts.openPoints).toBe('["Asked for: too long"]');
  expect(past).toMatchObject([{ review: first, verdict: 'rejected', reason: 'too long' }]);
  expect(await cli('reviews', 'approve', second)).toContain('approve: done');
  await reviewOf(contact, 'distribution');
});

test('what is no verdict is refused by the name of what is wrong', async () => {
  const contact = 'piece:wrong';
  await post('/v1/messages', { contact, id: '1', text: 'Write about feedback' });
  const review = await reviewOf(contact, 'revenue');
  const reasonless = await post(`/v1/reviews/${review}`, { verdict: 'reject' });
  expect([reasonless.status, await reasonless.json()]).toMatchObject([400, { errors: [{ field: 'reason' }] }]);
  const empty = await post(`/v1/reviews/${review}`, { verdict: 'edit', facts: {} });
  expect([empty.status, await empty.json()]).toMatchObject([400, { errors: [{ field: 'facts' }] }]);
  expect((await get<ReviewDetail>(`/v1/reviews/${review}`)).past).toEqual([]);
});
