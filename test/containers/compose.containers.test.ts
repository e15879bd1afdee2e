import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freePort } from '../chaos/free-port.ts';
import { type Compose, createCompose, healthOf, userOf } from './compose.ts';
import { findEngine } from './engine.ts';

const engine = findEngine();
if (!engine.found) console.log(`SKIPPED compose tests: ${engine.reason}`);

const services = [
  'gateway',
  'intent',
  'coordinator',
  'bot-lead',
  'bot-buyer',
  'bot-seller',
  'outbound',
  'learner',
  'monitor',
];

/** Whoever comes from outside the container needs it to read a timeline. */
const token = randomUUID();

describe.skipIf(!engine.found)('docker-compose.yml', () => {
  let compose: Compose;
  let gateway: string;

  beforeAll(async () => {
    const port = await freePort();
    gateway = `http://127.0.0.1:${port}`;
    execFileSync(process.execPath, [fileURLToPath(new URL('../../infra/image.mjs', import.meta.url))], {
      stdio: 'pipe',
    });
    compose = createCompose(`baton-${randomUUID().slice(0, 8)}`, {
      PORT: String(port),
      BATON_ADMIN_TOKEN: token,
    });
    compose.up('--no-build');
  });

  afterAll(() => {
    compose.down();
  });

  const send = (contact: string, text: string) =>
    fetch(`${gateway}/v1/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ contact, id: randomUUID(), text }),
    });

  const timeline = async (contact: string): Promise<string> =>
    (
      await fetch(`${gateway}/v1/contacts/${contact}/timeline`, { headers: { authorization: `Bearer ${token}` } })
    ).text();

  test('every service becomes healthy, as a user who is not root', async () => {
    await vi.waitFor(
      () => {
        const states = services.map((service) => [service, ...compose.ids(service).map(healthOf)]);
        expect(states).toEqual(services.map((service) => [service, 'healthy']));
      },
      { timeout: 90_000, interval: 1000 },
    );
    expect(userOf(compose.ids('coordinator')[0] as string)).toBe('1000');
  });

  test('a message by HTTP is answered by the bot that owns it', async () => {
    const response = await send('compose-1', "I'm thinking about selling my house");
    expect(response.status).toBe(202);
    await vi.waitFor(async () => expect(await timeline('compose-1')).toMatch(/"reply\.sent".*"seller"/s), {
      timeout: 30_000,
      interval: 250,
    });
  });

  test('--scale bot-seller=3 adds two workers and restarts nothing', async () => {
    const before = services.flatMap((service) => compose.ids(service));
    compose.up('--no-build', '--no-recreate', '--scale', 'bot-seller=3');
    await vi.waitFor(() => expect(compose.ids('bot-seller').map(healthOf)).toEqual(['healthy', 'healthy', 'healthy']), {
      timeout: 60_000,
      interval: 1000,
    });
    const after = services.flatMap((service) => compose.ids(service));
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after).toHaveLength(before.length + 2);
  });
});
