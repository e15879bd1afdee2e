import { createHash } from 'node:crypto';
import { lanes, type Policy, queues, shardKeys } from '@baton/contracts';
import { createLane, startLaneWorker, startSweeper } from '@baton/lanes';
import { type Running, type ServiceContext, type Shard, tendWorker, workerSettings } from '@baton/runtime';
import { createHandleContact } from './handle-contact.ts';
import { defaults } from './inputs.ts';

/** Contacts that one process handles at once. Drains are short; 100 to 200 was measured best for a BullMQ worker. */
const concurrency = 100;

const hashOf = (policy: Policy): string =>
  createHash('sha256').update(JSON.stringify(policy)).digest('hex').slice(0, 16);

/** Drains the contacts' mailboxes of every shard, and keeps their timers. */
export const startCoordinator = ({ config, log, shards }: ServiceContext, policy: Policy): Running => {
  const policyHash = hashOf(policy);
  const startShard = ({ redis, prefix, index, connection }: Shard) => {
    const lane = createLane({
      redis,
      prefix,
      lane: lanes.contacts,
      queue: queues.coordinator,
      deadLetters: queues.deadLetters,
      cap: config.BATON_MAILBOX_CAP,
    });
    const handle = createHandleContact({ policy, policyHash, keys: shardKeys(prefix), shard: index, inputs: defaults });
    const worker = startLaneWorker({
      lane,
      connection,
      concurrency: config.CONCURRENCY ?? concurrency,
      handle,
      onDead: (dead) => log.error({ lane: lanes.contacts, ...dead }, 'a message was given up'),
      settings: workerSettings(config),
    });
    tendWorker(worker.worker, log);
    const sweeper = startSweeper({ lane, onError: (error) => log.warn({ err: error }, 'sweep failed') });
    return async () => {
      await Promise.all([sweeper.close(), worker.close()]);
    };
  };
  const closers = shards.all.map(startShard);
  return {
    close: async () => {
      await Promise.all(closers.map((close) => close()));
    },
    about: { policy: policyHash },
  };
};
