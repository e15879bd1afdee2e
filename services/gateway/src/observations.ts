import type { Client } from '@baton/client';
import { type Policy, parse } from '@baton/contracts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const Window = z.strictObject({ window: z.enum(['1h', '24h', '7d']).default('1h') });
const Seen = z.strictObject({ by: z.string().min(1).max(64).default('api') });

/** What happens, how fast, and what people should look at. Names no contact. */
export const registerObservations = (
  app: FastifyInstance,
  { observe }: Pick<Client, 'observe'>,
  policy: Policy,
): void => {
  const bots = policy.bots.map(({ id }) => id);

  app.get('/v1/activity', async ({ query }) => {
    const { window } = parse(Window, query, 'the query');
    return { window, ...(await observe.activity(window)) };
  });

  app.get('/v1/performance', async ({ query }) => {
    const { window } = parse(Window, query, 'the query');
    return { window, operations: await observe.performance(window, bots) };
  });

  app.get('/v1/alerts', async () => ({ alerts: await observe.alerts() }));

  app.post<{ Params: { id: string } }>('/v1/alerts/:id/acknowledge', async ({ params, body }) => {
    const { by } = parse(Seen, body ?? {}, 'the acknowledgement');
    return observe.acknowledge(params.id, by);
  });
};
