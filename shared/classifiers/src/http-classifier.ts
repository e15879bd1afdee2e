import { randomUUID } from 'node:crypto';
import { createSign, readBounded } from '@baton/signed-http';
import { type Classifier, ClassifierFault, checkAnswer } from './classifier.ts';

export interface HttpClassifierOptions {
  readonly url: string;
  /** Signs every request as Standard Webhooks does: `whsec_` and base64, or any other text as it is. */
  readonly secret?: string | undefined;
}

/** An answer names a handful of intents; nobody needs more to do that. */
const mostBytes = 64 * 1024;

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
  const sign = createSign(secret === undefined ? [] : [secret]);
  const model = `remote:${new URL(url).host}`;
  return {
    name: 'remote',
    costAtMost: () => 0,
    async classify(question, signal) {
      const body = JSON.stringify(question);
      const request = {
        method: 'POST',
        body,
        headers: sign({ id: `msg_${randomUUID()}`, body, at: new Date() }),
        signal,
        redirect: 'error',
      } as const;
      const response = await fetch(url, request);
      if (!response.ok) {
        await response.body?.cancel();
        throw new ClassifierFault('refused');
      }
      const text = await readBounded(response, mostBytes);
      if (text === null) throw new ClassifierFault('bad-answer');
      return { model, cost: 0, ...checkAnswer(question.intents, toJson(text)) };
    },
  };
};
