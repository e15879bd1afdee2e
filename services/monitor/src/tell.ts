import type { Alert, Level } from '@baton/alerts';

const timeoutMs = 5000;

const textOf = ({ severity, rule, why }: Alert): string => `${severity}: ${why} (${rule})`;

/**
 * Posts an alert to the address of its level, or of the last level that has one. `text` is what Slack and its likes show.
 * Without an address the log is all there is. Throws unless the answer is a success.
 */
export const createTell =
  (urls: readonly string[]) =>
  async (alert: Alert, level: Level): Promise<void> => {
    const url = urls[Math.min(level, urls.length) - 1];
    if (url === undefined) return;
    const body = JSON.stringify({ text: textOf(alert), level, alert });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeoutMs) });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`the address for alerts answered with ${answer.status}`);
  };
