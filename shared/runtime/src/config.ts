import { BatonError } from '@baton/contracts';
import { z } from 'zod';
import { botSettings, missingForBots } from './bot-settings.ts';
import { amount, list, name, oneOf, secret, whole } from './setting-kinds.ts';

const redisUrl = z
  .url({ protocol: /^rediss?$/, error: 'a redis:// or rediss:// URL' })
  .array()
  .min(1);

/**
 * Every setting of every service, by the name of its environment variable. `.describe()` is what `.env.example` says.
 * An empty value is as good as none: compose files pass empty strings on.
 */
export const Environment = z.object({
  REDIS_URL: list('at least one URL')
    .pipe(redisUrl)
    .prefault('redis://127.0.0.1:6379')
    .describe('Redis 6.2 or newer with maxmemory-policy noeviction. Several, by comma: the shards take turns on them.'),
  BATON_APP: name('lower-case letters, digits and dashes')
    .default('baton')
    .describe('First part of every key. Two installations may share one Redis under different names.'),
  BATON_SHARDS: whole(1, 256)
    .default(1)
    .describe('Shards the contacts are spread over. Fixed for the life of the data.'),
  BATON_DOMAIN: z
    .string()
    .regex(/^([a-z][a-z0-9-]{0,39}|\.{0,2}\/.+)$/, 'the name of a domain, or its folder: ./mine')
    .default('real-estate')
    .describe(
      'The domain pack, its intents, bots and routes: one that ships, by name, or a folder of your own: ./mine.',
    ),
  BATON_ID_KEY: secret
    .optional()
    .describe('Secret that contact ids are hashed with. Without it, phone numbers can be found by trying them all.'),
  BATON_MAILBOX_CAP: whole(1, 1_000_000)
    .default(1000)
    .describe('Messages of one contact that may wait. Further ones are refused before they are accepted.'),
  BOTS: list('ids of bots, by comma')
    .optional()
    .describe('Bots whose turns this process runs. Default: all of the domain.'),
  ...botSettings,
  CONCURRENCY: whole(1, 10_000).optional().describe('Jobs a worker handles at once. Default: what suits the service.'),
  HOST: z.string().default('127.0.0.1').describe('Address the gateway listens on.'),
  PORT: whole(0, 65_535).default(3000).describe('Port of the gateway; 0 takes a free one.'),
  ADMIN_PORT: whole(0, 65_535)
    .optional()
    .describe('Port for /healthz, /readyz and /metrics of any service. Default: none.'),
  BATON_ADMIN_TOKEN: secret
    .optional()
    .describe('Opens the admin pages: bearer token, or password of the user admin. Without it, from loopback only.'),
  CRM: oneOf(['embedded', 'gohighlevel', 'webhook'])
    .default('embedded')
    .describe('Where contacts live: in Baton itself, at GoHighLevel, or at a system that speaks Standard Webhooks.'),
  CRM_TIMEOUT_MS: whole(100, 120_000).default(10_000).describe('How long an answer of the CRM is waited for.'),
  CRM_BACKOFF_MS: whole(1, 600_000)
    .default(1000)
    .describe('Wait after a CRM has failed; it doubles up to CRM_MAX_BACKOFF_MS, and is tried for ever.'),
  CRM_MAX_BACKOFF_MS: whole(1, 3_600_000).default(60_000).describe('Longest wait after a CRM has failed.'),
  GHL_TOKEN: secret.optional().describe('GoHighLevel: private integration token, or access token of the location.'),
  GHL_LOCATION_ID: z.string().optional().describe('GoHighLevel: the sub-account that the contacts are of.'),
  GHL_API_URL: z.url('a URL').default('https://services.leadconnectorhq.com').describe('GoHighLevel: its API.'),
  GHL_RATE: whole(2, 10_000)
    .default(100)
    .describe('GoHighLevel: requests that it allows in 10 seconds, for all processes together.'),
  GHL_FIELD_IDS: list('field:id, by comma')
    .transform((pairs) => Object.fromEntries(pairs.map((pair) => pair.split(':').map((part) => part.trim()))))
    .pipe(z.record(z.string(), z.string('field:id, by comma')))
    .optional()
    .describe('GoHighLevel: ids of custom fields, as handoff_context:AbC123. Others go by their key.'),
  GHL_PUBLIC_KEY: z
    .string()
    .optional()
    .describe('GoHighLevel: Ed25519 key that webhooks are checked with, PEM. Default: the one it publishes.'),
  GHL_LEGACY_PUBLIC_KEY: z
    .string()
    .optional()
    .describe('GoHighLevel: RSA key of the older signature, PEM. Without it, that signature is not accepted.'),
  CRM_WEBHOOK_URL: z.url('a URL').optional().describe('CRM=webhook: where replies, tags and fields are posted.'),
  CRM_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/=]{32,}$/, 'whsec_ and at least 24 bytes in base64')
    .optional()
    .describe('CRM=webhook: the secret that both directions are signed with.'),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('Lowest level that is logged.'),
  LOG_FORMAT: oneOf(['json', 'pretty']).optional().describe('Default: pretty on a terminal, else json.'),
  HEALTH_INTERVAL_MS: whole(100, 600_000)
    .default(2000)
    .describe(
      'Within this time a slow bot is routed around, and one that has recovered is offered its contacts again. Half of it is how often bots are measured.',
    ),
  ALERT_URLS: list('up to three addresses, by comma')
    .pipe(z.url('http or https addresses').array().max(3, 'three addresses at most'))
    .optional()
    .describe(
      'Where alerts are posted as JSON: the first address at once; the second and third when nobody has seen a critical one for 5 and 15 minutes.',
    ),
  SHUTDOWN_TIMEOUT_MS: whole(100, 600_000)
    .default(10_000)
    .describe('Time for running jobs after SIGTERM. Their supervisor must wait longer than this.'),
  LOCK_DURATION_MS: whole(1000, 600_000)
    .default(10_000)
    .describe('A job whose worker has been silent this long is stalled.'),
  STALLED_INTERVAL_MS: whole(500, 600_000).default(5000).describe('How often workers look for stalled jobs.'),
  MODEL_URL: z
    .url('a URL')
    .optional()
    .describe(
      'Base address of an OpenAI-compatible API, as https://api.example.com/v1, for what asks a language model.',
    ),
  MODEL_API_KEY: z.string().optional().describe('Key of that API.'),
  MODEL_NAME: z.string().optional().describe('Model of that API.'),
  INTENT_CLASSIFIER: oneOf(['built-in', 'remote', 'model'])
    .default('built-in')
    .describe(
      'Who scores intents: the built-in scorer alone; or beside it, and with it to fall back on, a classifier behind an address, or a language model (MODEL_URL, MODEL_NAME). The texts of messages are sent there; contact ids are not.',
    ),
  INTENT_CLASSIFIER_WHEN: oneOf(['undecided', 'always'])
    .default('undecided')
    .describe(
      'undecided: only messages of which the built-in scorer is not sure. Opt-outs and people are never asked about.',
    ),
  INTENT_CLASSIFIER_URL: z.url('a URL').optional().describe('Address of the classifier, for INTENT_CLASSIFIER=remote.'),
  INTENT_CLASSIFIER_SECRET: secret
    .optional()
    .describe('Signs what is sent there, as Standard Webhooks does: whsec_ and base64, or any other text as it is.'),
  INTENT_CLASSIFIER_TIMEOUT_MS: whole(10, 10_000)
    .default(800)
    .describe('How long a message waits for it before the built-in score stands.'),
  INTENT_CLASSIFIER_CALLS_PER_DAY: whole(0, 1_000_000_000)
    .default(10_000)
    .describe('Calls a UTC day, of all processes together.'),
  INTENT_CLASSIFIER_DOLLARS_PER_DAY: amount.default(5).describe('What they may cost a UTC day, in dollars.'),
  INTENT_MODEL_PRICE_IN: amount.default(1).describe('Dollars a million tokens that the model reads.'),
  INTENT_MODEL_PRICE_OUT: amount.default(5).describe('Dollars a million tokens that the model writes.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url('a URL')
    .optional()
    .describe(
      'OpenTelemetry collector, as http://127.0.0.1:4318. Switches tracing on; other OTEL_* settings then apply.',
    ),
});
export type Config = Readonly<z.output<typeof Environment>>;

/** What a CRM cannot do without. */
const needs: Readonly<Record<Config['CRM'], readonly (keyof Config)[]>> = {
  embedded: [],
  gohighlevel: ['GHL_TOKEN', 'GHL_LOCATION_ID'],
  webhook: ['CRM_WEBHOOK_URL', 'CRM_WEBHOOK_SECRET'],
};

const missing = (config: Config) => [
  ...needs[config.CRM].flatMap((field) =>
    config[field] === undefined ? [{ field, expected: `set, for CRM=${config.CRM}` }] : [],
  ),
  ...missingForBots(config),
];

const withoutEmpty = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));

/** Throws `bad-config`, which names every variable that is wrong and what was expected; never a value. */
export const loadConfig = (env: NodeJS.ProcessEnv): Config => {
  const result = Environment.safeParse(withoutEmpty(env));
  const problems = result.success
    ? missing(result.data)
    : result.error.issues.map((issue) => ({ field: String(issue.path[0]), expected: issue.message }));
  if (result.success && problems.length === 0) return Object.freeze(result.data);
  const lines = problems.map(({ field, expected }) => `  ${field}: ${expected}`);
  throw new BatonError('bad-config', `These settings are not valid:\n${lines.join('\n')}`, { problems });
};

const withoutPassword = (url: string): string => {
  const parsed = new URL(url);
  if (parsed.password) parsed.password = '***';
  return parsed.href;
};

/** The configuration as it may be printed. */
export const redactConfig = (config: Config): Record<string, unknown> => ({
  ...config,
  REDIS_URL: config.REDIS_URL.map(withoutPassword),
  ...(config.BATON_ID_KEY && { BATON_ID_KEY: '***' }),
  ...(config.MODEL_API_KEY && { MODEL_API_KEY: '***' }),
  ...(config.INTENT_CLASSIFIER_SECRET && { INTENT_CLASSIFIER_SECRET: '***' }),
  ...(config.BATON_ADMIN_TOKEN && { BATON_ADMIN_TOKEN: '***' }),
  ...(config.BOT_SECRET && { BOT_SECRET: '***' }),
  ...(config.ALERT_URLS && { ALERT_URLS: '***' }),
  ...(config.GHL_TOKEN && { GHL_TOKEN: '***' }),
  ...(config.CRM_WEBHOOK_SECRET && { CRM_WEBHOOK_SECRET: '***' }),
});

/** The text of `.env.example`: each variable, what it does, its default. */
export const renderEnvExample = (): string => {
  const defaults: Record<string, unknown> = Environment.parse({});
  const paragraphs = Object.entries(Environment.shape).map(([variable, schema]) => {
    const value = defaults[variable];
    return `# ${schema.description}\n${value === undefined ? '#' : ''}${variable}=${value ?? ''}`;
  });
  return `# Every setting of Baton. All are optional; a value that stands here is the default.\n\n${paragraphs.join('\n\n')}\n`;
};
