import { type JobsOptions, Queue, type QueueOptions } from 'bullmq';

/** The yardstick: plain BullMQ queues, one behind the other, as many as a message of Baton's passes. */
export const stages = ['inbound', 'coordinator', 'bot', 'outbound'] as const;

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
}
