import { BatonError, type ContactEvent, isBatonError } from '@baton/contracts';

/** Longest that a contact is kept waiting for a bot's next attempt, ms. */
const longestWaitMs = 300_000;

/** For a bot to throw: the turn may be tried again, not before `afterMs`. Without it, after 1, 2, 4 … 30 s. */
export const retryLater = (message: string, options: { afterMs?: number; cause?: unknown } = {}): BatonError => {
  const { afterMs, ...rest } = options;
  // Nobody waits that long for an answer, and trying sooner would be of no use: a person is called.
  if (afterMs !== undefined && afterMs > longestWaitMs) return fatal(message, rest);
  return new BatonError('bot-failed', message, { ...rest, ...(afterMs !== undefined && { retryAfterMs: afterMs }) });
};

/** For a bot to throw: trying again would fail again, so a person is called at once. */
export const fatal = (message: string, options: { cause?: unknown } = {}): BatonError =>
  new BatonError('bot-fatal', message, options);

/** What a turn that threw is filed as in its contact's mailbox. */
export type TurnFailure = Pick<Extract<ContactEvent, { type: 'turn.failed' }>, 'code' | 'permanent' | 'retryAfterMs'>;

export const failureOf = (error: unknown): TurnFailure => {
  if (!isBatonError(error)) return { code: 'bot-failed', permanent: false };
  const { code, kind, retryAfterMs } = error;
  return { code, permanent: kind === 'permanent', ...(retryAfterMs !== null && { retryAfterMs }) };
};
