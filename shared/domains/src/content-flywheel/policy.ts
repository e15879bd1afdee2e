import type { PolicyInput } from '@baton/contracts';
import type { DomainInput } from '../domain.ts';
import { contracts, type FactKey } from './contracts.ts';

const named = (contract: { readonly shape: object }): FactKey[] => Object.keys(contract.shape) as FactKey[];

/** An agent asks for its move itself and is sure of it: a threshold is nothing that words have to reach. */
const threshold = 0.5;

const routes: PolicyInput['routes'] = [
  { from: 'content', to: 'voice', threshold, requires: named(contracts.research), carries: named(contracts.research) },
  {
    ...{ from: 'voice', to: 'revenue', threshold, requires: named(contracts.copy) },
    ...{ carries: [...named(contracts.copy), 'offer', 'outcome'], review: true, reviewTimeout: 'person' },
  },
  {
    ...{ from: 'revenue', to: 'distribution', threshold, requires: named(contracts.deal) },
    ...{ carries: named(contracts.deal), review: true, reviewTimeout: 'person' },
  },
  {
    ...{ from: 'distribution', to: 'content', threshold, requires: named(contracts.echo) },
    ...{ carries: [...named(contracts.echo), 'covered'] },
  },
];

/**
 * A wheel turns: coming back to CONTENT is the purpose, not a change of mind, so nothing cools down. What brakes it are
 * the reviews, and the rates: three laps an hour, ten a day.
 */
const limits: PolicyInput['limits'] = { cooldownMs: 0, perHour: 12, perDay: 40, idleOwnerMs: 0 };

export const policy: DomainInput['policy'] = {
  domain: 'content-flywheel',
  version: '1',
  firstBot: 'content',
  routes,
  limits,
  phrases: {
    en: {
      optedOut: 'This piece is stopped. Write START to go on with it.',
      optedIn: 'This piece goes on. What is next?',
      toHuman: 'An editor will take it from here.',
    },
    es: {
      optedOut: 'Esta pieza está detenida. Escribe START para seguir con ella.',
      optedIn: 'Esta pieza sigue. ¿Qué viene ahora?',
      toHuman: 'Un editor sigue desde aquí.',
    },
  },
};
