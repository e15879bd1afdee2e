import type { Language } from '@baton/contracts';
import type { FactKey, Lead } from '../facts.ts';

const table = {
  timeline: {
    now: ['as soon as possible', 'lo antes posible'],
    '1-3 months': ['in the next 3 months', 'en los próximos 3 meses'],
    '3-6 months': ['in 3 to 6 months', 'en 3 a 6 meses'],
    '6-12 months': ['in 6 to 12 months', 'en 6 a 12 meses'],
    later: ['in a year or more', 'en un año o más'],
    flexible: ['no rush on timing', 'sin prisa'],
  },
  financing: {
    cash: ['paying cash', 'pago al contado'],
    'pre-approved': ['already pre-approved', 'crédito preaprobado'],
    'in progress': ['financing in the works', 'financiamiento en trámite'],
    none: ['financing still to sort out', 'financiamiento por resolver'],
  },
  condition: {
    turnkey: ['in great shape', 'en muy buen estado'],
    'minor fixes': ['needing a few small fixes', 'con algunos arreglos pequeños'],
    'needs work': ['needing some work', 'con trabajo por hacer'],
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

/** $650k, $1.2M: as people write it. */
export const money = (dollars: number): string => {
  if (dollars < 1_000_000) return `$${Math.round(dollars / 100) / 10}k`;
  return `$${Math.round(dollars / 10_000) / 100}M`;
};

const stamp = /^(\d{4}-\d{2}-\d{2})(?: (?:(\d{2}:\d{2})|(\w+)))?$/;
const locales: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-MX' };

/** A meeting as people say it: "Tuesday, March 3 at 4:00 PM". Times are wall-clock, so they are formatted as UTC. */
export const meeting = (value: string, language: Language): string => {
  const [, day, hour, part] = stamp.exec(value) ?? [];
  if (!day) return lookUp('words', value, language);
  const date = new Date(`${day}T${hour ?? '12:00'}:00Z`);
  const locale = locales[language];
  const spoken = date.toLocaleDateString(locale, { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' });
  if (hour) {
    const time = date.toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: 'UTC' });
    return language === 'es' ? `el ${spoken} a las ${time}` : `${spoken} at ${time}`;
  }
  const rest =
    part === undefined ? '' : `, ${lookUp('words', part, language).replace(/s$/, language === 'es' ? 's' : '')}`;
  return (language === 'es' ? `el ${spoken}` : spoken) + rest;
};

/** One fact in the contact's language, as a part of "so far I have …". null: nothing that one would say aloud. */
export const tell = (fact: FactKey, lead: Lead, language: Language): string | null => {
  const value = lead[fact];
  if (value === undefined) return null;
  const es = language === 'es';
  switch (fact) {
    case 'timeline':
    case 'financing':
    case 'condition':
    case 'wish':
      return lookUp(fact, String(value), language);
    case 'area':
      return value === 'anywhere' ? lookUp('words', 'anywhere', language) : es ? `zona ${value}` : `around ${value}`;
    case 'budget':
      return es ? `hasta ${money(Number(value))}` : `up to ${money(Number(value))}`;
    case 'priceExpectation':
      return es ? `unos ${money(Number(value))} por tu casa` : `around ${money(Number(value))} for your home`;
    case 'bedrooms':
      if (value === 0) return es ? 'un estudio' : 'a studio';
      return es
        ? `${value} ${value === 1 ? 'recámara' : 'recámaras'}`
        : `${value} ${value === 1 ? 'bedroom' : 'bedrooms'}`;
    case 'address':
      return es ? `la casa en ${value}` : `the home at ${value}`;
    case 'motivation':
    case 'whyBoth':
      return es
        ? `motivo: ${lookUp('words', String(value), language)}`
        : `reason: ${lookUp('words', String(value), language)}`;
    case 'viewingTime':
    case 'valuationTime':
    case 'preferredTime':
      return meeting(String(value), language);
    default:
      return null;
  }
};

/** "a, b and c". */
export const listed = (parts: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
