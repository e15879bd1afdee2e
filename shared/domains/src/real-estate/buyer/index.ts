import { defineBot } from '@baton/bot-kit';
import { createBrief } from '../brief.ts';
import { facts } from '../facts.ts';
import { questions } from '../questions.ts';
import { createSlotTurn } from '../slot-bot.ts';
import { phrases } from './phrases.ts';

const order = questions.buyer;

/** Gets a buyer ready to view. */
export const buyer = defineBot({
  id: 'buyer',
  version: '1',
  description: 'Gets a buyer ready to view: budget, financing, timeline, bedrooms, area, viewing time',
  intents: ['buyer'],
  requires: facts.pick({ wish: true }),
  provides: facts,
  sla: { p95Ms: 1800 },
  brief: createBrief(
    'You get people who want to buy a home ready to view: budget, financing, timeline, bedrooms, area, viewing time.',
    order,
  ),
  onTurn: createSlotTurn({
    bot: 'buyer',
    order,
    recap: ['bedrooms', 'area', 'budget', 'financing', 'timeline', 'viewingTime'],
    qualified: ['budget', 'financing', 'timeline'],
    booked: 'viewingTime',
    ...phrases,
  }),
});
