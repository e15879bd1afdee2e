import type { Client } from '@baton/client';
import { isBatonError, maxTextLength, shardKeys } from '@baton/contracts';
import type { ContactKey } from '@baton/contracts/ids';
import { type CrmAdapter, type CrmMessage, isEcho } from '@baton/crm';
import { redisTime, type Shards, toRedisError } from '@baton/runtime';
import type { FastifyInstance } from 'fastify';
import { type ProblemBody, sendProblem } from './problem.ts';

export interface WebhookPorts {
  readonly client: Client;
  readonly shards: Shards;
  readonly crm: CrmAdapter;
  /** What the ids of the CRM's contacts start with. */
  readonly prefix: string;
}

/** What became of a message that the CRM has reported. */
type Became = 'accepted' | 'known' | 'own' | 'of-no-concern';

const bodyLimit = 512 * 1024;

const unsigned: ProblemBody = { code: 'unauthorized', title: 'The signature is not right', status: 401 };

/** As Baton takes texts; mails may be longer. */
const textOf = ({ text }: CrmMessage): string => text.replaceAll('\u0000', '').toWellFormed().slice(0, maxTextLength);

/** The same message with other words under its id: it has been answered, and its edit is no second message. */
const ignoreEdit = (error: unknown): Became => {
  if (isBatonError(error, 'duplicate-id')) return 'known';
  throw error;
};

const isOwn = async ({ client, shards }: WebhookPorts, { contact, id, text }: CrmMessage): Promise<boolean> => {
  const key = client.keyOf(contact) as ContactKey;
  const { redis, prefix } = shards.for(key);
  try {
    return await isEcho(redis, shardKeys(prefix), key, { id, text, now: await redisTime(redis) });
  } catch (error) {
    throw toRedisError(error);
  }
};

/**
 * A contact's message is published. A person's silences the bots, unless it is an echo of what a bot has said: whoever
 * the CRM believes to have sent it.
 */
const receive = async (ports: WebhookPorts, message: CrmMessage): Promise<Became> => {
  const { client } = ports;
  const { contact, id, channel, sentAt } = message;
  const text = textOf(message);
  switch (message.writer) {
    case 'contact': {
      const published = { contact, id, text, channel, ...(sentAt === null ? {} : { sentAt }) };
      return client.publish(published).then(({ duplicate }) => (duplicate ? 'known' : 'accepted'), ignoreEdit);
    }
    case 'person-in-app':
    case 'person-on-device':
      if (await isOwn(ports, message)) return 'own';
      return (await client.personWrote(contact, { id, text, channel })) ? 'accepted' : 'known';
    case 'bot':
    case 'system':
      return 'of-no-concern';
  }
};

/** POST /v1/webhooks/crm: what the CRM reports, signed. Answered once it is safe; a repeat changes nothing. */
export const registerWebhooks = async (app: FastifyInstance, ports: WebhookPorts): Promise<void> => {
  await app.register(async (scope) => {
    // A signature covers the bytes that came.
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit },
      async (_request: unknown, body: Buffer) => body,
    );
    scope.post('/v1/webhooks/crm', async (request, reply) => {
      const { headers } = request;
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      if (!ports.crm.verify({ headers, body })) return sendProblem(reply, unsigned);
      const messages: Became[] = [];
      for (const message of ports.crm.parse({ headers, body })) messages.push(await receive(ports, message));
      return reply.status(200).send({ messages });
    });
  });
};
