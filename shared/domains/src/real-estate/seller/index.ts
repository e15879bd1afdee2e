import { defineBot } from '@baton/bot-kit';
import { facts } from '../facts.ts';
import { createSlotTurn } from '../slot-bot.ts';
import { phrases } from './phrases.ts';

/** Gets a seller ready for a valuation. */
export const seller = defineBot({
  id: 'seller',
  version: '1',
  description: 'Gets a seller ready for a valuation: address, motivation, timing, condition, price, and the visit',
  intents: ['seller'],
  requires: facts.pick({ wish: true }),
  provides: facts,
  sla: { p95Ms: 1800 },
  onTurn: createSlotTurn({
    bot: 'seller',
    order: [
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
    ],
    recap: ['address', 'condition', 'priceExpectation', 'motivation', 'timeline', 'valuationTime'],
    qualified: ['address', 'motivation', 'sellSoon', 'condition', 'priceExpectation'],
    booked: 'valuationTime',
    ...phrases,
  }),
});
