import { type ErrorCode, isBatonError, type Problem } from '@baton/contracts';
import type { FastifyError, FastifyReply } from 'fastify';

/** RFC 9457. Says what is wrong and where, never what was sent. */
export interface ProblemBody {
  /** Stable: what a program looks at. */
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly Problem[];
}

const statuses: Partial<Record<ErrorCode, number>> = {
  'bad-input': 400,
  'not-found': 404,
  'duplicate-id': 409,
  'mailbox-full': 429,
  'redis-unavailable': 503,
};

const titles: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'A token is needed',
  403: 'Not allowed from here',
  404: 'Not found',
  408: 'The request took too long',
  409: 'This id was used for another message',
  413: 'The body is too large',
  415: 'The body must be application/json',
  429: 'Too many messages of this contact wait',
  503: 'Redis cannot be reached; nothing is known to be accepted',
};

const internal: ProblemBody = { code: 'internal', title: 'Something went wrong here', status: 500 };

const codeOf = (error: FastifyError): string => {
  if (error.statusCode === 413) return 'body-too-large';
  if (error.statusCode === 415) return 'unsupported-media-type';
  return error.statusCode === 400 ? 'bad-input' : 'refused';
};

/** What a caller is told of an error. Anything not meant for callers is `internal`, without a word of its own. */
export const toProblem = (error: unknown): ProblemBody => {
  if (isBatonError(error)) {
    const status = statuses[error.code];
    if (status === undefined) return internal;
    const errors = error.problems.length > 0 ? { errors: error.problems } : { detail: error.message };
    return { code: error.code, title: titles[status] ?? '', status, ...errors };
  }
  const status = (error as FastifyError | null)?.statusCode ?? 500;
  if (status < 400 || status >= 500) return internal;
  return { code: codeOf(error as FastifyError), title: titles[status] ?? 'The request is refused', status };
};

/** Seconds after which to try again: a mailbox drains, a Redis restarts. */
const retryAfter: Readonly<Record<number, number>> = { 429: 2, 503: 1 };

export const sendProblem = (reply: FastifyReply, problem: ProblemBody): FastifyReply => {
  const wait = retryAfter[problem.status];
  if (wait !== undefined) reply.header('retry-after', wait);
  return reply.status(problem.status).type('application/problem+json').send(problem);
};

export const refusal = (status: 401 | 403, detail: string): ProblemBody => ({
  code: status === 401 ? 'unauthorized' : 'forbidden',
  title: titles[status] ?? '',
  status,
  detail,
});
