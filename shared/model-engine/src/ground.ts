import type { BotDefinition, Known, Reports, Turn } from '@baton/bot-kit';
import { z } from 'zod';
import type { HeardFact } from './choices.ts';

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** A model's extraction is likelier wrong than a rule's, which is sure of what it matches. */
const confidence = 0.8;

/**
 * Keeps what the contact has said: a fact whose quote stands in one of the turn's messages, whose value its schema takes,
 * and that says something new. What a model makes up, or has from elsewhere, is dropped.
 */
export const grounded = (bot: BotDefinition, turn: Turn, known: Known, heard: readonly HeardFact[]): Reports => {
  const messages = turn.messages.map(({ id, text }) => ({ id, text: folded(text) }));
  return Object.fromEntries(
    heard.flatMap(({ name, value, quote }) => {
      const schema = bot.provides.shape[name];
      const said = folded(quote);
      const source = said === '' ? undefined : messages.findLast(({ text }) => text.includes(said))?.id;
      if (!schema || source === undefined || known[name] === value || !z.safeParse(schema, value).success) return [];
      return [[name, { value, confidence, extractor: 'model', source }]];
    }),
  );
};
