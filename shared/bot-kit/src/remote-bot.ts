import type { TurnResultInput } from '@baton/contracts';
import { createSign, readBounded, retryAfterMs } from '@baton/signed-http';
import type { BotDefinition, BotInput, FactShape, Turn } from './bot.ts';
import { defineBot } from './bot.ts';
import { fatal, retryLater } from './bot-error.ts';

export interface RemoteOptions {
  /** Where turns are posted. No redirect is followed: what is sent is meant for this address alone. */
  readonly url: string;
  /**
   * Signs every turn as Standard Webhooks does: `whsec_` and base64, or any other text as it is. While a secret is being
   * changed, the new one and the old: the receiver takes a request that either has signed.
   */
  readonly secret: string | readonly [string, ...string[]];
}

/** Five texts of 4,000 characters, 40 facts of as many, and what stands around them, in any alphabet. */
const mostBytes = 1024 * 1024;

/** What the harness then refuses as `bot-output-invalid`, like any other result that is none. */
const notJson = Symbol('not JSON');

const toResult = (text: string): TurnResultInput => {
  try {
    return JSON.parse(text);
  } catch {
    return notJson as never;
  }
};

/** Worth another attempt: the server's own trouble, and what it says will pass. */
const passes = (status: number): boolean => status >= 500 || status === 408 || status === 425 || status === 429;

const failed = async (response: Response, now: number): Promise<never> => {
  await response.body?.cancel();
  const { status, headers } = response;
  const message = `a remote bot answered with HTTP ${status}`;
  if (!passes(status)) throw fatal(message);
  const afterMs = retryAfterMs(headers.get('retry-after'), now);
  throw retryLater(message, afterMs === undefined ? {} : { afterMs });
};

const bodyOf = (bot: string, turn: Turn): string => {
  const { signal: _s, key: _k, contract: _c, id, ...rest } = turn;
  return JSON.stringify({ schema: 1, turn: id, bot, ...rest });
};

const createPost = (bot: string, { url, secret }: RemoteOptions) => {
  const sign = createSign([secret].flat());
  return async (turn: Turn): Promise<TurnResultInput> => {
    const body = bodyOf(bot, turn);
    const at = new Date();
    const headers = sign({ id: turn.id, body, at });
    const request = { method: 'POST', headers, body, signal: turn.signal, redirect: 'manual' } as const;
    const response = await fetch(url, request);
    if (!response.ok) return failed(response, at.getTime());
    if (response.status === 204) return {};
    const text = await readBounded(response, mostBytes);
    if (text === null) throw fatal(`a remote bot answered with more than ${mostBytes} bytes`);
    return toResult(text);
  };
};

/**
 * The same bot, run elsewhere: its turns are posted to an address, and what comes back is held to all that the bot
 * declares. docs/bots.md has the request and the answer. A connection that fails, a 5xx, 408, 425 or 429 may be tried
 * again, not before `Retry-After`; any other status is final.
 */
export const atRemote = (bot: BotDefinition, options: RemoteOptions): BotDefinition => ({
  ...bot,
  onTurn: createPost(bot.id, options),
});

export type RemoteBotInput<Requires extends FactShape, Provides extends FactShape> = RemoteOptions &
  Omit<BotInput<Requires, Provides>, 'onTurn'>;

/** A bot in any language, behind an address. Throws `bad-config` as `defineBot` does. */
export const remoteBot = <Requires extends FactShape, Provides extends FactShape>(
  input: RemoteBotInput<Requires, Provides>,
): BotDefinition => {
  const { url, secret, ...definition } = input;
  return defineBot({ ...definition, onTurn: createPost(input.id, { url, secret }) } as BotInput<Requires, Provides>);
};
