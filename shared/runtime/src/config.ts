import { BatonError } from '@baton/contracts';
import { z } from 'zod';

const list = (what: string) =>
  z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean),
    )
    .refine((items) => items.length > 0, what);

const redisUrl = z
  .url({ protocol: /^rediss?$/, error: 'a redis:// or rediss:// URL' })
  .array()
  .min(1);

const whole = (min: number, max: number) => {
  const expected = `a whole number from ${min} to ${max}`;
  return z.coerce.number(expected).int(expected).min(min, expected).max(max, expected);
};

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, `one of ${values.join(', ')}`);

const name = (expected: string) => z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, expected);
const secret = z.string().min(16, 'at least 16 characters');

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
  BATON_DOMAIN: name('the name of a domain')
    .default('real-estate')
    .describe('The domain pack: its intents, bots and routes.'),
  BATON_ID_KEY: secret
    .optional()
    .describe('Secret that contact ids are hashed with. Without it, phone numbers can be found by trying them all.'),
  BATON_MAILBOX_CAP: whole(1, 1_000_000)
    .default(1000)
    .describe('Messages of one contact that may wait. Further ones are refused before they are accepted.'),
  BOTS: list('ids of bots, by comma')
    .optional()
    .describe('Bots whose turns this process runs. Default: all of the domain.'),
  CONCURRENCY: whole(1, 10_000).optional().describe('Jobs a worker handles at once. Default: what suits the service.'),
  HOST: z.string().default('127.0.0.1').describe('Address the gateway listens on.'),
  PORT: whole(0, 65_535).default(3000).describe('Port of the gateway; 0 takes a free one.'),
  ADMIN_PORT: whole(0, 65_535)
    .optional()
    .describe('Port for /healthz, /readyz and /metrics of any service. Default: none.'),
  BATON_ADMIN_TOKEN: secret
    .optional()
    .describe('Opens the admin pages: bearer token, or password of the user admin. Without it, from loopback only.'),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('Lowest level that is logged.'),
  LOG_FORMAT: oneOf(['json', 'pretty']).optional().describe('Default: pretty on a terminal, else json.'),
  HEALTH_INTERVAL_MS: whole(100, 600_000)
    .default(2000)
    .describe('How often the monitor measures every bot. A slow bot is routed around within one interval.'),
  SHUTDOWN_TIMEOUT_MS: whole(100, 600_000)
    .default(10_000)
    .describe('Time for running jobs after SIGTERM. Their supervisor must wait longer than this.'),
  LOCK_DURATION_MS: whole(1000, 600_000)
    .default(10_000)
    .describe('A job whose worker has been silent this long is stalled.'),
  STALLED_INTERVAL_MS: whole(500, 600_000).default(5000).describe('How often workers look for stalled jobs.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url('a URL')
    .optional()
    .describe(
      'OpenTelemetry collector, as http://127.0.0.1:4318. Switches tracing on; other OTEL_* settings then apply.',
    ),
});
export type Config = Readonly<z.output<typeof Environment>>;

const withoutEmpty = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));

/** Throws `bad-config`, which names every variable that is wrong and what was expected; never a value. */
export const loadConfig = (env: NodeJS.ProcessEnv): Config => {
  const result = Environment.safeParse(withoutEmpty(env));
  if (result.success) return Object.freeze(result.data);
  const problems = result.error.issues.map((issue) => ({ field: String(issue.path[0]), expected: issue.message }));
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
  ...(config.BATON_ADMIN_TOKEN && { BATON_ADMIN_TOKEN: '***' }),
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
