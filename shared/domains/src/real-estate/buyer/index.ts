import { defineBot } from '@baton/bot-kit';
import { facts } from '../facts.ts';
import { createSlotTurn } from '../slot-bot.ts';
import { phrases } from './phrases.ts';

/** Gets a buyer ready to view. */
export const buyer = defineBot({
  id: 'buyer',
  version: '1',
  description: 'Gets a buyer ready to view: budget, financing, timeline, bedrooms, area, viewing time',
  intents: ['buyer'],
  requires: facts.pick({ wish: true }),
  provides: facts,
  sla: { p95Ms: 1800 },
  onTurn: createSlotTurn({
    bot: 'buyer',
    order: ['budget', 'financing', 'timeline', 'bedrooms', 'area', 'viewingTime'],
    recap: ['bedrooms', 'area', 'budget', 'financing', 'timeline', 'viewingTime'],
    qualified: ['budget', 'financing', 'timeline'],
    booked: 'viewingTime',
    ...phrases,
  }),
});
