import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ProblemBody, refusal, sendProblem } from './problem.ts';

/** What decides whether a request may see personal data or touch the queues. */
export interface Visit {
  readonly method: string;
  readonly remote: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly authorization: string | undefined;
}

const loopbackAddress = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const loopbackHost = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/** The secret of `Bearer <token>`, or of `Basic` for the user admin. */
const presented = (authorization: string | undefined): string | null => {
  const [scheme = '', value = ''] = authorization?.split(' ') ?? [];
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return null;
  const [user, ...password] = Buffer.from(value, 'base64').toString('utf8').split(':');
  return user === 'admin' ? password.join(':') : null;
};

const isCrossSite = ({ origin, host, fetchSite }: Visit): boolean => {
  if (fetchSite === 'cross-site' || fetchSite === 'same-site') return true;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
};

/**
 * null: come in. With a token configured, it is asked for, from wherever. Without one, only this machine may enter, and
 * only under a name of its own: a page elsewhere whose name was made to point here (DNS rebinding) shows in `Host`, one
 * that posts across sites in `Origin`, which is looked at with a token too, for browsers send passwords along. Pure.
 */
export const judge = (visit: Visit, token: string | undefined): ProblemBody | null => {
  if (token !== undefined) {
    const secret = presented(visit.authorization);
    if (secret === null || !isSame(secret, token))
      return refusal(401, 'send Authorization: Bearer <BATON_ADMIN_TOKEN>');
  } else if (!loopbackAddress.test(visit.remote)) {
    return refusal(403, 'set BATON_ADMIN_TOKEN to open this to other machines');
  } else if (!loopbackHost.test(visit.host ?? '')) {
    return refusal(403, 'this name is not one of this machine');
  }
  const isOrder = !safeMethods.has(visit.method);
  return isOrder && isCrossSite(visit) ? refusal(403, 'sent by a page of another site') : null;
};

const header = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** Fastify's `onRequest` for everything that only an administrator may see. */
export const createGuard = (token: string | undefined) => async (request: FastifyRequest, reply: FastifyReply) => {
  const { headers } = request;
  const problem = judge(
    {
      method: request.method,
      remote: request.socket.remoteAddress ?? request.ip,
      host: headers.host,
      origin: headers.origin,
      fetchSite: header(headers['sec-fetch-site']),
      authorization: headers.authorization,
    },
    token,
  );
  if (problem?.status === 401) reply.header('www-authenticate', 'Basic realm="Baton", charset="UTF-8"');
  if (problem) return sendProblem(reply, problem);
};
