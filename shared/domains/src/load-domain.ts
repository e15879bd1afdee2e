import { BatonError } from '@baton/contracts';
import type { DomainPack } from './domain.ts';
import { domains } from './register.ts';

/** Throws `not-found` with the names there are. */
export const loadDomain = (name: string): DomainPack => {
  const pack = domains.find((domain) => domain.name === name);
  if (pack) return pack;
  const names = domains.map((domain) => domain.name).join(', ');
  throw new BatonError('not-found', `there is no domain "${name}"; there is ${names}`);
};
