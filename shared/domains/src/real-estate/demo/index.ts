import type { Conversation } from '@baton/bot-kit';

export const demo: readonly Conversation[] = [];
