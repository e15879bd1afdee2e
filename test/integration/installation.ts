import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, connect } from '@baton/client';
import { type Fleet, startFleet } from '../chaos/fleet.ts';

/** Services as processes, on keys of their own. */
export interface Installation {
  readonly app: string;
  readonly prefix: string;
  readonly env: Readonly<Record<string, string>>;
  readonly client: Client;
  readonly fleet: Fleet;
  /** More processes, while the others run on. */
  add(services: Readonly<Record<string, number>>, env?: Readonly<Record<string, string>>): Promise<Fleet>;
  close(): Promise<void>;
}

export const install = async (
  redisUrl: string,
  services: Readonly<Record<string, number>>,
  settings: Readonly<Record<string, string>> = {},
): Promise<Installation> => {
  const app = `it-${randomUUID().slice(0, 8)}`;
  const logs = await mkdtemp(join(tmpdir(), 'baton-integration-'));
  const base = { REDIS_URL: redisUrl, BATON_APP: app, BATON_DOMAIN: 'real-estate', LOG_LEVEL: 'warn', PORT: '0' };
  const env = { ...base, ...settings };
  const fleets: Fleet[] = [];
  const add: Installation['add'] = async (more, extra = {}) => {
    const fleet = startFleet({ services: more, env: { ...env, ...extra }, logs });
    fleets.push(fleet);
    await fleet.ready();
    return fleet;
  };
  const fleet = await add(services);
  const client = await connect({ REDIS_URL: redisUrl, BATON_APP: app });
  return {
    ...{ app, prefix: `{${app}:0}`, env, client, fleet, add },
    async close() {
      await client.close();
      await Promise.all(fleets.map((one) => one.close()));
      await rm(logs, { recursive: true, force: true });
    },
  };
};
