import { readFileSync } from 'node:fs';
import { isBatonError } from '@baton/contracts';
import { describe, expect, test } from 'vitest';
import { loadConfig, redactConfig, renderEnvExample } from './config.ts';

const problemsOf = (env: Record<string, string>): readonly { field: string; expected: string }[] => {
  try {
    loadConfig(env);
  } catch (error) {
    if (isBatonError(error, 'bad-config')) return error.problems;
    throw error;
  }
  return [];
};

describe('settings', () => {
  test('nothing set is a working installation on this machine, closed to others', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({ REDIS_URL: ['redis://127.0.0.1:6379'], BATON_APP: 'baton', BATON_SHARDS: 1 });
    expect(config.HOST).toBe('127.0.0.1');
  });

  test('all that is wrong is said at once, by variable, without repeating a value', () => {
    const env = { REDIS_URL: 'http://user:hunter2@x', BATON_SHARDS: '0', LOG_LEVEL: 'loud', BATON_ID_KEY: 'short' };
    expect(problemsOf(env).map(({ field }) => field)).toEqual([
      'REDIS_URL',
      'BATON_SHARDS',
      'BATON_ID_KEY',
      'LOG_LEVEL',
    ]);
    expect(JSON.stringify(problemsOf(env))).not.toMatch(/hunter2|loud|short/);
  });

  test('an empty variable is as good as none, for compose files pass empty strings on', () => {
    expect(loadConfig({ BATON_ADMIN_TOKEN: '', PORT: ' ', BOTS: '' })).toEqual(loadConfig({}));
  });

  test('lists are split at commas', () => {
    const config = loadConfig({ REDIS_URL: 'redis://a:1, rediss://b:2', BOTS: 'lead, seller,' });
    expect(config.REDIS_URL).toEqual(['redis://a:1', 'rediss://b:2']);
    expect(config.BOTS).toEqual(['lead', 'seller']);
  });

  test('bots that run elsewhere are named with their addresses, and need a secret', () => {
    const BOT_SECRET = 'a-very-long-secret';
    const config = loadConfig({ BOT_URLS: 'seller=https://x.test/a?b=c, lead=http://y.test', BOT_SECRET });
    expect(config.BOT_URLS).toEqual({ seller: 'https://x.test/a?b=c', lead: 'http://y.test' });
    expect(problemsOf({ BOT_URLS: 'seller=https://x.test' }).map(({ field }) => field)).toEqual(['BOT_SECRET']);
    expect(problemsOf({ BOT_URLS: 'https://x.test', BOT_SECRET }).map(({ field }) => field)).toEqual(['BOT_URLS']);
    expect(JSON.stringify(redactConfig(config))).not.toContain(BOT_SECRET);
  });

  test('bots on a language model need one', () => {
    expect(problemsOf({ BOT_ENGINE: 'model' }).map(({ field }) => field)).toEqual(['MODEL_URL', 'MODEL_NAME']);
  });

  test('secrets do not show when the settings are printed', () => {
    const token = 'a-very-long-admin-token';
    const config = loadConfig({ REDIS_URL: 'redis://app:hunter2@h:1', BATON_ADMIN_TOKEN: token, BATON_ID_KEY: token });
    expect(JSON.stringify(redactConfig(config))).not.toMatch(/hunter2|very-long/);
  });

  test('a CRM without what it cannot do without is refused, by name', () => {
    expect(problemsOf({ CRM: 'gohighlevel' }).map(({ field }) => field)).toEqual(['GHL_TOKEN', 'GHL_LOCATION_ID']);
    expect(problemsOf({ CRM: 'webhook', CRM_WEBHOOK_URL: 'http://crm' }).map(({ field }) => field)).toEqual([
      'CRM_WEBHOOK_SECRET',
    ]);
    expect(problemsOf({ CRM: 'embedded' })).toEqual([]);
  });

  test('a CRM’s secrets do not show, and ids of fields are pairs', () => {
    const env = { GHL_TOKEN: 'pit-hunter2-hunter2', CRM_WEBHOOK_SECRET: `whsec_${'hunter2A'.repeat(4)}` };
    const config = loadConfig({ ...env, GHL_FIELD_IDS: 'handoff_context: AbC, budget:dEf' });
    expect(JSON.stringify(redactConfig(config))).not.toContain('hunter2');
    expect(config.GHL_FIELD_IDS).toEqual({ handoff_context: 'AbC', budget: 'dEf' });
    expect(problemsOf({ GHL_FIELD_IDS: 'handoff_context' }).map(({ field }) => field)).toEqual(['GHL_FIELD_IDS']);
  });

  test('.env.example says what the schema says (regenerate: node shared/runtime/src/write-env-example.ts)', () => {
    expect(readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8')).toBe(renderEnvExample());
  });
});
