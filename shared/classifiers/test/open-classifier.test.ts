import { isBatonError } from '@baton/contracts';
import { loadConfig, redactConfig } from '@baton/runtime';
import { createScorer, defineIntents } from '@baton/scoring';
import type { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { openScoring } from '../src/open-classifier.ts';

const intent = { label: 'Selling', phrases: [{ weight: 5, phrases: ['want to sell'] }] };
const pack = defineIntents({ name: 'homes', intents: { seller: intent } });
const { score } = createScorer(pack);
const open = (env: NodeJS.ProcessEnv) =>
  openScoring({ config: loadConfig(env), pack, score, redis: {} as Redis, prefix: '{a:0}' });

test('without a setting the built-in scorer scores alone, and nothing is said of others', async () => {
  const scored = await open({})('I want to sell', { asked: null });
  expect(scored).toEqual(score('I want to sell'));
});

test.each([
  ['remote', {}, 'INTENT_CLASSIFIER_URL'],
  ['model', { MODEL_NAME: 'small' }, 'MODEL_URL'],
  ['model', { MODEL_URL: 'http://127.0.0.1:1/v1' }, 'MODEL_NAME'],
])('INTENT_CLASSIFIER=%s with %j does not start, and names what is missing', (classifier, env, missing) => {
  let caught: unknown;
  try {
    open({ INTENT_CLASSIFIER: classifier, ...env });
  } catch (error) {
    caught = error;
  }
  expect(isBatonError(caught, 'bad-config') && caught.problems.map(({ field }) => field)).toEqual([missing]);
});

test('no secret is printed', () => {
  const config = loadConfig({ INTENT_CLASSIFIER_SECRET: 'canary-of-sixteen-letters', MODEL_API_KEY: 'canary-key' });
  expect(JSON.stringify(redactConfig(config))).not.toContain('canary');
});
