import { createClient } from '@baton/client';
import { type Policy, queues, shardKeys } from '@baton/contracts';
import { crmPrefix, openCrm } from '@baton/crm';
import type { DomainPack } from '@baton/domains';
import { openQueue, type Running, type ServiceContext, type Shards } from '@baton/runtime';
import { type AppPorts, createApp } from './app.ts';
import { createLiveEvents } from './live-events.ts';
import type { ShardQueue } from './metrics.ts';

const openQueues = (shards: Shards, policy: Policy): ShardQueue[] => {
  const names = [
    queues.inbound,
    queues.coordinator,
    ...policy.bots.map(({ id }) => queues.bot(id)),
    queues.outbound,
    queues.deadLetters,
  ];
  return shards.all.flatMap((shard) => names.map((name) => ({ shard: shard.index, queue: openQueue(shard, name) })));
};

const hostInUrl = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
};

/** The CRM that the settings name, whose webhooks are taken; null for none. */
const openWebhooks = ({ config, shards }: ServiceContext): AppPorts['webhooks'] => {
  const [first, prefix] = [shards.all[0], crmPrefix(config)];
  const crm = first ? openCrm(config, { redis: first.redis, key: shardKeys(first.prefix).crmRate }) : null;
  return crm && prefix !== null ? { crm, shards, prefix } : null;
};

export const startGateway = async (
  context: ServiceContext,
  { policy, names }: Pick<DomainPack, 'policy' | 'names'>,
): Promise<Running> => {
  const { config, log, shards, faults } = context;
  const client = createClient(shards, config);
  const opened = openQueues(shards, policy);
  const live = createLiveEvents(client);
  const app = await createApp({
    client,
    policy,
    log,
    queues: opened,
    live,
    webhooks: openWebhooks(context),
    names,
    adminToken: config.BATON_ADMIN_TOKEN,
    faults,
  });
  await app.listen({ host: config.HOST, port: config.PORT });
  const { port } = app.server.address() as { port: number };
  return {
    about: { url: `http://${hostInUrl(config.HOST)}:${port}` },
    close: async () => {
      await live.close();
      await app.close();
      await Promise.all(opened.map(({ queue }) => queue.close()));
    },
  };
};
