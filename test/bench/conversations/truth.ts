import type { Random } from '../../chaos/random.ts';

export const personaKinds = [
  'buyer',
  'seller',
  'both',
  'buyer who also sells',
  'browsing',
  'hesitant',
  'hot buyer',
  'hostile',
  'opts out',
  'wants a person',
  'legal matter',
] as const;
export type PersonaKind = (typeof personaKinds)[number];

export type Side = 'buy' | 'sell' | 'both' | 'browsing';

/** What is so about one person, in no language. Money in dollars. */
export interface Truth {
  readonly wish: Side;
  readonly name: string;
  readonly timeline: 'now' | '1-3 months' | '3-6 months' | '6-12 months' | 'later' | 'flexible';
  readonly area: string;
  readonly budget: number;
  readonly financing: 'cash' | 'pre-approved' | 'in progress' | 'none';
  readonly bedrooms: number;
  readonly address: string;
  readonly motivation: string;
  readonly sellSoon: boolean;
  readonly condition: 'turnkey' | 'minor fixes' | 'needs work';
  readonly priceExpectation: number;
  readonly owes: boolean;
  readonly startWith: 'buy' | 'sell';
  readonly whyBoth: 'funds' | 'relocating' | 'downsizing' | 'needs more room';
}

const names = {
  en: ['Tom', 'Ana', 'Priya', 'Marcus', 'Keisha', 'Bill Hutchins', 'Jennifer', 'Wei', 'Sam', "Sean O'Neill"],
  es: ['Lucía', 'Jorge', 'María José', 'Andrés', 'Guadalupe', 'Iván', 'Rosa Delgado', 'Luis', 'Beatriz', 'Mateo'],
} as const;

const areas = {
  en: ['Pasadena', 'Rancho Cucamonga', 'Upland', 'Claremont', 'North Austin', 'Chino Hills', 'San Dimas', 'Tempe'],
  es: ['Pasadena', 'Rancho Cucamonga', 'Santa Ana', 'Pomona', 'San Bernardino', 'Ontario', 'El Monte', 'Chino Hills'],
} as const;

const addresses = {
  en: [
    '4521 Oak Avenue',
    '12 Elm St',
    '88 Sunset Blvd',
    '1207 N Euclid Ave',
    '9 Maple Ct',
    '730 Foothill Rd',
    '2210 W 7th St',
  ],
  es: [
    'Calle Olivo 128',
    '4521 Oak Avenue',
    'Avenida Juárez 1200',
    '730 Foothill Rd',
    'Calle San Martín 45',
    '12 Elm St',
  ],
} as const;

const motives = [
  'relocating',
  'downsizing',
  'needs more room',
  'inherited home',
  'money is tight',
  'retiring',
  'rental or investment',
  'curious about the value',
] as const;

const sides: Readonly<Partial<Record<PersonaKind, readonly Side[]>>> = {
  buyer: ['buy'],
  seller: ['sell'],
  both: ['both'],
  'buyer who also sells': ['buy'],
  browsing: ['browsing'],
  'hot buyer': ['buy'],
};

const step = 25_000;

/** Draws everything that a person of this kind might be asked for. */
export const createTruth = (random: Random, of: PersonaKind, language: 'en' | 'es'): Truth => {
  const hot = of === 'hot buyer';
  return {
    wish: random.pick(sides[of] ?? ['buy', 'sell']),
    name: random.pick(names[language]),
    timeline: hot ? 'now' : random.pick(['now', '1-3 months', '3-6 months', '6-12 months', 'later', 'flexible']),
    area: random.pick(areas[language]),
    budget: 300_000 + step * random.below(45),
    financing: hot ? 'cash' : random.pick(['cash', 'pre-approved', 'in progress', 'none']),
    bedrooms: 1 + random.below(5),
    address: random.pick(addresses[language]),
    motivation: random.pick(motives),
    sellSoon: random.chance(0.6),
    condition: random.pick(['turnkey', 'minor fixes', 'needs work']),
    priceExpectation: 350_000 + step * random.below(45),
    owes: random.chance(0.5),
    startWith: random.pick(['buy', 'sell']),
    whyBoth: random.pick(['funds', 'relocating', 'downsizing', 'needs more room']),
  };
};
