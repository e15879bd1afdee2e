import { type JobsOptions, Queue, type QueueOptions } from 'bullmq';

/**
 * The yardstick: plain BullMQ queues, one behind the other, without order, guards, state or journal.
 * `queues`: each of the queues that a message of Baton's passes, once. `hops`: as often as it passes them.
 */
export const chains = {
  queues: ['inbound', 'coordinator', 'bot', 'outbound'],
  hops: ['inbound', 'coordinator', 'bot', 'coordinator', 'outbound'],
} as const satisfies Record<string, readonly string[]>;
export type ChainName = keyof typeof chains;

/** Nothing is kept of a finished job: the cheapest there is. */
export const jobOptions: JobsOptions = { removeOnComplete: true, removeOnFail: true };

export const openStage = (name: string, app: string, connection: QueueOptions['connection']): Queue =>
  new Queue(name, {
    connection,
    prefix: `{${app}:0}`,
    defaultJobOptions: jobOptions,
    streams: { events: { maxLen: 1000 } },
  });

export interface BareMessage {
  readonly contact: string;
  readonly id: string;
  readonly text: string;
  /** Which hop of its chain this is, from 0. */
  readonly hop: number;
}
