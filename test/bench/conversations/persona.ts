import { createRandom, type Random } from '../../chaos/random.ts';
import { english } from './english.ts';
import type { Handwriting } from './handwriting.ts';
import { spanish } from './spanish.ts';
import type { Tongue } from './tongue.ts';
import { createTruth, type PersonaKind, personaKinds, type Truth } from './truth.ts';

/** How somebody behaves in a conversation; each a share of their messages. */
export interface Temper {
  /** Says something that nobody asked for. */
  readonly volunteers: number;
  readonly ignores: number;
  readonly unsure: number;
  readonly corrects: number;
  readonly asksBack: number;
  readonly rude: number;
  /** Writes in the other language. */
  readonly switches: number;
  readonly bursts: number;
}

export interface Persona {
  readonly kind: PersonaKind;
  readonly language: 'en' | 'es';
  readonly truth: Truth;
  readonly temper: Temper;
  readonly hand: Handwriting;
  readonly random: Random;
  /** After how many messages a contact of this kind says what it is here to say. */
  readonly breaksAt: number;
  /** Ends whatever goes on for too long. */
  readonly patience: number;
}

export const tongueOf = (language: 'en' | 'es'): Tongue => (language === 'es' ? spanish : english);

const everyone: readonly Temper[] = [
  { volunteers: 0.1, ignores: 0.02, unsure: 0.02, corrects: 0.05, asksBack: 0.02, rude: 0, switches: 0, bursts: 0.05 },
  { volunteers: 0.6, ignores: 0.05, unsure: 0.03, corrects: 0.1, asksBack: 0.05, rude: 0, switches: 0, bursts: 0.15 },
  { volunteers: 0.3, ignores: 0.15, unsure: 0.05, corrects: 0.15, asksBack: 0.15, rude: 0, switches: 0, bursts: 0.1 },
];

const byKind: Readonly<Partial<Record<PersonaKind, Partial<Temper>>>> = {
  hesitant: { unsure: 0.35, volunteers: 0.1 },
  hostile: { rude: 0.35, ignores: 0.2, unsure: 0.1 },
  'hot buyer': { volunteers: 0.8, ignores: 0, unsure: 0 },
};

/** The same seed, the same person saying the same things to the same questions. */
export const createPersona = (seed: number, language: 'en' | 'es'): Persona => {
  const random = createRandom(seed * 7919 + (language === 'es' ? 1 : 0));
  const kind = personaKinds[seed % personaKinds.length] as PersonaKind;
  const temper = { ...random.pick(everyone), switches: random.chance(0.15) ? 0.3 : 0, ...byKind[kind] };
  return {
    kind,
    language,
    truth: createTruth(random, kind, language),
    temper,
    hand: { typos: random.pick([0, 0, 0.1, 0.3]), sms: random.chance(0.25) },
    random,
    breaksAt: 1 + random.below(3),
    patience: 28,
  };
};
