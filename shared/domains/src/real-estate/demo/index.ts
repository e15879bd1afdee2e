import type { Conversation } from '../../conversation.ts';

export const demo: readonly Conversation[] = [];
