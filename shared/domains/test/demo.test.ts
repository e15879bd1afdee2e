import { createTestHub, play } from '@baton/bot-kit/testing';
import { expect, test } from 'vitest';
import { loadDomain } from '../src/index.ts';
import '@baton/bot-kit/testing/vitest';

const pack = loadDomain('real-estate');

test.each(pack.demo.map((conversation) => [conversation.title, conversation] as const))(
  '%s',
  async (_title, conversation) => {
    const hub = createTestHub(pack);
    expect(await play(hub, conversation)).toEqual([]);
    expect(hub.view(conversation.id)).toNeverReAsk();
  },
);

test('no conversation waits for more than a minute of quiet windows', () => {
  const quiet = Math.max(...pack.policy.bots.map(({ burst }) => burst.quietMs));
  for (const { steps } of pack.demo) {
    const messages = steps.filter((step) => !('expect' in step)).length;
    expect(messages * quiet).toBeLessThan(20_000);
  }
});

test('together they show every kind of answer that a contact can get', async () => {
  const expected = pack.demo.flatMap(({ steps }) => steps.flatMap((step) => ('expect' in step ? [step.expect] : [])));
  const decisions = new Set(expected.flatMap(({ decision }) => decision ?? []));
  const guards = new Set(expected.flatMap(({ guard }) => guard ?? []));
  expect([...decisions].sort()).toEqual(['ask', 'clarify', 'handoff', 'human', 'stay', 'suppress']);
  expect([...guards].sort()).toEqual(['contract', 'cycle', 'human', 'margin', 'opt-out', 'rate-hour']);
});
