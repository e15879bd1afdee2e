import { type BotDefinition, defineBot } from '@baton/bot-kit';
import type { BusyPolicy } from '@baton/contracts';
import { type DomainPack, defineDomain } from '@baton/domains';
import { defineIntents } from '@baton/scoring';
import { z } from 'zod';

/** Called when a turn starts, with the texts it carries. */
export type OnTurn = (texts: readonly string[]) => void;

/**
 * The least a domain can be: two bots that say one line, no burst window. Every message shows some interest in the
 * other bot, not enough to move: so every guard is asked about every message.
 */
export const benchDomain = (whenBusy: BusyPolicy, onTurn: OnTurn): DomainPack => {
  const bot = (id: string, intents: string[]): BotDefinition =>
    defineBot({
      id,
      intents,
      provides: z.object({}),
      burst: { quietMs: 0, maxMs: 0 },
      whenBusy,
      concurrency: 100,
      onTurn: ({ messages }) => {
        onTurn(messages.map(({ text }) => text));
        return { say: ['noted'] };
      },
    });
  return defineDomain({
    policy: {
      domain: 'bench',
      firstBot: 'first',
      routes: [
        { from: 'first', to: 'second', threshold: 0.7 },
        { from: 'second', to: 'first', threshold: 0.7 },
      ],
      phrases: {
        en: { optedOut: 'You will hear no more.', optedIn: 'Welcome back.', toHuman: 'A person will answer.' },
        es: { optedOut: 'No más mensajes.', optedIn: 'Hola de nuevo.', toHuman: 'Le responde una persona.' },
      },
      // Nobody is called because a bot that says one line learns nothing.
      limits: { turnsWithoutProgress: 1_000_000 },
    },
    intents: defineIntents({
      name: 'bench',
      intents: {
        other: { label: 'the other bot', phrases: [{ weight: 3, phrases: ['perhaps (another|other) bot'] }] },
      },
    }),
    bots: [bot('first', []), bot('second', ['other'])],
  });
};

const marker = ' at ';

/** A message that shows some interest, and carries when it was published; null: it is not to be measured. */
export const stampedText = (at: number | null): string => `hello, perhaps another bot${marker}${at ?? 'no time'}`;

/** NaN of a message without a stamp. */
export const stampOf = (text: string): number => Number(text.slice(text.lastIndexOf(marker) + marker.length));
