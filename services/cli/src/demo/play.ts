import type { Conversation } from '@baton/bot-kit';
import type { Client } from '@baton/client';
import type { JournalRecord } from '@baton/contracts';
import { ownerName } from '@baton/core';
import { exchange, type Settled } from '../exchange.ts';
import { unmet } from './check-step.ts';
import { settleReview } from './settle-review.ts';

/** What a conversation tells as it is played. */
export type PlayEvent =
  | { readonly type: 'happened'; readonly records: readonly JournalRecord[] }
  | { readonly type: 'ended'; readonly ms: number }
  /** `step` counts from 1. */
  | { readonly type: 'went-wrong'; readonly step: number; readonly problems: readonly string[] };

export interface PlayPorts {
  readonly client: Pick<Client, 'publish' | 'contact' | 'timeline' | 'reviews'>;
  /** How long each step may take. */
  readonly timeoutMs: number;
  readonly onEvent: (event: PlayEvent) => void;
  readonly signal: AbortSignal;
}

type Done = Exclude<Conversation['steps'][number], { expect: unknown }>;

/** Does what the step says and waits for all that comes of it; null when the time is over first. */
const perform = (step: Done, contact: string, ports: PlayPorts): Promise<Settled | null> => {
  if ('review' in step) return settleReview(contact, step.review, ports);
  return exchange(ports.client, contact, 'burst' in step ? step.burst : [step.say], ports);
};

/** Plays one conversation through the real queues and holds it against its script. True when it ended as written. */
export const play = async (conversation: Conversation, contact: string, ports: PlayPorts): Promise<boolean> => {
  const { timeoutMs, onEvent } = ports;
  const started = performance.now();
  const wrong = (step: number, ...problems: string[]): false => {
    onEvent({ type: 'went-wrong', step, problems });
    return false;
  };
  let last: Settled | null = null;
  let records: readonly JournalRecord[] = [];
  for (const [index, step] of conversation.steps.entries()) {
    if (!('expect' in step)) {
      last = await perform(step, contact, ports);
      if (!last) return wrong(index + 1, `nothing was settled within ${timeoutMs / 1000} s`);
      records = [...records, ...last.records];
      onEvent({ type: 'happened', records: last.records });
      continue;
    }
    const owner = last ? ownerName(last.state.owner) : 'nobody';
    const problems = unmet(step.expect, { owner, records });
    if (problems.length > 0) return wrong(index + 1, ...problems);
  }
  onEvent({ type: 'ended', ms: performance.now() - started });
  return true;
};
