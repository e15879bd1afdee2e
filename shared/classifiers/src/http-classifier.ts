import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { type Classifier, ClassifierFault, checkAnswer } from './classifier.ts';

export interface HttpClassifierOptions {
  readonly url: string;
  /** Signs every request as Standard Webhooks does: `whsec_` and base64, or any other text as it is. */
  readonly secret?: string | undefined;
}

/** An answer names a handful of intents; nobody needs more to do that. */
const mostBytes = 64 * 1024;

const webhookOf = (secret: string): Webhook =>
  secret.startsWith('whsec_') ? new Webhook(secret) : new Webhook(Buffer.from(secret, 'utf8'), { format: 'raw' });

/** Reads so much and no more: a hostile answer may have no end. */
const readBounded = async (response: Response): Promise<string> => {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new ClassifierFault('bad-answer');
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
};

const toJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new ClassifierFault('bad-answer');
  }
};

/**
 * A classifier behind an address: `POST {text, language, asked, intents: [{name, label}]}` is answered by
 * `{"intents": {"<name>": 0..1, …}, "words"?: {"<name>": ["…"]}}` with each intent that was asked for and no other.
 * Follows no redirect.
 */
export const createHttpClassifier = ({ url, secret }: HttpClassifierOptions): Classifier => {
  const webhook = secret === undefined ? null : webhookOf(secret);
  const headersFor = (body: string): Record<string, string> => {
    const type = { 'content-type': 'application/json' };
    if (webhook === null) return type;
    const [id, now] = [`msg_${randomUUID()}`, new Date()];
    return {
      ...type,
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': webhook.sign(id, now, body),
    };
  };
  const model = `remote:${new URL(url).host}`;
  return {
    name: 'remote',
    costAtMost: () => 0,
    async classify(question, signal) {
      const body = JSON.stringify(question);
      const request = { method: 'POST', body, headers: headersFor(body), signal, redirect: 'error' } as const;
      const response = await fetch(url, request);
      if (!response.ok) {
        await response.body?.cancel();
        throw new ClassifierFault('refused');
      }
      return { model, cost: 0, ...checkAnswer(question.intents, toJson(await readBounded(response))) };
    },
  };
};
