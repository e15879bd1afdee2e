import { createClient } from '@baton/client';
import { type Policy, queues } from '@baton/contracts';
import { openQueue, type Running, type ServiceContext, type Shards } from '@baton/runtime';
import { createApp } from './app.ts';
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

export const startGateway = async (context: ServiceContext, policy: Policy): Promise<Running> => {
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
