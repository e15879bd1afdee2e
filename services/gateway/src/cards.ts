import { createHash } from 'node:crypto';
import { type CardOptions, cardHtml, cardPdf, cardStyle, cardText } from '@baton/cards';
import type { Client } from '@baton/client';
import { type DomainNames, Language, parse } from '@baton/contracts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const Query = z.object({ lang: Language.optional() });

const styleHash = createHash('sha256').update(cardStyle).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'none'`;

/** GET /v1/contacts/:id/card, .html, .pdf, .txt: the handoff card of a contact as of now; `?lang=` in place of the contact's. */
export const registerCards = (app: FastifyInstance, client: Client, names: DomainNames): void => {
  type Route = { Params: { id: string } };
  const optionsOf = (query: unknown): CardOptions => {
    const { lang } = parse(Query, query, 'the query');
    return { names, ...(lang && { language: lang }) };
  };

  app.get<Route>('/v1/contacts/:id/card', async ({ params }) => client.card(params.id));

  app.get<Route>('/v1/contacts/:id/card.txt', async ({ params, query }, reply) =>
    reply.type('text/plain; charset=utf-8').send(cardText(await client.card(params.id), optionsOf(query))),
  );

  app.get<Route>('/v1/contacts/:id/card.html', async ({ params, query }, reply) => {
    const html = cardHtml(await client.card(params.id), optionsOf(query));
    return reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(html);
  });

  app.get<Route>('/v1/contacts/:id/card.pdf', async ({ params, query }, reply) => {
    const pdf = await cardPdf(await client.card(params.id), optionsOf(query));
    return reply.type('application/pdf').header('content-disposition', 'inline; filename="card.pdf"').send(pdf);
  });
};
