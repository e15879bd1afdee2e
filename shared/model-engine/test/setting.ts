import { type BotInput, defineBot, runTurn } from '@baton/bot-kit';
import type { TurnJob, TurnResult } from '@baton/contracts';
import { z } from 'zod';
import type { Budget, Limits, Spend } from '../src/budget.ts';
import { createModelEngine, type EngineOptions } from '../src/engine.ts';
import { openModel } from '../src/model.ts';
import type { FakeModelServer } from '../src/testing/fake-model-server.ts';
import { withModel } from '../src/with-model.ts';

export const now = Date.UTC(2026, 2, 2);

export const provides = z.object({
  budget: z.number().min(10_000).describe('most the contact wants to spend'),
  area: z.string().describe('where the contact is looking'),
  name: z.string().describe('how the contact wants to be called'),
});

/** A bot of rules that hears a budget, and asks for an area. */
export const rules = (given: Partial<BotInput> = {}) => ({
  ...defineBot({
    id: 'buyer',
    description: 'Gets a buyer ready to view.',
    provides,
    handsTo: ['seller', 'lead'],
    brief: { prompts: { default: 'You help people who buy homes.', calm: 'You are calm.' }, asks: ['budget', 'area'] },
    onTurn: ({ messages }) => {
      const budget = /(\d+)k/.exec(messages.at(-1)?.text ?? '');
      return {
        say: ['Rules: which area?'],
        asked: 'area',
        facts: budget ? { budget: { value: Number(budget[1]) * 1000, source: 'm1' } } : {},
      };
    },
    ...given,
  }),
});

export const job = (given: Partial<TurnJob> = {}): TurnJob => ({
  ...({ schema: 1, turn: 'k-t1-1', bot: 'buyer', key: 'k', shard: 0, contact: 'wa:+41791234567', epoch: 1 } as const),
  ...({ channel: 'whatsapp', language: 'en', attempt: 1, deadline: now + 30_000 } as const),
  ...{ messages: [{ id: 'm1', text: 'Hi, I am Ana, looking in Travis Heights', at: now }], facts: {}, asked: null },
  ...{ baton: null, summary: '', directives: [] },
  ...given,
});

export const endless: Limits = { bot: { tokens: 1e9, cost: 1e9 }, contact: { tokens: 1e9, cost: 1e9 } };

/** Remembers what was set aside and what was given back. */
export const memoryBudget = (room = true): Budget & { readonly aside: Spend[]; readonly settled: Spend[] } => {
  const aside: Spend[] = [];
  const settled: Spend[] = [];
  return {
    aside,
    settled,
    async setAside(_of, most) {
      if (!room) return null;
      aside.push(most);
      return { settle: async (spent) => void settled.push(spent) };
    },
  };
};

export const engineOn = (server: Pick<FakeModelServer, 'url'>, given: Partial<EngineOptions> = {}) =>
  createModelEngine({
    model: openModel({ url: server.url, apiKey: 'key', name: 'fake-1', price: { input: 1, output: 5 } }),
    budget: memoryBudget(),
    timeoutMs: 5000,
    ...given,
  });

export interface Given {
  readonly bot?: Partial<BotInput>;
  readonly job?: Partial<TurnJob>;
  readonly engine?: Partial<EngineOptions>;
  readonly signal?: AbortSignal;
}

export const runOn = (server: Pick<FakeModelServer, 'url'>, given: Given = {}): Promise<TurnResult> =>
  runTurn(withModel(rules(given.bot), engineOn(server, given.engine)), job(given.job), {
    now,
    ...(given.signal && { signal: given.signal }),
  });
