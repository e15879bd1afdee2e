import type { Client } from '@baton/client';
import { BatonError } from '@baton/contracts';
import { withSpan } from '@baton/runtime';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refusal, sendProblem } from './problem.ts';

const wrong = (field: string, expected: string): BatonError =>
  new BatonError('bad-input', 'the message is not valid', { problems: [{ field, expected }] });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** The `Idempotency-Key` header stands in for an id that the body does not have; two that differ are a mistake. */
const toMessage = (body: unknown, headers: FastifyRequest['headers']): Record<string, unknown> => {
  if (!isRecord(body)) throw wrong('(whole)', 'a JSON object with contact, id and text');
  const key = one(headers['idempotency-key']);
  const traceparent = one(headers.traceparent);
  if (key !== undefined && body.id !== undefined && body.id !== key)
    throw wrong('id', 'the same as the Idempotency-Key');
  return { ...(key !== undefined && { id: key }), ...(traceparent && { traceparent }), ...body };
};

/** Whoever can reach this could write as somebody at the CRM, and have the bots write to them there. */
const isReserved = ({ contact }: Record<string, unknown>, reserved: string | null): boolean =>
  reserved !== null && typeof contact === 'string' && contact.startsWith(reserved);

/**
 * POST /v1/messages: 202 once the message has its place in its contact's order. Contacts whose ids start with `reserved`
 * are the CRM's, who write by its signed webhooks alone.
 */
export const registerMessages = (app: FastifyInstance, client: Client, reserved: string | null): void => {
  app.post('/v1/messages', async (request, reply) => {
    const message = toMessage(request.body, request.headers);
    if (isReserved(message, reserved))
      return sendProblem(reply, refusal(403, 'contacts of the CRM write by its webhooks'));
    const parent = typeof message.traceparent === 'string' ? message.traceparent : undefined;
    const published = await withSpan('POST /v1/messages', { kind: 'server', parent }, () =>
      client.publish(message as never),
    );
    const { duplicate, position, message: hash, key } = published;
    return reply.status(duplicate ? 200 : 202).send({ id: message.id, position, duplicate, message: hash, key });
  });
};
