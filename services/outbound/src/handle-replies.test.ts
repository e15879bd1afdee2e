import { type OutboundReply, shardKeys } from '@baton/contracts';
import type { LaneWork } from '@baton/lanes';
import type { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import type { Channels } from './channel.ts';
import { createHandleReplies } from './handle-replies.ts';

const keys = shardKeys('{t:0}');
const reply = (id: string, epoch: number, channel = 'web'): OutboundReply => ({
  ...{ id, contact: 'c', channel, text: `text of ${id}`, epoch, by: 'lead', answers: ['m'] },
});

const work = (...replies: OutboundReply[]): LaneWork => ({
  ...{ key: 'k', now: 1000, doc: null, urgent: [], attempt: 1, signal: new AbortController().signal },
  ready: replies.map((one) => ({ id: one.id, at: 1, status: 'filled' as const, body: JSON.stringify(one) })),
});

const handleAt = (epoch: string | null, channels: Channels = {}) =>
  createHandleReplies({ redis: { hget: async () => epoch } as unknown as Redis, keys, channels });

const became = async (handle: ReturnType<typeof handleAt>, ...replies: OutboundReply[]) => {
  const commit = await handle(work(...replies));
  const records = (commit.writes ?? [])
    .filter(([command, key]) => command === 'XADD' && key === keys.contactJournal('k'))
    .map((write) => String(write.at(-1)));
  const entries = records.flatMap((json) => JSON.parse(json).entries as { type: string; reply: string }[]);
  return { commit, entries: entries.map(({ type, reply: id }) => `${type} ${id}`) };
};

describe('the gate', () => {
  test('replies of the present epoch go out together, in order, and only while it is present', async () => {
    const { commit, entries } = await became(handleAt('3'), reply('a', 3), reply('b', 3));
    expect(entries).toEqual(['reply.sent a', 'reply.sent b']);
    expect(commit.consumed).toEqual({ urgent: 0, ready: 2 });
    expect(commit.expect).toEqual([{ key: keys.gate('k'), field: 'epoch', equals: '3' }]);
  });

  test('a reply that a newer epoch has overtaken is held back, and the journal says so', async () => {
    const { commit, entries } = await became(handleAt('4'), reply('old', 3), reply('new', 4));
    expect(entries).toEqual(['reply.suppressed old', 'reply.sent new']);
    const sent = (commit.writes ?? []).filter(([, key]) => key === keys.sent);
    expect(sent).toHaveLength(1);
  });

  test('a contact whose epoch was never raised is at epoch 0', async () => {
    const { commit, entries } = await became(handleAt(null), reply('a', 0));
    expect(entries).toEqual(['reply.sent a']);
    expect(commit.expect).toEqual([{ key: keys.gate('k'), field: 'epoch', equals: null }]);
  });

  test('a timer without replies commits nothing', async () => {
    expect(await handleAt('1')(work())).toEqual({ consumed: { urgent: 0, ready: 0 } });
  });
});

describe('a channel outside of Redis', () => {
  const recording = () => {
    const sendings: string[] = [];
    const send = async (one: OutboundReply, idempotencyKey: string) =>
      void sendings.push(`${one.id} ${idempotencyKey}`);
    return { sendings, channels: { sms: { id: 'sms', send } } };
  };

  test('gets one reply a commit, so that a crash repeats no more than one', async () => {
    const { sendings, channels } = recording();
    const { commit } = await became(handleAt('1', channels), reply('a', 1, 'sms'), reply('b', 1, 'sms'));
    expect(sendings).toEqual(['a k:a']);
    expect(commit.consumed.ready).toBe(1);
  });

  test('is given the same key again when the commit was lost', async () => {
    const { sendings, channels } = recording();
    const handle = handleAt('1', channels);
    await became(handle, reply('a', 1, 'sms'));
    await became(handle, reply('a', 1, 'sms'));
    expect(new Set(sendings)).toEqual(new Set(['a k:a']));
  });

  test('is not given what a newer epoch has overtaken', async () => {
    const { sendings, channels } = recording();
    const { entries } = await became(handleAt('2', channels), reply('a', 1, 'sms'));
    expect(sendings).toEqual([]);
    expect(entries).toEqual(['reply.suppressed a']);
  });

  test('that has sent a reply is recorded as having sent it, whatever happened since', async () => {
    const { channels } = recording();
    const { commit } = await became(handleAt('1', channels), reply('a', 1, 'sms'));
    expect(commit.expect).toEqual([]);
  });

  test('does not keep replies of the embedded one waiting behind it', async () => {
    const { sendings, channels } = recording();
    const { commit } = await became(handleAt('1', channels), reply('a', 1), reply('b', 1, 'sms'));
    expect(sendings).toEqual([]);
    expect(commit.consumed.ready).toBe(1);
  });
});
