import { readFileSync } from 'node:fs';
import { shardKeys } from '@baton/contracts';
import type { Redis } from 'ioredis';

const read = (name: string): string => readFileSync(new URL(`./lua/${name}.lua`, import.meta.url), 'utf8');
const setAsideScript = read('setAside-2');
const settleScript = read('settle-2');

/** Cost is in millionths of a dollar. */
export interface Spend {
  readonly tokens: number;
  readonly cost: number;
}

/** What the turns of one bot, and of one contact, may take in a UTC day. */
export interface Limits {
  readonly bot: Spend;
  readonly contact: Spend;
}

export interface Reservation {
  /** What the turn really took; what is left over is free again. A turn that dies before this has taken all it might have. */
  settle(spent: Spend): Promise<void>;
}

/** The budgets of all processes together. */
export interface Budget {
  /** null: no room for a turn that may take this much. */
  setAside(of: { readonly bot: string; readonly contact: string }, most: Spend): Promise<Reservation | null>;
}

/** Kept on one shard: both budgets of a turn are checked and charged in one script. */
export const createBudget = (redis: Redis, prefix: string, limits: Limits): Budget => {
  const { modelBudget } = shardKeys(prefix);
  return {
    async setAside({ bot, contact }, most) {
      const keys = [modelBudget('bot', bot), modelBudget('contact', contact)];
      const cost = Math.ceil(most.cost);
      const of = [limits.bot, limits.contact].flatMap((limit) => [limit.tokens, limit.cost]);
      const day = Number(await redis.eval(setAsideScript, 2, ...keys, most.tokens, cost, ...of));
      if (day < 0) return null;
      return {
        async settle(spent) {
          const [tokens, money] = [spent.tokens - most.tokens, Math.ceil(spent.cost) - cost];
          if (tokens !== 0 || money !== 0) await redis.eval(settleScript, 2, ...keys, day, tokens, money);
        },
      };
    },
  };
};
