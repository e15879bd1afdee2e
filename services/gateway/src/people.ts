import type { Client } from '@baton/client';
import { BatonError, type CrmNames, FactName, FactReport, type Policy, parse } from '@baton/contracts';
import { fieldsOf, tagsOf } from '@baton/crm';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const by = z.string('who you are').min(1, 'who you are').max(64, 'at most 64 characters').default('api');

const TakeOver = z.strictObject({ by });

/** What a person hands back with a contact: to whom, what they have learned, and what the bot should know. */
const HandBack = z.strictObject({
  by,
  to: z.string().max(64).nullable().default(null),
  facts: z.record(FactName, FactReport).default({}),
  note: z.string().max(1000, 'at most 1000 characters').optional(),
});

const assertBot = (bot: string | null, policy: Policy): void => {
  const bots = policy.bots.map(({ id }) => id);
  if (bot === null || bots.includes(bot)) return;
  const problems = [{ field: 'to', expected: `one of ${bots.join(', ')}` }];
  throw new BatonError('bad-input', 'no such bot', { problems });
};

/** A person takes a contact and gives it back. From 202 on the bots are silent, or speak again. */
export const registerPeople = (app: FastifyInstance, client: Client, policy: Policy): void => {
  app.post<{ Params: { id: string } }>('/v1/contacts/:id/takeover', async ({ params, body }, reply) => {
    await client.takeOver(params.id, parse(TakeOver, body ?? {}, 'the order'));
    return reply.status(202).send({ accepted: true, owner: 'human' });
  });

  app.post<{ Params: { id: string } }>('/v1/contacts/:id/handback', async ({ params, body }, reply) => {
    const { facts, note, ...order } = parse(HandBack, body ?? {}, 'the order');
    assertBot(order.to, policy);
    // First what is known, so that the bot starts with it.
    if (Object.keys(facts).length > 0) await client.recordFacts(params.id, { facts, by: order.by });
    await client.handBack(params.id, { ...order, ...(note === undefined ? {} : { note }) });
    return reply.status(202).send({ accepted: true });
  });
};

/** GET /v1/contacts/:id/crm: the tags and custom fields a contact has, or is to have once the CRM can be reached. */
export const registerCrmRecord = (app: FastifyInstance, client: Client, names: CrmNames): void => {
  app.get<{ Params: { id: string } }>('/v1/contacts/:id/crm', async ({ params }) => {
    const state = await client.state(params.id);
    return { tags: [...tagsOf(state, names)], fields: fieldsOf(state, names) };
  });
};
