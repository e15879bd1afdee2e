import { defineBot } from '@baton/bot-kit';
import { createBrief } from '../brief.ts';
import { facts } from '../facts.ts';
import { questions } from '../questions.ts';
import { createSlotTurn } from '../slot-bot.ts';
import { phrases } from './phrases.ts';

const order = questions.seller;

/** Gets a seller ready for a valuation. */
export const seller = defineBot({
  id: 'seller',
  version: '1',
  description: 'Gets a seller ready for a valuation: address, motivation, timing, condition, price, and the visit',
  intents: ['seller'],
  requires: facts.pick({ wish: true }),
  provides: facts,
  sla: { p95Ms: 1800 },
  brief: createBrief(
    'You get people who want to sell their home ready for a valuation visit: the home, their reasons, its condition, their price, the visit.',
    order,
  ),
  onTurn: createSlotTurn({
    bot: 'seller',
    order,
    recap: ['address', 'condition', 'priceExpectation', 'motivation', 'timeline', 'valuationTime'],
    qualified: ['address', 'motivation', 'sellSoon', 'condition', 'priceExpectation'],
    booked: 'valuationTime',
    ...phrases,
  }),
});
