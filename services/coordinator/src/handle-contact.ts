import { ContactEvent, type JournalEntryOf, parse, type shardKeys } from '@baton/contracts';
import { type ContactState, decide, initialState, parseState, takes } from '@baton/core';
import type { ActionsOf } from '@baton/crm';
import type { Handle, LaneCommit, LaneEntry, LaneWork } from '@baton/lanes';
import { withSpan } from '@baton/runtime';
import { toCommit } from './commit.ts';
import type { Inputs } from './inputs.ts';

export interface ContactPorts {
  readonly keys: ReturnType<typeof shardKeys>;
  readonly shard: number;
  readonly inputs: {
    current(): Inputs;
    fresh(): Promise<Inputs>;
  };
  readonly actionsOf?: ActionsOf | null;
  /** Its target has been slow or failing for as long as a contact may wait. Told once more if the commit is refused. */
  readonly onGivenUp: (move: JournalEntryOf<'handoff.given_up'>) => void;
}

const toEvent = (entry: LaneEntry): ContactEvent =>
  entry.body === null
    ? { type: 'message.passed_over', at: entry.at, id: entry.id }
    : parse(ContactEvent, JSON.parse(entry.body), 'a mailbox entry');

const traceOf = (events: readonly ContactEvent[]): string | undefined =>
  events.flatMap((event) => (event.type === 'message.received' && event.traceparent ? [event.traceparent] : [])).at(-1);

/** A deferred contact that is looked at though nothing has arrived is there because its target may have recovered. */
const isOfferedAgain = ({ urgent, ready }: LaneWork, { move }: ContactState): boolean =>
  urgent.length + ready.length === 0 && move.status === 'deferred';

const decideOn = (
  { keys, shard, onGivenUp, actionsOf = null }: ContactPorts,
  work: LaneWork,
  before: ContactState,
  inputs: Inputs,
) => {
  const { learned, health, treat } = inputs;
  const { now, key } = work;
  const { policy, policyHash, labels, variantsOf } = treat(key);
  const waiting = work.ready.map(toEvent);
  const ready = takes(before, waiting, policy);
  const consumed = { urgent: work.urgent.length, ready };
  const events = [...work.urgent.map(toEvent), ...waiting.slice(0, ready)];
  const run = (): LaneCommit => {
    const decided = decide(before, events, { policy, learned, health, now, key });
    for (const entry of decided.journal) if (entry.type === 'handoff.given_up') onGivenUp(entry);
    const { commit } = decided.state;
    const record = {
      ...({ schema: 1, by: 'coordinator' } as const),
      ...{ key, commit, now, policy: policyHash, ...labels, learned, health, events },
    };
    return toCommit(decided, { keys, key, shard, before, consumed, record, variantsOf, actionsOf });
  };
  const parent = traceOf(events);
  return parent ? withSpan('decide', { parent }, async () => run()) : run();
};

/** Load, decide, commit: safe to run again from any point, since the commit is one fenced script. */
export const createHandleContact =
  (ports: ContactPorts): Handle =>
  (work) => {
    const before = work.doc === null ? initialState() : parseState(work.doc);
    if (!isOfferedAgain(work, before)) return decideOn(ports, work, before, ports.inputs.current());
    return ports.inputs.fresh().then((inputs) => decideOn(ports, work, before, inputs));
  };
