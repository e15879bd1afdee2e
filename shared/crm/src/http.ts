import { retryAfterMs } from '@baton/signed-http';
import { CrmError } from './crm-error.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As it is sent: JSON. */
  readonly body?: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Statuses after which the same request may go well. 401 and 403 are among them: they mean a wrong or withdrawn token,
 * which an operator puts right, and not that a contact's tag is wrong.
 */
const passing = new Set([401, 403, 408, 409, 423, 425, 429]);

const errorOf = (response: Response): CrmError => {
  const { status } = response;
  const isPassing = status >= 500 || passing.has(status);
  return new CrmError(
    isPassing ? 'unavailable' : 'refused',
    `http-${status}`,
    retryAfterMs(response.headers.get('retry-after'), Date.now()) ?? null,
  );
};

const jsonOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    // Accepted is accepted; some answer with a page or a word.
    return null;
  }
};

/** The answer's JSON, null for none. Throws a `CrmError`; redirects are not followed, since they would carry the token along. */
export const requestJson = async (request: HttpRequest): Promise<unknown> => {
  const { method, url, headers, body, timeoutMs, signal } = request;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      ...{ method, headers, redirect: 'error', signal: AbortSignal.any([timeout, signal]) },
      ...(body !== undefined && { body }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw errorOf(response);
    }
    return await jsonOf(response);
  } catch (error) {
    if (error instanceof CrmError) throw error;
    throw new CrmError('unavailable', timeout.aborted ? 'timeout' : signal.aborted ? 'taken-over' : 'network');
  }
};
