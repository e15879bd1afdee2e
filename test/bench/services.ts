import type { DomainPack } from '@baton/domains';
import { createLog, loadConfig, openShards, type Running, type ServiceContext } from '@baton/runtime';
import { createScorer } from '@baton/scoring';
import { startPools } from '../../services/bots/src/pools.ts';
import { startCoordinator } from '../../services/coordinator/src/coordinator.ts';
import { startIntent } from '../../services/intent/src/intent.ts';
import { startOutbound } from '../../services/outbound/src/outbound.ts';

export interface Where {
  readonly redisUrl: string;
  readonly app: string;
}

const contextOf = ({ redisUrl, app }: Where, name: string): ServiceContext => {
  const config = loadConfig({ REDIS_URL: redisUrl, BATON_APP: app, LOG_LEVEL: 'warn' });
  const instance = `${name}-bench`;
  const log = createLog(config, { service: name, instance });
  return { name, instance, config, log, shards: openShards(config), faults: async () => [] };
};

/** The services that a message passes through, in this process, each with its own connections as when deployed. */
export const startServices = async (where: Where, pack: DomainPack): Promise<readonly Running[]> =>
  Promise.all([
    startIntent(contextOf(where, 'intent'), createScorer(pack.intents).score),
    startCoordinator(contextOf(where, 'coordinator'), pack),
    startPools(contextOf(where, 'bots'), pack),
    startOutbound(contextOf(where, 'outbound')),
  ]);
