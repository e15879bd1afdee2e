import { defineBot } from '@baton/bot-kit';
import { createBrief } from '../brief.ts';
import { facts } from '../facts.ts';
import { questions } from '../questions.ts';
import { createSlotTurn } from '../slot-bot.ts';
import { phrases } from './phrases.ts';

const order = questions.lead;

/** Finds out who this is and what they want; a specialist takes it from there. */
export const lead = defineBot({
  id: 'lead',
  version: '1',
  description: 'Greets, and finds out who the contact is and whether they buy, sell or look around',
  intents: [],
  provides: facts,
  sla: { p95Ms: 1500 },
  brief: createBrief('You greet people and find out whether they want to buy, sell, both, or look around.', order),
  onTurn: createSlotTurn({
    bot: 'lead',
    order,
    recap: ['wish', 'timeline', 'area'],
    qualified: ['wish', 'name', 'timeline', 'area'],
    booked: 'preferredTime',
    ...phrases,
  }),
});
