import { defineBot } from '@baton/bot-kit';
import { facts } from '../facts.ts';
import { createSlotTurn } from '../slot-bot.ts';
import { phrases } from './phrases.ts';

/** Finds out who this is and what they want; a specialist takes it from there. */
export const lead = defineBot({
  id: 'lead',
  version: '1',
  description: 'Greets, and finds out who the contact is and whether they buy, sell or look around',
  intents: [],
  provides: facts,
  sla: { p95Ms: 1500 },
  onTurn: createSlotTurn({
    bot: 'lead',
    order: ['wish', 'name', 'timeline', 'area', 'preferredTime'],
    recap: ['wish', 'timeline', 'area'],
    qualified: ['wish', 'name', 'timeline', 'area'],
    booked: 'preferredTime',
    ...phrases,
  }),
});
