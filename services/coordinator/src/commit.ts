import {
  appendTo,
  type JournalRecord,
  journalWrites,
  lanes,
  queues,
  type shardKeys,
  streamLengths,
  type TurnJob,
  type TurnVariants,
} from '@baton/contracts';
import { type Command, type ContactState, type Decided, serializeState, wakeAt } from '@baton/core';
import type { ActionsOf } from '@baton/crm';
import type { LaneCommit, LanePush, NewJob, RedisWrite } from '@baton/lanes';
import { indexReview } from './review-index.ts';

/** How a turn's job is kept: long enough to be looked at, never a second attempt, which is the lane's business. */
const turnOptions = {
  attempts: 1,
  removeOnComplete: { age: 300, count: 1000 },
  removeOnFail: { age: 86_400, count: 1000 },
};

export interface CommitContext {
  readonly keys: ReturnType<typeof shardKeys>;
  readonly key: string;
  readonly shard: number;
  readonly before: ContactState;
  readonly consumed: LaneCommit['consumed'];
  readonly record: Omit<JournalRecord, 'entries'>;
  /** What an experiment has a bot do otherwise for this contact. */
  readonly variantsOf: (bot: string) => TurnVariants | undefined;
  /** What it means for the CRM; null without one. */
  readonly actionsOf: ActionsOf | null;
}

const startTurn = (job: TurnJob, { shard, variantsOf }: CommitContext): NewJob => ({
  queue: queues.bot(job.bot),
  id: job.turn,
  name: 'turn',
  data: JSON.stringify({ ...job, shard, variants: variantsOf(job.bot) }),
  opts: turnOptions,
});

interface Effects {
  readonly jobs: NewJob[];
  readonly pushes: LanePush[];
  readonly writes: RedisWrite[];
}

const perform = (command: Command, context: CommitContext, effects: Effects): void => {
  const { keys, key } = context;
  switch (command.type) {
    case 'start-turn':
      effects.jobs.push(startTurn(command.job, context));
      return;
    case 'abort-turn':
      effects.writes.push(['PUBLISH', keys.aborts, command.turn]);
      return;
    case 'send-reply':
      effects.pushes.push({ lane: lanes.replies, key, id: command.reply.id, body: JSON.stringify(command.reply) });
      return;
    case 'record-outcome':
      effects.writes.push(appendTo(keys.outcomes, streamLengths.outcomes, 'outcome', JSON.stringify(command.outcome)));
      return;
    case 'call-human':
      effects.writes.push(appendTo(keys.humanCalls, streamLengths.humanCalls, 'card', JSON.stringify(command.card)));
      return;
    default:
      command satisfies never;
  }
};

/** The bot that a contact's deferred move leads to. */
const deferredTo = ({ move }: ContactState): string | null => (move.status === 'deferred' ? move.proposal.to : null);

/** Keeps the sets of deferred contacts true to the state, in the commit that changes it. */
const indexDeferral = (after: ContactState, { keys, key, before }: CommitContext): RedisWrite[] => {
  const [left, joined] = [deferredTo(before), deferredTo(after)];
  if (left === joined) return [];
  const leaves: RedisWrite[] = left === null ? [] : [['SREM', keys.deferred(left), key]];
  return joined === null ? leaves : [...leaves, ['SADD', keys.deferred(joined), key]];
};

/** What was decided, as the one script that makes it so: state, journal, turns, replies, outcomes and the next look. */
export const toCommit = (decided: Decided, context: CommitContext): LaneCommit => {
  const { keys, key, before } = context;
  const effects: Effects = { jobs: [], pushes: [], writes: [] };
  for (const command of decided.commands) perform(command, context, effects);
  for (const action of context.actionsOf?.({ before, decided, key }) ?? [])
    effects.pushes.push({ lane: lanes.replies, key, id: action.id, body: JSON.stringify(action) });
  if (decided.state !== before || context.record.events.length > 0) {
    const record: JournalRecord = { ...context.record, entries: [...decided.journal] };
    effects.writes.push(...journalWrites(keys, record));
  }
  effects.writes.push(...indexDeferral(decided.state, context));
  effects.writes.push(...indexReview(before, decided.state, keys));
  if (decided.state.epoch !== before.epoch) {
    effects.writes.push(['HSET', keys.gate(key), 'epoch', String(decided.state.epoch)]);
  }
  return { consumed: context.consumed, doc: serializeState(decided.state), wakeAt: wakeAt(decided.state), ...effects };
};
