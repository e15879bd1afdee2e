import { ContactEvent, parse, type shardKeys } from '@baton/contracts';
import { capacity, decide, initialState, parseState } from '@baton/core';
import type { Handle, LaneCommit, LaneEntry, LaneWork } from '@baton/lanes';
import { withSpan } from '@baton/runtime';
import { toCommit } from './commit.ts';
import type { Inputs } from './inputs.ts';

export interface ContactPorts {
  readonly keys: ReturnType<typeof shardKeys>;
  readonly shard: number;
  readonly inputs: () => Inputs;
}

const toEvent = (entry: LaneEntry): ContactEvent =>
  entry.body === null
    ? { type: 'message.passed_over', at: entry.at, id: entry.id }
    : parse(ContactEvent, JSON.parse(entry.body), 'a mailbox entry');

const traceOf = (events: readonly ContactEvent[]): string | undefined =>
  events.flatMap((event) => (event.type === 'message.received' && event.traceparent ? [event.traceparent] : [])).at(-1);

/** Load, decide, commit: safe to run again from any point, since the commit is one fenced script. */
export const createHandleContact = (ports: ContactPorts): Handle => {
  const { keys, shard, inputs } = ports;
  return (work: LaneWork): LaneCommit | Promise<LaneCommit> => {
    const { learned, health, treat } = inputs();
    const { policy, policyHash, labels, variantsOf } = treat(work.key);
    const before = work.doc === null ? initialState() : parseState(work.doc);
    const ready = work.ready.slice(0, capacity(before, policy));
    const consumed = { urgent: work.urgent.length, ready: ready.length };
    const events = [...work.urgent, ...ready].map(toEvent);
    const run = (): LaneCommit => {
      const { now, key } = work;
      const decided = decide(before, events, { policy, learned, health, now, key });
      const { commit } = decided.state;
      const record = {
        ...({ schema: 1, by: 'coordinator' } as const),
        ...{ key, commit, now, policy: policyHash, ...labels, learned, health, events },
      };
      return toCommit(decided, { keys, key, shard, before, consumed, record, variantsOf });
    };
    const parent = traceOf(events);
    return parent ? withSpan('decide', { parent }, async () => run()) : run();
  };
};
