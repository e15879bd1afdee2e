import type { FactKey } from './facts.ts';

/** What each bot asks for, in this order. */
export const questions = {
  lead: ['wish', 'name', 'timeline', 'area', 'preferredTime'],
  buyer: ['budget', 'financing', 'timeline', 'bedrooms', 'area', 'viewingTime'],
  seller: [
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
} as const satisfies Record<string, readonly FactKey[]>;
