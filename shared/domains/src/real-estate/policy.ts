import type { DomainInput } from '../domain.ts';
import type { FactKey } from './facts.ts';

type Crossing = readonly FactKey[];

const route = (
  from: string,
  to: string,
  threshold: number,
  requires: Crossing,
  carries: Crossing | readonly ['*'],
) => ({
  from,
  to,
  threshold,
  requires: [...requires],
  carries: [...new Set([...requires, ...carries])],
});

/** How a bot talks to this contact: crosses on every route, whatever the business. */
const manners = ['name', 'temperature', 'unsure', 'contactMethod', 'preferredTime'] as const satisfies Crossing;

/** Thresholds are the predecessor's: 0.80 to give up a buyer, 0.60 to win one, since most sellers buy again. */
const routes = [
  route(
    'lead',
    'buyer',
    0.7,
    ['wish'],
    [...manners, 'timeline', 'area', 'budget', 'bedrooms', 'financing', 'viewingTime'],
  ),
  route(
    'lead',
    'seller',
    0.7,
    ['wish'],
    [...manners, 'timeline', 'address', 'condition', 'motivation', 'priceExpectation', 'sellSoon'],
  ),
  route(
    'buyer',
    'seller',
    0.8,
    ['wish', 'whyBoth'],
    [
      ...manners,
      'budget',
      'area',
      'timeline',
      'address',
      'condition',
      'motivation',
      'priceExpectation',
      'saleFundsPurchase',
    ],
  ),
  route(
    'seller',
    'buyer',
    0.6,
    ['wish'],
    [
      ...manners,
      'address',
      'priceExpectation',
      'timeline',
      'area',
      'budget',
      'bedrooms',
      'financing',
      'saleFundsPurchase',
    ],
  ),
  route('buyer', 'lead', 0.85, [], ['*']),
  route('seller', 'lead', 0.85, [], ['*']),
];

export const policy: DomainInput['policy'] = {
  domain: 'real-estate',
  version: '1',
  firstBot: 'lead',
  routes,
  intentFacts: { buyer: { wish: 'buy' }, seller: { wish: 'sell' } },
  bothFacts: { wish: 'both' },
  phrases: {
    en: {
      optedOut: "You're unsubscribed and won't get any more messages from us. Reply START if you change your mind.",
      optedIn: "Welcome back! You're subscribed again. How can I help?",
      toHuman: 'Thanks for telling me. A member of our team will take it from here and get back to you shortly.',
    },
    es: {
      optedOut: 'Listo, no recibirás más mensajes nuestros. Responde START si cambias de opinión.',
      optedIn: '¡Qué bueno tenerte de vuelta! Ya recibes mensajes otra vez. ¿En qué te ayudo?',
      toHuman: 'Gracias por avisarme. Una persona de nuestro equipo sigue desde aquí y te escribe en breve.',
    },
  },
};
