import type { Client } from '@baton/client';
import { BatonError, type Policy, parse } from '@baton/contracts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const Correction = z.strictObject({
  intents: z.array(z.string().max(64)).max(16),
  by: z.string().min(1).max(64).default('api'),
});

const assertIntents = (intents: readonly string[], policy: Policy): void => {
  const known = [...new Set(policy.bots.flatMap((bot) => bot.intents))];
  if (intents.every((intent) => known.includes(intent))) return;
  const problems = [{ field: 'intents', expected: `any of ${known.join(', ')}` }];
  throw new BatonError('bad-input', 'no such intent', { problems });
};

/** What a person says a message showed: a lesson for the next training, without effect on the conversation. */
export const registerCorrections = (app: FastifyInstance, client: Client, policy: Policy): void => {
  app.post<{ Params: { id: string; message: string } }>(
    '/v1/contacts/:id/messages/:message/intent',
    async ({ params, body }) => {
      const correction = parse(Correction, body, 'the correction');
      assertIntents(correction.intents, policy);
      const message = await client.corrections.correct(params.id, params.message, correction);
      return { message, intents: correction.intents };
    },
  );
};
