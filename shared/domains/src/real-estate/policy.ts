import type { PolicyInput } from '@baton/contracts';
import type { DomainInput } from '../domain.ts';
import type { FactKey } from './facts.ts';

/** How to talk to this contact: crosses on every route, whatever the business. */
const manners = [
  'name',
  'temperature',
  'unsure',
  'contactMethod',
  'preferredTime',
] as const satisfies readonly FactKey[];

const carrying = (...facts: FactKey[]): FactKey[] => [...manners, ...facts];
const wanted = [
  'timeline',
  'area',
  'budget',
  'bedrooms',
  'financing',
  'viewingTime',
] as const satisfies readonly FactKey[];
const offered = [
  'address',
  'condition',
  'motivation',
  'priceExpectation',
  'sellSoon',
  'liens',
  'decisionMakers',
] as const satisfies readonly FactKey[];
const both = ['startWith', 'whyBoth', 'saleFundsPurchase'] as const satisfies readonly FactKey[];

const minute = 60_000;
const day = 86_400_000;

/** Thresholds are the predecessor's: 0.80 to give up a buyer, 0.60 to win one, since most sellers buy again. */
const routes: PolicyInput['routes'] = [
  { from: 'lead', to: 'buyer', threshold: 0.7, requires: ['wish'], carries: carrying('wish', ...wanted, ...both) },
  {
    from: 'lead',
    to: 'seller',
    threshold: 0.7,
    requires: ['wish'],
    carries: carrying('wish', 'timeline', ...offered, ...both),
  },
  {
    from: 'buyer',
    to: 'seller',
    threshold: 0.8,
    requires: ['wish', 'whyBoth'],
    carries: carrying('wish', 'timeline', 'area', 'budget', ...offered, ...both),
  },
  {
    from: 'seller',
    to: 'buyer',
    threshold: 0.6,
    requires: ['wish'],
    carries: carrying('wish', 'address', 'priceExpectation', ...wanted, ...both),
  },
  { from: 'buyer', to: 'lead', threshold: 0.85, carries: ['*'] },
  { from: 'seller', to: 'lead', threshold: 0.85, carries: ['*'] },
];

export const policy: DomainInput['policy'] = {
  domain: 'real-estate',
  version: '1',
  firstBot: 'lead',
  routes,
  intentFacts: { buyer: { wish: 'buy' }, seller: { wish: 'sell' } },
  bothFacts: { wish: 'both' },
  // Why somebody sells, and what burdens the home, is told in confidence; a time to meet is over when it is over.
  facts: {
    motivation: { privacy: 'sensitive' },
    liens: { privacy: 'sensitive' },
    decisionMakers: { privacy: 'sensitive' },
    viewingTime: { ttlMs: 14 * day },
    valuationTime: { ttlMs: 14 * day },
    timeline: { ttlMs: 180 * day },
  },
  // Three days, a week, two, and a month after the contact's last word; never at night, which is southern California's
  // for contacts of whom nobody has recorded another zone.
  outreach: { followUpDays: [3, 7, 14, 30], quiet: { timeZone: 'America/Los_Angeles', zoneFact: 'timeZone' } },
  // A person who was called for answers within a quarter of an hour, or the contact is promised that they will be.
  limits: { humanAnswerMs: 15 * minute, whenNobody: 'promise' },
  phrases: {
    en: {
      optedOut: "You're unsubscribed and won't get any more messages from us. Reply START if you change your mind.",
      optedIn: "Welcome back! You're subscribed again. How can I help?",
      toHuman: 'Thanks for telling me. A member of our team will take it from here and get back to you shortly.',
      callback:
        "Nobody from our team is free just now. Your message is with them, and they'll get back to you as soon as they can.",
      nobodyThere: "Nobody from our team is free just now, so I'll go on with you in the meantime.",
    },
    es: {
      optedOut: 'Listo, no recibirás más mensajes nuestros. Responde START si cambias de opinión.',
      optedIn: '¡Qué bueno tenerte de vuelta! Ya recibes mensajes otra vez. ¿En qué te ayudo?',
      toHuman: 'Gracias por avisarme. Una persona de nuestro equipo sigue desde aquí y te escribe en breve.',
      callback:
        'Ahora mismo no hay nadie libre en nuestro equipo. Ya tienen tu mensaje y te escriben en cuanto puedan.',
      nobodyThere: 'Ahora mismo no hay nadie libre en nuestro equipo; mientras tanto sigo yo contigo.',
    },
  },
};
