import type { Change, Scored } from '@baton/contracts';
import { knows } from './happenings.ts';
import type { World } from './world.ts';

/** A message that is about to be decided, in the world it is decided in. */
export interface Moment {
  readonly world: World;
  readonly now: number;
  readonly scored: Partial<Scored>;
}

const inHealth = ({ world }: Moment, bot: string, health: Record<string, number>): World => {
  const known = world.health[bot] ?? { p95Ms: 0, errorRate: 0, samples: 50, at: world.now };
  return { ...world, health: { ...world.health, [bot]: { ...known, ...health } } };
};

const withoutHealth = ({ world }: Moment, bot: string): World => {
  const { [bot]: _, ...others } = world.health;
  return { ...world, health: others };
};

/** The moment as it would have been with one thing different: what an explanation says would have turned the decision. */
export const applyChange = (moment: Moment, { what, to }: Change): Moment => {
  const [kind = '', subject = ''] = what.split(':');
  const value = to ?? 0;
  const { world, scored } = moment;
  switch (kind) {
    case 'confidence':
      return { ...moment, scored: { ...scored, intents: { ...scored.intents, [subject]: value } } };
    case 'wish':
      return { ...moment, scored: { ...scored, wish: value === 1 ? subject : null } };
    case 'now':
      return { ...moment, now: value };
    case 'p95Ms':
    case 'errorRate':
      return { ...moment, world: inHealth(moment, subject, { [kind]: value }) };
    case 'health':
      return { ...moment, world: withoutHealth(moment, subject) };
    case 'facts':
      return { ...moment, world: knows(Object.fromEntries(subject.split(',').map((name) => [name, 'known'])))(world) };
    case 'approval':
      return {
        ...moment,
        world: {
          ...world,
          policy: { ...world.policy, routes: world.policy.routes.map((route) => ({ ...route, review: false })) },
        },
      };
    case 'opt-out':
      return {
        ...moment,
        scored: { ...scored, consent: null },
        world: { ...world, state: { ...world.state, optedOutAt: null } },
      };
    default:
      throw new Error(`no such change: ${what}`);
  }
};
