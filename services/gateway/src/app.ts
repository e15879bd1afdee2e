import type { Client } from '@baton/client';
import type { DomainNames, Policy } from '@baton/contracts';
import { type Log, processMetrics } from '@baton/runtime';
import Fastify, { type FastifyInstance } from 'fastify';
import { createGuard } from './access.ts';
import { registerBoard } from './board.ts';
import { registerCards } from './cards.ts';
import { registerContacts } from './contacts.ts';
import { registerCorrections } from './corrections.ts';
import { type LiveEvents, registerLiveEvents } from './live-events.ts';
import { registerMessages } from './messages.ts';
import { mergeMetrics, queueMetrics, type ShardQueue } from './metrics.ts';
import { registerObservations } from './observations.ts';
import { registerPage } from './page.ts';
import { registerCrmRecord, registerPeople } from './people.ts';
import { sendProblem, toProblem } from './problem.ts';
import { registerReviews } from './reviews.ts';
import { registerWebhooks, type WebhookPorts } from './webhooks.ts';

export interface AppPorts {
  readonly client: Client;
  readonly policy: Policy;
  readonly log: Log;
  readonly queues: readonly ShardQueue[];
  readonly live: LiveEvents;
  /** The CRM that reports messages; null: messages come by other ways only. */
  readonly webhooks: Omit<WebhookPorts, 'client'> | null;
  /** How bots and facts are called by people and at a CRM. */
  readonly names: DomainNames;
  readonly adminToken: string | undefined;
  /** Why no work should come in; empty when it may. */
  readonly faults: () => Promise<string[]>;
}

const bodyLimit = 64 * 1024;
const requestTimeoutMs = 10_000;

const registerHealth = (app: FastifyInstance, { faults, queues }: AppPorts): void => {
  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    const found = await faults();
    if (found.length > 0) return reply.status(503).send({ status: 'not ready', faults: found });
    return { status: 'ready' };
  });
  app.get('/metrics', async (_request, reply) => {
    const counts = (await faults()).length === 0 ? await queueMetrics(queues) : [];
    return reply.type('text/plain; version=0.0.4').send(mergeMetrics([...counts, processMetrics()]));
  });
};

const setErrors = (app: FastifyInstance, log: Log): void => {
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error);
    if (problem.status >= 500)
      log.error({ err: error, route: request.routeOptions.url, status: problem.status }, 'request failed');
    return sendProblem(reply, problem);
  });
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, { code: 'not-found', title: 'Not found', status: 404 }),
  );
};

/** The routes, on nothing that listens yet. */
export const createApp = async (ports: AppPorts): Promise<FastifyInstance> => {
  const app = Fastify({
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    // Followers of events would hold up the end.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1024 },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  });
  app.removeContentTypeParser('text/plain');
  app.addHook('onSend', async (_request, reply) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY' });
  });
  setErrors(app, ports.log);
  registerHealth(app, ports);
  registerPage(app);
  registerMessages(app, ports.client, ports.webhooks?.prefix ?? null);
  if (ports.webhooks) await registerWebhooks(app, { client: ports.client, ...ports.webhooks });
  await app.register(async (admin) => {
    admin.addHook('onRequest', createGuard(ports.adminToken));
    registerContacts(admin, ports.client, ports.policy);
    registerPeople(admin, ports.client, ports.policy);
    registerCards(admin, ports.client, ports.names);
    registerCrmRecord(admin, ports.client, ports.names.crm);
    registerReviews(admin, ports.client);
    registerObservations(admin, ports.client, ports.policy);
    registerCorrections(admin, ports.client, ports.policy);
    registerLiveEvents(admin, ports.live);
    await admin.register(async (board) => registerBoard(board, ports.queues));
  });
  return app;
};
