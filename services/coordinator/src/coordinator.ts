import { lanes, queues, shardKeys } from '@baton/contracts';
import { policyHash } from '@baton/contracts/ids';
import { actionsFor } from '@baton/crm';
import type { DomainPack } from '@baton/domains';
import { createLane, startLaneWorker, startSweeper } from '@baton/lanes';
import { type Running, type ServiceContext, type Shard, tendWorker, workerSettings } from '@baton/runtime';
import { createHandleContact } from './handle-contact.ts';
import { followInputs } from './inputs.ts';

/** Contacts that one process handles at once. Drains are short; 100 to 200 was measured best for a BullMQ worker. */
const concurrency = 100;

/**
 * How old a bot's health, what was learned and experiments may be when a decision is made, ms. The monitor takes the
 * other half of the interval.
 */
const inputsMs = (healthIntervalMs: number): number => Math.min(1000, healthIntervalMs / 2);

/** Drains the contacts' mailboxes of every shard, and keeps their timers. */
export const startCoordinator = async (
  { config, log, shards }: ServiceContext,
  { policy, names }: Pick<DomainPack, 'policy' | 'names'>,
): Promise<Running> => {
  const actionsOf = actionsFor(config, names);
  const startShard = async ({ redis, prefix, index, connection }: Shard) => {
    const onError = (error: unknown) => log.warn({ err: error }, 'inputs not read');
    const inputs = await followInputs({ redis, prefix, policy, everyMs: inputsMs(config.HEALTH_INTERVAL_MS), onError });
    const lane = createLane({
      redis,
      prefix,
      lane: lanes.contacts,
      queue: queues.coordinator,
      targets: { [lanes.replies]: queues.outbound },
      deadLetters: queues.deadLetters,
      cap: config.BATON_MAILBOX_CAP,
    });
    const handle = createHandleContact({
      keys: shardKeys(prefix),
      shard: index,
      inputs,
      actionsOf,
      onGivenUp: ({ from, to, attempts }) =>
        log.error({ from, to, attempts }, 'a move was given up: its target is slow or failing for too long'),
    });
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
      await inputs.close();
    };
  };
  const closers = await Promise.all(shards.all.map(startShard));
  return {
    close: async () => {
      await Promise.all(closers.map((close) => close()));
    },
    about: { policy: policyHash(policy) },
  };
};
