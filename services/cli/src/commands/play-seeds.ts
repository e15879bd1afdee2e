import { BatonError } from '@baton/contracts';
import { type DomainPack, loadDomain } from '@baton/domains';
import { type SimulationOptions, simulate } from '@baton/simulation';

/** A share of the seeds that are to be played. */
export interface Seeds {
  readonly domain: string;
  readonly first: number;
  readonly count: number;
}

export interface Played {
  readonly conversations: number;
  /** The first seed that broke a promise; those after it were not played. */
  readonly failed: number | null;
}

export const simulationOf = (pack: DomainPack): SimulationOptions => {
  if (pack.rehearsal) return { pack, phrases: pack.rehearsal };
  throw new BatonError('bad-input', `the domain "${pack.name}" has no rehearsal: sentences that its contacts say`);
};

/** What one thread does. */
const playSeeds = async ({ domain, first, count }: Seeds): Promise<Played> => {
  const simulation = simulationOf(loadDomain(domain));
  let conversations = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    const simulated = await simulate(seed, simulation);
    conversations += simulated.conversations;
    if (simulated.violations.length > 0) return { conversations, failed: seed };
  }
  return { conversations, failed: null };
};
export default playSeeds;
