import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, connect } from '@baton/client';
import { isBatonError } from '@baton/contracts';
import type { ClientLine } from '../checker/history.ts';
import { type ScriptedMessage, writeScript } from './script.ts';

/**
 * The load, in a process of its own: `node load.ts OPTIONS-AS-JSON`. Writes a line for every delivery that has an
 * outcome. A contact's next message is sent when the one before has one: its order is then fixed.
 */
export interface LoadOptions {
  readonly redisUrl: string;
  readonly app: string;
  readonly seed: number;
  readonly messages: number;
  readonly contacts: number;
  readonly repeated: number;
  /** Messages a second. */
  readonly rate: number;
  readonly file: string;
}

/** How long a sender goes on trying, as a provider does that repeats its webhook. */
const mostAttempts = 60;
const retryMs = 250;

const publishOnce = async (
  client: Client,
  { contact, id, text }: ScriptedMessage,
): Promise<'acked' | 'refused' | 'unknown'> => {
  try {
    await client.publish({ contact, id, text });
    return 'acked';
  } catch (error) {
    return isBatonError(error) && error.kind === 'permanent' ? 'refused' : 'unknown';
  }
};

/** Goes on until the outcome is known, always under the same id. */
const deliver = async (client: Client, message: ScriptedMessage): Promise<ClientLine> => {
  const { contact, id, n } = message;
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const outcome = await publishOnce(client, message);
    if (outcome === 'acked') return { contact, id, n, acked: true };
    if (outcome === 'refused') return { contact, id, n, acked: false, refused: true };
    await sleep(retryMs);
  }
  return { contact, id, n, acked: false };
};

const run = async (options: LoadOptions): Promise<void> => {
  const client = await connect({ REDIS_URL: options.redisUrl, BATON_APP: options.app });
  const file = createWriteStream(options.file);
  const lastOf = new Map<string, Promise<void>>();
  const send = async (message: ScriptedMessage, before: Promise<void> | undefined): Promise<void> => {
    await before;
    // Whether a person has the contact is not known here, and an order that changes nothing is one of the things tried.
    if (message.handedBack) await client.handBack(message.contact, { by: 'chaos' }).catch(() => undefined);
    for (let delivery = 0; delivery < message.deliveries; delivery += 1)
      file.write(`${JSON.stringify(await deliver(client, message))}\n`);
  };
  const started = performance.now();
  for (const [index, message] of writeScript(options).entries()) {
    const due = started + (index * 1000) / options.rate;
    if (due > performance.now()) await sleep(due - performance.now());
    lastOf.set(message.contact, send(message, lastOf.get(message.contact)));
  }
  await Promise.all(lastOf.values());
  file.end();
  await finished(file);
  await client.close();
};

await run(JSON.parse(process.argv[2] ?? '{}') as LoadOptions);
