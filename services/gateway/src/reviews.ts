import type { Client } from '@baton/client';
import { FactName, FactReport, parse } from '@baton/contracts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const by = z.string().min(1).max(64).default('api');

const Verdict = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('approve'), by }),
  z.strictObject({
    verdict: z.literal('edit'),
    by,
    /** Name → what it is to be. */
    facts: z
      .record(FactName, FactReport.shape.value)
      .refine((facts) => Object.keys(facts).length > 0, 'a fact at least'),
  }),
  z.strictObject({ verdict: z.literal('reject'), by, reason: z.string().min(1).max(1000) }),
]);

const toOrder = (verdict: z.output<typeof Verdict>) =>
  verdict.verdict === 'edit'
    ? {
        ...verdict,
        facts: Object.fromEntries(Object.entries(verdict.facts).map(([name, value]) => [name, { value }])),
      }
    : verdict;

/** Work that waits for a person. Personal data: behind the guard. */
export const registerReviews = (app: FastifyInstance, client: Pick<Client, 'reviews'>): void => {
  const { reviews } = client;
  app.get('/v1/reviews', async () => ({ reviews: await reviews.list() }));

  app.get<{ Params: { id: string } }>('/v1/reviews/:id', async ({ params }) => reviews.show(params.id));

  app.get<{ Params: { id: string } }>('/v1/contacts/:id/reviews', async ({ params }) => ({
    reviews: await reviews.past(params.id),
  }));

  app.post<{ Params: { id: string } }>('/v1/reviews/:id', async ({ params, body }, reply) => {
    const verdict = parse(Verdict, body, 'the verdict');
    const edits = await reviews.decide(params.id, toOrder(verdict));
    return reply.status(202).send({ accepted: true, verdict: verdict.verdict, edits });
  });
};
