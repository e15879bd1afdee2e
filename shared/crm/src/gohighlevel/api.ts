import { requestJson } from '../http.ts';
import { type RateLimit, within } from '../rate-limit.ts';

export interface ApiOptions {
  /** `https://services.leadconnectorhq.com`, without a slash at the end. */
  readonly url: string;
  /** A private integration token, or an access token of a location. */
  readonly token: string;
  readonly timeoutMs: number;
  /** Counts every request, whichever process makes it. */
  readonly limit: RateLimit;
}

/** Their API is versioned by endpoint, by date; the `Version` header is required. */
const versions = { contacts: '2021-07-28', conversations: '2021-04-15' } as const;

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** From the first slash on. */
  readonly path: string;
  readonly body?: unknown;
  readonly signal: AbortSignal;
}

export type CallApi = (request: ApiRequest) => Promise<unknown>;

export const createCallApi =
  ({ url, token, timeoutMs, limit }: ApiOptions): CallApi =>
  ({ method, path, body, signal }) => {
    const version = path.startsWith('/conversations/') ? versions.conversations : versions.contacts;
    const headers = {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      version,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const request = { method, url: `${url}${path}`, headers, timeoutMs, signal, ...json };
    return within(limit, () => requestJson(request));
  };
