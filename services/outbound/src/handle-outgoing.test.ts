import { type JournalEntry, type OutboundAction, type OutboundReply, shardKeys } from '@baton/contracts';
import { CrmError } from '@baton/crm';
import type { LaneWork } from '@baton/lanes';
import type { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { createHandleOutgoing } from './handle-outgoing.ts';

const keys = shardKeys('{t:0}');
const now = 1_000_000;

const reply = (id: string, epoch: number, contact = 'web:ana'): OutboundReply => ({
  ...{ id, contact, channel: 'web', text: `text of ${id}`, epoch, by: 'lead', answers: ['m'] },
});
const crmReply = (id: string, epoch: number): OutboundReply => reply(id, epoch, 'crm:ana');
const action = (id: string): OutboundAction => ({
  ...{ kind: 'action', id, contact: 'crm:ana', change: { type: 'tags', add: ['Hot-Buyer'], remove: [] } },
});

const work = (outgoing: readonly (OutboundReply | OutboundAction)[], more: Partial<LaneWork> = {}): LaneWork => ({
  ...{ key: 'k', now, doc: null, urgent: [], attempt: 1, signal: new AbortController().signal },
  ready: outgoing.map((one) => ({ id: one.id, at: 1, status: 'filled' as const, body: JSON.stringify(one) })),
  ...more,
});

type Done = (what: string, isRepeat: boolean) => void;

/** The gate at this epoch, with a CRM that notes what it is asked to do, or fails. */
const gateAt = (epoch: string | null, done: Done = () => undefined) => {
  const multi = { hset: () => multi, pexpire: () => multi, exec: async () => [] };
  const redis = { hget: async () => epoch, multi: () => multi } as unknown as Redis;
  const crm = {
    id: 'webhook' as const,
    verify: () => false,
    parse: () => [],
    send: async (
      { id }: OutboundReply,
      { idempotencyKey, isRepeat }: { idempotencyKey: string; isRepeat: boolean },
    ) => {
      done(`${id} ${idempotencyKey}`, isRepeat);
      return `native-${id}`;
    },
    change: async (_contact: string, { type }: { type: string }, { isRepeat }: { isRepeat: boolean }) =>
      done(type, isRepeat),
  };
  const failures: string[] = [];
  const route = {
    ...{ crm, prefix: 'crm:', backoff: { firstMs: 1000, longestMs: 60_000 } },
    onFailure: ({ code }: { code: string }) => void failures.push(code),
  };
  return { handle: createHandleOutgoing({ redis, keys, route }), failures };
};

const outcome = async (gate: ReturnType<typeof gateAt>, given: LaneWork) => {
  const commit = await gate.handle(given);
  const record = (commit.writes ?? []).find(([command, key]) => command === 'XADD' && key === keys.contactJournal('k'));
  const entries: JournalEntry[] = record ? JSON.parse(String(record.at(-1))).entries : [];
  const told = entries.map(
    (entry) => `${entry.type} ${'reply' in entry ? entry.reply : 'action' in entry ? entry.action : ''}`,
  );
  return { commit, told };
};

describe('the gate', () => {
  test('replies of the present epoch go out together, in order, and only while it is present', async () => {
    const { commit, told } = await outcome(gateAt('3'), work([reply('a', 3), reply('b', 3)]));
    expect(told).toEqual(['reply.sent a', 'reply.sent b']);
    expect(commit.consumed).toEqual({ urgent: 0, ready: 2 });
    expect(commit.expect).toEqual([{ key: keys.gate('k'), field: 'epoch', equals: '3' }]);
  });

  test('a reply that a newer epoch has overtaken is held back, and the journal says so', async () => {
    const { commit, told } = await outcome(gateAt('4'), work([reply('old', 3), reply('new', 4)]));
    expect(told).toEqual(['reply.suppressed old', 'reply.sent new']);
    expect((commit.writes ?? []).filter(([, key]) => key === keys.sent)).toHaveLength(1);
  });

  test('a contact whose epoch was never raised is at epoch 0', async () => {
    const { commit, told } = await outcome(gateAt(null), work([reply('a', 0)]));
    expect(told).toEqual(['reply.sent a']);
    expect(commit.expect).toEqual([{ key: keys.gate('k'), field: 'epoch', equals: null }]);
  });

  test('a timer without replies commits nothing', async () => {
    expect(await gateAt('1').handle(work([]))).toEqual({ consumed: { urgent: 0, ready: 0 } });
  });
});

describe('what goes to a CRM', () => {
  const recording = () => {
    const did: string[] = [];
    return { did, done: (what: string, isRepeat: boolean) => void did.push(isRepeat ? `${what} again` : what) };
  };
  const failing = (error: Error) => () => {
    throw error;
  };

  test('leaves one at a time, so that a crash repeats no more than one, and in the order it was decided', async () => {
    const { did, done } = recording();
    const all = [crmReply('a', 1), action('t'), crmReply('b', 1)];
    for (const from of [0, 1, 2]) {
      const { commit } = await outcome(gateAt('1', done), work(all.slice(from)));
      expect(commit.consumed.ready).toBe(1);
    }
    expect(did).toEqual(['a a', 'tags', 'b b']);
  });

  test('is not given what a newer epoch has overtaken, but is told of every change', async () => {
    const { did, done } = recording();
    const { told } = await outcome(gateAt('2', done), work([crmReply('a', 1)]));
    const change = await outcome(gateAt('2', done), work([action('t')]));
    expect([told, change.told]).toEqual([['reply.suppressed a'], ['action.performed t']]);
    expect(did).toEqual(['tags']);
  });

  test('is recorded as sent once it has left, whatever has happened since, with the id it has there', async () => {
    const { commit } = await outcome(gateAt('1'), work([crmReply('a', 1)]));
    expect(commit.expect ?? []).toEqual([]);
    expect(commit.writes).toContainEqual(['HSET', keys.echoes('k'), 'id:native-a', 'a']);
  });

  test('has the same key at every try, and a try that may not be the first says so', async () => {
    const { did, done } = recording();
    await outcome(gateAt('1', done), work([crmReply('a', 1)]));
    await outcome(gateAt('1', done), work([crmReply('a', 1)], { attempt: 2 }));
    const doc = JSON.stringify({ schema: 1, tries: 1, notBefore: now - 1 });
    await outcome(gateAt('1', done), work([crmReply('a', 1)], { doc }));
    expect(did).toEqual(['a a', 'a a again', 'a a again']);
  });

  test('has its own key also when it comes back from the dead letters, at another place in line', async () => {
    const { did, done } = recording();
    const back = work([crmReply('a', 1)]);
    const [entry] = back.ready;
    await outcome(gateAt('1', done), { ...back, ready: entry ? [{ ...entry, id: 'a-again' }] : [] });
    expect(did).toEqual(['a a']);
  });

  test('waits when the CRM is away, ever longer, and keeps its place', async () => {
    const gate = gateAt('1', failing(new CrmError('unavailable', 'network')));
    const first = await outcome(gate, work([crmReply('a', 1), crmReply('b', 1)]));
    expect(first.commit).toMatchObject({ consumed: { ready: 0 }, wakeAt: now + 1000 });
    const doc = String(first.commit.doc);
    const second = await outcome(gate, work([crmReply('a', 1)], { doc, now: now + 1000 }));
    expect(second.commit.wakeAt).toBe(now + 3000);
    expect(first.told).toEqual([]);
  });

  test('is not tried before its time because something arrives', async () => {
    const { did, done } = recording();
    const doc = JSON.stringify({ schema: 1, tries: 3, notBefore: now + 5000 });
    const { commit } = await outcome(gateAt('1', done), work([crmReply('a', 1), crmReply('new', 1)], { doc }));
    expect(commit).toEqual({ consumed: { urgent: 0, ready: 0 }, wakeAt: now + 5000 });
    expect(did).toEqual([]);
  });

  test('waits as long as the CRM asks for', async () => {
    const gate = gateAt('1', failing(new CrmError('unavailable', 'http-429', 30_000)));
    const { commit } = await outcome(gate, work([crmReply('a', 1)]));
    expect(commit.wakeAt).toBe(now + 30_000);
  });

  test('never waits longer than the longest wait, after whatever number of failures', async () => {
    const gate = gateAt('1', failing(new CrmError('unavailable', 'timeout')));
    const doc = JSON.stringify({ schema: 1, tries: 5000, notBefore: now });
    expect((await outcome(gate, work([crmReply('a', 1)], { doc }))).commit.wakeAt).toBe(now + 60_000);
  });

  test('that it refuses for good goes to the dead letters, and what is behind it goes on', async () => {
    const gate = gateAt('1', failing(new CrmError('refused', 'http-422')));
    const { commit, told } = await outcome(gate, work([crmReply('a', 1), crmReply('b', 1)]));
    expect(told).toEqual(['reply.suppressed a']);
    expect(commit).toMatchObject({ consumed: { ready: 1 }, doc: null });
    expect(commit.jobs).toMatchObject([{ queue: 'dead-letters', id: 'x-k-a' }]);
    expect(JSON.parse(commit.jobs?.[0]?.data ?? '')).toMatchObject({
      lane: 'replies',
      key: 'k',
      id: 'a',
      reason: 'http-422',
    });
    expect(gate.failures).toEqual(['http-422']);
  });

  test('starts afresh once it has got through', async () => {
    const doc = JSON.stringify({ schema: 1, tries: 7, notBefore: now - 1 });
    expect((await outcome(gateAt('1'), work([crmReply('a', 1)], { doc }))).commit.doc).toBeNull();
  });

  test('does not keep replies of Baton itself from going out in one commit before it', async () => {
    const { did, done } = recording();
    const { commit } = await outcome(gateAt('1', done), work([reply('a', 1), reply('b', 1), crmReply('c', 1)]));
    expect([commit.consumed.ready, did]).toEqual([2, []]);
  });

  test('an error that is not the CRM’s is the lane’s to count', async () => {
    await expect(outcome(gateAt('1', failing(new TypeError('a bug'))), work([crmReply('a', 1)]))).rejects.toThrow(
      'a bug',
    );
  });
});
