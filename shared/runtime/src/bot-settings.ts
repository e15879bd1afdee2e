import { z } from 'zod';
import { amount, list, oneOf, secret, whole } from './setting-kinds.ts';

const botUrls = list('bot=URL, by comma')
  .transform((pairs) =>
    Object.fromEntries(
      pairs.map((pair): [string, string] => {
        const at = pair.indexOf('=');
        return [pair.slice(0, Math.max(0, at)).trim(), pair.slice(at + 1).trim()];
      }),
    ),
  )
  .pipe(z.record(z.string().min(1, 'bot=URL, by comma'), z.url({ protocol: /^https?$/, error: 'bot=URL, by comma' })));

/** Settings of the bot workers: who runs the turns, and what a language model may cost. */
export const botSettings = {
  BOT_URLS: botUrls
    .optional()
    .describe('Bots that run elsewhere, as seller=https://bots.example.com/seller. Turns are posted there, signed.'),
  BOT_SECRET: secret
    .optional()
    .describe('Signs those turns, as Standard Webhooks does: whsec_ and base64, or any other text as it is.'),
  BOT_ENGINE: oneOf(['rules', 'model'])
    .default('rules')
    .describe(
      'Who answers: the bots of rules; or a language model (MODEL_URL, MODEL_NAME) with them to fall back on. Messages and facts are sent there; contact ids are not.',
    ),
  BOT_MODEL_TIMEOUT_MS: whole(100, 120_000)
    .default(12_000)
    .describe('How long a turn waits for the model before the bot of rules answers.'),
  BOT_MODEL_PRICE_IN: amount.default(1).describe('Dollars a million tokens that the model reads.'),
  BOT_MODEL_PRICE_OUT: amount.default(5).describe('Dollars a million tokens that the model writes.'),
  BOT_MODEL_TOKENS_PER_CONTACT: whole(0, 1_000_000_000)
    .default(100_000)
    .describe('Tokens that the turns of one contact may take in a UTC day, of all processes together.'),
  BOT_MODEL_DOLLARS_PER_CONTACT: amount.default(0.5).describe('What they may cost, in dollars.'),
  BOT_MODEL_TOKENS_PER_BOT: whole(0, 1_000_000_000_000)
    .default(10_000_000)
    .describe('Tokens that the turns of one bot may take in a UTC day, of all processes together.'),
  BOT_MODEL_DOLLARS_PER_BOT: amount.default(20).describe('What they may cost, in dollars.'),
};

type BotConfig = Readonly<z.output<z.ZodObject<typeof botSettings>>> & {
  readonly MODEL_URL?: string | undefined;
  readonly MODEL_NAME?: string | undefined;
};

/** What one setting of the bots needs of another. */
export const missingForBots = (config: BotConfig): { field: string; expected: string }[] => [
  ...(config.BOT_URLS && !config.BOT_SECRET ? [{ field: 'BOT_SECRET', expected: 'set, for BOT_URLS' }] : []),
  ...(config.BOT_ENGINE === 'model'
    ? (['MODEL_URL', 'MODEL_NAME'] as const).flatMap((field) =>
        config[field] === undefined ? [{ field, expected: 'set, for BOT_ENGINE=model' }] : [],
      )
    : []),
];
