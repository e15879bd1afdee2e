import type { Conversation } from '@baton/bot-kit';
import { consent } from './consent.ts';
import { guards } from './guards.ts';
import { moves } from './moves.ts';

/** Each plays as a contact of its own, side by side with the others. */
export const demo: readonly Conversation[] = [...moves, ...guards, ...consent];
