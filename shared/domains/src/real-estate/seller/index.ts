import { defineBot } from '@baton/bot-kit';
import { createBrief } from '../brief.ts';
import { type FactKey, facts } from '../facts.ts';
import { createSlotTurn } from '../slot-bot.ts';
import { phrases } from './phrases.ts';

/** What it asks for, in this order. */
const order = [
  'address',
  'motivation',
  'sellSoon',
  'condition',
  'priceExpectation',
  'valuationTime',
  'liens',
  'upgrades',
  'listingHistory',
  'decisionMakers',
  'contactMethod',
] satisfies FactKey[];

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
