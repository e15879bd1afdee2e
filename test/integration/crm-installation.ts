import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { type GoHighLevelServer, startGoHighLevel } from '../../shared/crm/test/gohighlevel-server.ts';
import { type Installation, install } from './installation.ts';

const token = 'pit-integration-test-token';
const location = 'loc1';

/** Baton with its contacts at GoHighLevel: a server of our own that speaks GoHighLevel's API, and signs its webhooks. */
export interface CrmInstallation {
  readonly baton: Installation;
  readonly server: GoHighLevelServer;
  /** What GoHighLevel posts when something is written. Returns the status. */
  report(event: Readonly<Record<string, unknown>>): Promise<{ status: number; messages: string[] }>;
  /** A contact writes. */
  writes(contact: string, text: string, id?: string): Promise<void>;
  /** Something goes out to a contact that Baton is told of. */
  goesOut(contact: string, body: string, more: Readonly<Record<string, unknown>>): Promise<string[]>;
  /** The gateway's address. */
  url(): Promise<string>;
  close(): Promise<void>;
}

export const installWithCrm = async (redisUrl: string): Promise<CrmInstallation> => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const server = await startGoHighLevel(token);
  const baton = await install(
    redisUrl,
    { intent: 1, coordinator: 1, outbound: 1, bots: 1, gateway: 1 },
    {
      ...{
        CRM: 'gohighlevel',
        GHL_TOKEN: token,
        GHL_LOCATION_ID: location,
        GHL_API_URL: server.url,
        GHL_RATE: '10000',
      },
      GHL_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      // An hour's outage in a few seconds.
      ...{ CRM_BACKOFF_MS: '20', CRM_MAX_BACKOFF_MS: '100', CRM_TIMEOUT_MS: '30000' },
      // A process that is killed is missed soon.
      ...{ LOCK_DURATION_MS: '1500', STALLED_INTERVAL_MS: '500' },
    },
  );
  const url = async (): Promise<string> => {
    const gateway = baton.fleet.slots.find((slot) => slot.service === 'gateway');
    return (await gateway?.ready)?.url ?? '';
  };
  const report: CrmInstallation['report'] = async (event) => {
    const body = Buffer.from(JSON.stringify({ locationId: location, messageType: 'SMS', ...event }));
    const headers = {
      'content-type': 'application/json',
      'x-ghl-signature': sign(null, body, privateKey).toString('base64'),
    };
    const response = await fetch(`${await url()}/v1/webhooks/crm`, { method: 'POST', headers, body });
    const { messages = [] } = (await response.json()) as { messages?: string[] };
    return { status: response.status, messages };
  };
  return {
    ...{ baton, server, report, url },
    async writes(contact, body, messageId = randomUUID()) {
      const { status } = await report({ type: 'InboundMessage', contactId: contact, messageId, body });
      if (status !== 200) throw new Error(`the gateway answered ${status}`);
    },
    goesOut: async (contact, body, more) =>
      (await report({ type: 'OutboundMessage', contactId: contact, messageId: randomUUID(), body, ...more })).messages,
    async close() {
      await baton.close();
      await server.close();
    },
  };
};
