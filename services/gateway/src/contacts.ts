import type { Client } from '@baton/client';
import { BatonError, OwnerName, type Policy, parse } from '@baton/contracts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const Assignment = z.strictObject({ owner: OwnerName, by: z.string().min(1).max(64).default('api') });

const Proposal = z.strictObject({
  about: z.string().min(1).max(200),
  by: z.string().min(1).max(64).default('api'),
});

/** Owners there are: the domain's bots, and a person. */
const assertOwner = (owner: string, policy: Policy): void => {
  const owners = [...policy.bots.map(({ id }) => id), 'human'];
  if (owners.includes(owner)) return;
  const problems = [{ field: 'owner', expected: `one of ${owners.join(', ')}` }];
  throw new BatonError('bad-input', 'no such owner', { problems });
};

/** What is known of a contact, and who is to answer it. Personal data: behind the guard. */
export const registerContacts = (app: FastifyInstance, client: Client, policy: Policy): void => {
  app.get<{ Params: { id: string } }>('/v1/contacts/:id', async ({ params }) => ({
    key: client.keyOf(params.id),
    ...(await client.profile(params.id, policy)),
  }));

  app.get<{ Params: { id: string } }>('/v1/contacts/:id/timeline', async ({ params }) => {
    const records = await client.timeline(params.id);
    return { key: client.keyOf(params.id), records };
  });

  app.get<{ Params: { id: string } }>('/v1/decisions/:id', async ({ params }) => {
    const { explanation, record } = await client.decision(params.id);
    return { decision: explanation, record };
  });

  app.post<{ Params: { id: string } }>('/v1/contacts/:id/owner', async ({ params, body }, reply) => {
    const order = parse(Assignment, body, 'the order');
    assertOwner(order.owner, policy);
    await client.assignOwner(params.id, order);
    return reply.status(202).send({ accepted: true, owner: order.owner });
  });

  app.post<{ Params: { id: string } }>('/v1/contacts/:id/proposals', async ({ params, body }, reply) => {
    await client.propose(params.id, parse(Proposal, body, 'the proposal'));
    return reply.status(202).send({ accepted: true });
  });
};
