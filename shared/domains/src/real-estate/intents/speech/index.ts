import type { IntentPackInput } from '@baton/scoring';
import { buyerEnglish, buyerSpanish } from './buyer.ts';
import { elsewhereEnglish } from './elsewhere.ts';
import { nobodyEnglish, nobodySpanish } from './nobody.ts';
import { bothEnglish, bothSpanish, sellerEnglish, sellerSpanish } from './seller.ts';

/** Everyday and roundabout ways of speaking, to learn from before anybody has labelled traffic. */
export const speech: NonNullable<IntentPackInput['templates']> = [
  { intents: ['buyer'], language: 'en', patterns: buyerEnglish },
  { intents: ['seller'], language: 'en', patterns: sellerEnglish },
  { intents: ['buyer', 'seller'], language: 'en', patterns: bothEnglish },
  { intents: [], language: 'en', patterns: [...nobodyEnglish, ...elsewhereEnglish] },
  { intents: ['buyer'], language: 'es', patterns: buyerSpanish },
  { intents: ['seller'], language: 'es', patterns: sellerSpanish },
  { intents: ['buyer', 'seller'], language: 'es', patterns: bothSpanish },
  { intents: [], language: 'es', patterns: nobodySpanish },
];
