import { atRemote, type BotDefinition, elsewhere } from '@baton/bot-kit';
import { BatonError } from '@baton/contracts';
import type { DomainPack } from '@baton/domains';
import { createBudget, createModelEngine, createWriter, openModel, withModel } from '@baton/model-engine';
import type { Config, Shard } from '@baton/runtime';

const millionths = 1_000_000;

const botNamed = (pack: DomainPack, id: string, setting: string): BotDefinition => {
  const bot = pack.bots[id];
  if (bot) return bot;
  const known = Object.keys(pack.bots).join(', ');
  throw new BatonError('bad-config', `${setting}: a bot of "${pack.name}" (${known}), not "${id}"`);
};

/** The same bot on a language model: played by it, or, where the bot has texts written, writing for it. */
type OnModel = (bot: BotDefinition) => BotDefinition;

/** What `BOT_ENGINE=model` asks for, or none. */
const openEngine = (config: Config, { redis, prefix }: Shard): OnModel | null => {
  const { BOT_ENGINE, MODEL_URL: url, MODEL_API_KEY: apiKey, MODEL_NAME: name } = config;
  if (BOT_ENGINE !== 'model' || url === undefined || name === undefined) return null;
  const price = { input: config.BOT_MODEL_PRICE_IN, output: config.BOT_MODEL_PRICE_OUT };
  const { BOT_MODEL_TOKENS_PER_BOT: ofBot, BOT_MODEL_TOKENS_PER_CONTACT: ofContact } = config;
  const budget = createBudget(redis, prefix, {
    bot: { tokens: ofBot, cost: config.BOT_MODEL_DOLLARS_PER_BOT * millionths },
    contact: { tokens: ofContact, cost: config.BOT_MODEL_DOLLARS_PER_CONTACT * millionths },
  });
  const model = openModel({ url, apiKey, name, price });
  const options = { model, budget, timeoutMs: config.BOT_MODEL_TIMEOUT_MS };
  const engine = createModelEngine(options);
  return (bot) => (bot.writes ? { ...bot, onTurn: bot.writes(createWriter(options, bot.id)) } : withModel(bot, engine));
};

/** Every bot of the domain as this installation has it answer: by its rules, at an address, or by a language model. */
const asSet = (pack: DomainPack, config: Config, first: Shard): BotDefinition[] => {
  const { BOT_URLS = {}, BOT_SECRET = '' } = config;
  for (const id of Object.keys(BOT_URLS)) botNamed(pack, id, 'BOT_URLS');
  const onModel = openEngine(config, first);
  return Object.values(pack.bots).map((bot) => {
    const url = BOT_URLS[bot.id];
    if (url !== undefined) return atRemote(bot, { url, secret: BOT_SECRET });
    return onModel === null || bot.onTurn === elsewhere ? bot : onModel(bot);
  });
};

/**
 * The bots that have a pool in this process. `BOTS=seller` runs that one alone; without it, every bot of the domain does
 * that does not run elsewhere. Budgets are kept on `first`, whatever shard a contact is on.
 */
export const botsOf = (pack: DomainPack, config: Config, first: Shard): BotDefinition[] => {
  const bots = asSet(pack, config, first);
  const { BOTS: wanted } = config;
  if (!wanted) return bots.filter(({ onTurn }) => onTurn !== elsewhere);
  for (const id of wanted) botNamed(pack, id, 'BOTS');
  return bots.filter(({ id }) => wanted.includes(id));
};
