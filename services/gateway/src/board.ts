import { queues as names } from '@baton/contracts';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mask } from './mask.ts';
import type { ShardQueue } from './metrics.ts';
import { refusal, sendProblem } from './problem.ts';

export const boardPath = '/admin/queues';

/** Their jobs are wake-ups that carry no truth; touching them changes nothing or confuses. */
const readOnly = new Set<string>([names.coordinator, names.outbound]);
/** What may be done from the dashboard. Nothing that loses a message, nor that writes masked data back. */
const allowed = /\/(retry(\/\w+)?|promote|pause|resume|concurrency)$/;
const safeMethods = new Set(['GET', 'HEAD']);

/** The page asks Google for fonts; it reads as well without, and nobody learns who looks. */
export const withoutFonts = (html: string): string =>
  html.replace(/<link\b[^>]*fonts\.(?:googleapis|gstatic)\.com[^>]*>/g, '');

const toAdapter = ({ shard, queue }: ShardQueue, shards: number): BullMQAdapter => {
  const adapter = new BullMQAdapter(queue, {
    readOnlyMode: readOnly.has(queue.name),
    ...(shards > 1 && { prefix: `shard ${shard}: ` }),
  });
  adapter.setFormatter('data', (data: unknown) => mask(data));
  adapter.setFormatter('returnValue', (value: unknown) => mask(value));
  return adapter;
};

const refuseLoss = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
  const path = request.url.split('?')[0] ?? '';
  if (safeMethods.has(request.method) || allowed.test(path)) return undefined;
  return sendProblem(reply, refusal(403, 'the dashboard may retry, promote, pause and resume'));
};

const strip = async (_request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
  const isHtml = String(reply.getHeader('content-type') ?? '').startsWith('text/html');
  if (!isHtml || typeof payload !== 'string') return payload;
  const page = withoutFonts(payload);
  if (reply.hasHeader('content-length')) reply.header('content-length', Buffer.byteLength(page));
  return page;
};

/** Bull Board over every queue of every shard. */
export const registerBoard = async (app: FastifyInstance, queues: readonly ShardQueue[]): Promise<void> => {
  const serverAdapter = new FastifyAdapter().setBasePath(boardPath);
  const shards = new Set(queues.map(({ shard }) => shard)).size;
  createBullBoard({
    queues: queues.map((queue) => toAdapter(queue, shards)),
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Baton', hideRedisDetails: true, miscLinks: [{ text: 'Gateway', url: '/' }] } },
  });
  app.addHook('onRequest', refuseLoss);
  app.addHook('onSend', strip);
  await app.register(serverAdapter.registerPlugin(), { prefix: boardPath });
};
