import { BatonError } from '@baton/contracts';
import type { DomainPack } from './domain.ts';
import { isPath, loadOutside } from './outside-domain.ts';
import { domains } from './register.ts';

/** Every domain that ships. */
export const domainNames = (): string[] => domains.map(({ name }) => name);

/** A domain that ships, by its name, or any other, by its folder. Throws `not-found` with the names there are. */
export const loadDomain = (name: string): DomainPack => {
  if (isPath(name)) return loadOutside(name);
  const pack = domains.find((domain) => domain.name === name);
  if (pack) return pack;
  const names = domainNames().join(', ');
  throw new BatonError('not-found', `there is no domain "${name}"; there is ${names}, or the folder of another`);
};
