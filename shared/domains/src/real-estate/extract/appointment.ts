import type { Language } from '@baton/contracts';
import * as en from 'chrono-node/en';
import * as es from 'chrono-node/es';
import type { Text } from './fold.ts';

const parsers = { en: en.casual, es: es.casual };

const parts: readonly (readonly [RegExp, string])[] = [
  [/\b(?:any ?time|whenever|cuando sea|cualquier (?:momento|hora|dia)|a cualquier hora)\b/, 'any time'],
  [/\bweekends?\b|\bfin(?:es)? de semana\b/, 'weekends'],
  [/\bweekdays?\b|\bentre semana\b/, 'weekdays'],
  [/\bmornings?\b|\b(?:por|en|de) la manana\b|\bmananas\b/, 'morning'],
  [/\bafternoons?\b|\b(?:por|en|de) la tarde\b|\btardes\b|\bafter lunch\b/, 'afternoon'],
  [/\bevenings?\b|\bafter work\b|\btonight\b|\b(?:por|en|de) la noche\b|\bnoches\b/, 'evening'],
];

const pad = (value: number | null): string => String(value ?? 0).padStart(2, '0');

type Found = ReturnType<typeof en.casual.parse>[number]['start'];

/** Nobody views a home at four in the morning: an hour without am or pm is one of the day. */
const hourOfDay = (start: Found): number => {
  const hour = start.get('hour') ?? 0;
  return !start.isCertain('meridiem') && hour >= 1 && hour <= 7 ? hour + 12 : hour;
};

const partOfDay = (plain: string): string | null =>
  parts.find(([pattern, part]) => ['morning', 'afternoon', 'evening'].includes(part) && pattern.test(plain))?.[1] ??
  null;

const isDay = (start: Found): boolean => start.isCertain('day') || start.isCertain('weekday');

const toDate = (start: Found, plain: string): string | null => {
  const hour = start.isCertain('hour') && !(start.get('minute') === 0 && partOfDay(plain) && !/\d/.test(plain));
  if (!isDay(start) && !hour) return null;
  const date = `${start.get('year')}-${pad(start.get('month'))}-${pad(start.get('day'))}`;
  if (hour) return `${date} ${pad(hourOfDay(start))}:${pad(start.get('minute'))}`;
  const part = partOfDay(plain);
  return part ? `${date} ${part}` : date;
};

/**
 * A day or an hour to meet, as `2026-03-03 16:00`, `2026-03-03 morning`, `2026-03-03`, or a habit: `morning`, `weekends`,
 * `any time`. The wall clock is that of the text; `at` (ms) is read as UTC. null: neither a day, an hour nor a habit.
 */
export const readAppointment = ({ raw, plain }: Text, at: number, language: Language): string | null => {
  const reference = { instant: new Date(at), timezone: 0 };
  const order = language === 'es' ? (['es', 'en'] as const) : (['en', 'es'] as const);
  for (const each of order) {
    for (const found of parsers[each].parse(raw, reference, { forwardDate: true })) {
      const date = toDate(found.start, plain);
      if (date) return date;
    }
  }
  return parts.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
};
