import type { Change } from '@baton/contracts';
import type { Moment } from './moment.ts';
import type { World } from './world.ts';

/** What is said of a bot's health is measured now, by enough samples. */
const inHealth = ({ world, now }: Moment, bot: string, health: Record<string, number>): World => {
  const known = { p95Ms: 0, errorRate: 0, ...world.health[bot], samples: 50, at: now };
  return { ...world, health: { ...world.health, [bot]: { ...known, ...health } } };
};

/** The contact's time goes on; what is measured of the bots stays as fresh as it is. */
const later = (moment: Moment, now: number): Moment => {
  const { world } = moment;
  const ago = now - moment.now;
  const health = Object.fromEntries(
    Object.entries(world.health).map(([bot, measured]) => [bot, { ...measured, at: measured.at + ago }]),
  );
  return { ...moment, now, world: { ...world, health } };
};

const approved = ({ world }: Moment): World => ({
  ...world,
  policy: { ...world.policy, routes: world.policy.routes.map((route) => ({ ...route, review: false })) },
});

const known = ({ world, now }: Moment, names: readonly string[]): World => {
  const fact = { value: 'known', confidence: 1, extractor: 'admin', at: now };
  const facts = { ...world.state.facts, ...Object.fromEntries(names.map((name) => [name, fact])) };
  return { ...world, state: { ...world.state, facts } };
};

const consent = (moment: Moment, isIn: boolean): Moment => ({
  ...moment,
  scored: { ...moment.scored, consent: null },
  world: { ...moment.world, state: { ...moment.world.state, ...(isIn && { optedOutAt: null }) } },
});

/** No person has the contact, and none is called for. */
const withoutPerson = (moment: Moment): Moment => {
  const { state } = moment.world;
  const { owner } = state;
  const before = { status: 'bot', bot: 'lead', since: moment.now, idleAt: null } as const;
  return {
    ...moment,
    scored: { ...moment.scored, human: null },
    world: { ...moment.world, state: { ...state, owner: owner.status === 'human' ? before : owner } },
  };
};

const withConfidence = (moment: Moment, name: string, confidence: number): Moment => {
  const { scored, request } = moment;
  if (request) return { ...moment, request: { ...request, confidence } };
  return { ...moment, scored: { ...scored, intents: { ...scored.intents, [name]: confidence } } };
};

/** The moment as it would have been with one thing different: what an explanation says would have turned the decision. */
export const applyChange = (moment: Moment, { what, from, to }: Change): Moment => {
  const [kind = '', subject = ''] = what.split(':');
  const value = to ?? 0;
  const { scored } = moment;
  switch (kind) {
    case 'confidence':
      return withConfidence(moment, subject, value);
    case 'wish':
      return { ...moment, scored: { ...scored, wish: value === 1 ? subject : null } };
    case 'now':
      return later(moment, value);
    case 'p95Ms':
    case 'errorRate':
      return { ...moment, world: inHealth(moment, subject, { [kind]: value }) };
    case 'health':
      return { ...moment, world: inHealth(moment, subject, { p95Ms: 0, errorRate: 0 }) };
    case 'facts':
      return { ...moment, world: known(moment, subject.split(',')) };
    case 'approval':
      return { ...moment, world: approved(moment) };
    case 'human':
      return withoutPerson(moment);
    case 'opt-out':
      return consent(moment, from === 1);
    default:
      throw new Error(`no such change: ${what}`);
  }
};
