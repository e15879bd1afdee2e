import type { Language } from '@baton/contracts';
import type { FactKey, Lead } from '../facts.ts';

const table = {
  timeline: {
    now: ['moving as soon as possible', 'mudanza lo antes posible'],
    '1-3 months': ['moving in the next 3 months', 'mudanza en los próximos 3 meses'],
    '3-6 months': ['moving in 3 to 6 months', 'mudanza en 3 a 6 meses'],
    '6-12 months': ['moving in 6 to 12 months', 'mudanza en 6 a 12 meses'],
    later: ['moving in a year or more', 'mudanza en un año o más'],
    flexible: ['no rush on timing', 'sin prisa'],
  },
  financing: {
    cash: ['paying cash', 'pago al contado'],
    'pre-approved': ['already pre-approved', 'crédito preaprobado'],
    'in progress': ['financing in the works', 'financiamiento en trámite'],
    none: ['financing still to sort out', 'financiamiento por resolver'],
  },
  condition: {
    turnkey: ['great shape', 'muy buen estado'],
    'minor fixes': ['a few small fixes to do', 'algunos detalles por arreglar'],
    'needs work': ['some work to do', 'trabajo por hacer'],
  },
  wish: {
    buy: ['looking to buy', 'quieres comprar'],
    sell: ['looking to sell', 'quieres vender'],
    both: ['looking to buy and sell', 'quieres comprar y vender'],
    browsing: ['just looking around for now', 'solo estás mirando por ahora'],
  },
  words: {
    'money is tight': ['money being tight', 'la situación económica'],
    'inherited home': ['an inherited home', 'una casa heredada'],
    relocating: ['the move', 'la mudanza'],
    downsizing: ['going for something smaller', 'buscar algo más pequeño'],
    'needs more room': ['needing more room', 'necesitar más espacio'],
    retiring: ['retirement', 'la jubilación'],
    'rental or investment': ['a rental or investment', 'una inversión o alquiler'],
    'curious about the value': ["being curious what it's worth", 'saber cuánto vale'],
    'the sale pays for the purchase': ['the sale paying for the next home', 'que la venta pague la compra'],
    'one does not depend on the other': ['two separate moves', 'dos cosas independientes'],
    anywhere: ['anywhere that fits', 'cualquier zona'],
    morning: ['mornings', 'por la mañana'],
    afternoon: ['afternoons', 'por la tarde'],
    evening: ['evenings', 'por la noche'],
    weekends: ['weekends', 'los fines de semana'],
    weekdays: ['weekdays', 'entre semana'],
    'any time': ['any time', 'a cualquier hora'],
  },
} as const satisfies Record<string, Record<string, readonly [string, string]>>;

const pick = (entry: readonly [string, string], language: Language): string => entry[language === 'es' ? 1 : 0];

const lookUp = (group: keyof typeof table, value: string, language: Language): string => {
  const entry = (table[group] as Record<string, readonly [string, string]>)[value];
  return entry ? pick(entry, language) : value;
};

/** As people write it, and never rounded: $650k and $1.075M, in Spanish $650 mil and $1.075 millones. */
export const money = (dollars: number, language: Language): string => {
  const millions = dollars >= 1_000_000;
  const figure = Number((dollars / (millions ? 1_000_000 : 1000)).toFixed(3));
  if (language === 'es') return `$${figure} ${millions ? (figure === 1 ? 'millón' : 'millones') : 'mil'}`;
  return `$${figure}${millions ? 'M' : 'k'}`;
};

const stamp = /^(\d{4}-\d{2}-\d{2})(?: (?:(\d{2}:\d{2})|(\w+)))?$/;

const partsOfDay: Readonly<Record<string, readonly [string, string]>> = {
  morning: ['morning', 'por la mañana'],
  afternoon: ['afternoon', 'por la tarde'],
  evening: ['evening', 'por la noche'],
};

const spanish = (date: Date, hour: string | undefined, part: string | undefined): string => {
  const day = new Intl.DateTimeFormat('es-MX', { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' });
  const spoken = `el ${day.format(date).replace(',', '')}`;
  if (hour === undefined) return part ? `${spoken} ${partsOfDay[part]?.[1] ?? part}` : spoken;
  const at = date.getUTCHours() % 12 === 1 ? 'a la' : 'a las';
  const clock =
    date.getUTCMinutes() === 0
      ? `${date.getUTCHours() % 12 || 12}`
      : `${date.getUTCHours() % 12 || 12}:${hour.slice(3)}`;
  return `${spoken} ${at} ${clock} de la ${date.getUTCHours() < 12 ? 'mañana' : date.getUTCHours() < 20 ? 'tarde' : 'noche'}`;
};

const english = (date: Date, hour: string | undefined, part: string | undefined): string => {
  const format = (options: Intl.DateTimeFormatOptions) => date.toLocaleString('en-US', { ...options, timeZone: 'UTC' });
  const weekday = format({ weekday: 'long' });
  const day = format({ month: 'long', day: 'numeric' });
  if (hour === undefined) return part ? `${weekday} ${partsOfDay[part]?.[0] ?? part}, ${day}` : `${weekday}, ${day}`;
  return `${weekday}, ${day} at ${format({ hour: 'numeric', minute: '2-digit' })}`;
};

/** A meeting as people say it: "Tuesday, March 3 at 4:00 PM". Times are wall-clock, so they are formatted as UTC. */
export const meeting = (value: string, language: Language): string => {
  const [, day, hour, part] = stamp.exec(value) ?? [];
  if (!day) return lookUp('words', value, language);
  const date = new Date(`${day}T${hour ?? '12:00'}:00Z`);
  return language === 'es' ? spanish(date, hour, part) : english(date, hour, part);
};

/** A place that was typed without capitals, as it is written. */
const properly = (place: string): string =>
  place === place.toLowerCase() && place !== 'downtown'
    ? place.replace(/(?<![\p{L}'’])\p{L}(?=\p{L}{2})/gu, (first) => first.toUpperCase())
    : place;

type Teller = (lead: Lead, language: Language) => string;

const either =
  (en: (value: string) => string, es: (value: string) => string, fact: FactKey): Teller =>
  (lead, language) =>
    (language === 'es' ? es : en)(String(lead[fact]));
const priced =
  (language: Language, around: (sum: string) => string) =>
  (dollars: string): string =>
    around(money(Number(dollars), language));
const counted = (one: string, many: string, studio: string) => (count: string) =>
  count === '0' ? studio : `${count} ${count === '1' ? one : many}`;
const looked =
  (fact: FactKey, group: keyof typeof table): Teller =>
  (lead, language) =>
    lookUp(group, String(lead[fact]), language);
/** "viewings on Monday, March 2 at 4:00 PM", "visitas por la mañana". */
const met =
  (fact: FactKey, what: readonly [string, string]): Teller =>
  (lead, language) => {
    const value = String(lead[fact]);
    const when = meeting(value, language);
    if (language === 'es') return `${what[1]} ${when}`;
    return stamp.test(value) ? `${what[0]} on ${when}` : `${what[0]}: ${when}`;
  };
const because =
  (fact: FactKey): Teller =>
  (lead, language) => {
    const reason = lookUp('words', String(lead[fact]), language);
    return language === 'es' ? `${reason} como motivo` : `${reason} as your reason`;
  };

const tellers: { readonly [K in FactKey]?: Teller } = {
  timeline: looked('timeline', 'timeline'),
  financing: looked('financing', 'financing'),
  condition: looked('condition', 'condition'),
  wish: looked('wish', 'wish'),
  area: ({ area = '' }, language) => {
    if (area === 'anywhere') return lookUp('words', 'anywhere', language);
    const name = properly(area);
    return language === 'es' ? `la zona de ${name}` : `the ${name.replace(/^the /i, '')} area`;
  },
  budget: either(
    priced('en', (sum) => `up to ${sum}`),
    priced('es', (sum) => `hasta ${sum}`),
    'budget',
  ),
  priceExpectation: either(
    priced('en', (sum) => `around ${sum} for your home`),
    priced('es', (sum) => `unos ${sum} por tu casa`),
    'priceExpectation',
  ),
  bedrooms: either(
    counted('bedroom', 'bedrooms', 'a studio'),
    counted('recámara', 'recámaras', 'un estudio'),
    'bedrooms',
  ),
  address: either(
    (value) => `the home at ${value}`,
    (value) => `la casa en ${value}`,
    'address',
  ),
  motivation: because('motivation'),
  whyBoth: because('whyBoth'),
  viewingTime: met('viewingTime', ['viewings', 'visitas']),
  valuationTime: met('valuationTime', ['the visit', 'la visita']),
  preferredTime: met('preferredTime', ['a call', 'una llamada']),
};

/** One fact in the contact's language, as a part of "what I have so far". null: nothing that one would say aloud. */
export const tell = (fact: FactKey, lead: Lead, language: Language): string | null =>
  lead[fact] === undefined ? null : (tellers[fact]?.(lead, language) ?? null);

const doubled =
  /^(?:jose|carlos|luis|maria|jesus|antonio|manuel|pablo|isabel|fernanda|elena|paula|alberto|miguel|angel)$/;

/** As one addresses somebody: "Sean" for Sean O'Neill, and "María José" for María José. */
export const firstName = (name: string): string => {
  const [first = name, second = ''] = name.split(' ');
  const plain = second.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return doubled.test(plain) ? `${first} ${second}` : first;
};

/** "a, b and c". */
export const listed = (parts: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
