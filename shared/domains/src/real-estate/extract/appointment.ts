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

/** Nobody views a home at four in the morning: such an hour is one of the afternoon unless it is said to be early. */
const hourOfDay = (start: Found, plain: string): number => {
  const hour = start.get('hour') ?? 0;
  return hour >= 1 && hour <= 6 && !/\d\s?a\.?\s?m\b|\bde la manana\b/.test(plain) ? hour + 12 : hour;
};

const partOfDay = (plain: string): string | null =>
  parts.find(([pattern, part]) => ['morning', 'afternoon', 'evening'].includes(part) && pattern.test(plain))?.[1] ??
  null;

const isDay = (start: Found): boolean => start.isCertain('day') || start.isCertain('weekday');

/** "In three weeks" is a span, not a day to meet; "around 4" is an hour. */
const span =
  /\b(?:in|within|next|en|dentro de|los proximos)\s[^,.]{0,12}\b(?:weeks?|months?|years?|semanas?|mes(?:es)?|anos?)\b/;
const loosely =
  /\b(?:around|about|approximately|like|maybe|say)(?=\s\d)|\b(?:como|sobre|tipo|hacia|alrededor de)(?=\s(?:a\s)?las?\s)/gi;

interface When {
  readonly text: string;
  /** A day and an hour 2, one of them 1. */
  readonly detail: number;
}

const toWhen = (start: Found, plain: string): When | null => {
  const hour = start.isCertain('hour') && !(start.get('minute') === 0 && partOfDay(plain) && !/\d/.test(plain));
  if (!isDay(start) && !hour) return null;
  const date = `${start.get('year')}-${pad(start.get('month'))}-${pad(start.get('day'))}`;
  const detail = Number(isDay(start)) + Number(hour);
  if (hour) return { text: `${date} ${pad(hourOfDay(start, plain))}:${pad(start.get('minute'))}`, detail };
  const part = partOfDay(plain);
  return { text: part ? `${date} ${part}` : date, detail };
};

/**
 * A day or an hour to meet, as `2026-03-03 16:00`, `2026-03-03 morning`, `2026-03-03`, or a habit: `morning`, `weekends`,
 * `any time`. The wall clock is that of the text; `at` (ms) is read as UTC. null: neither a day, an hour nor a habit.
 */
export const readAppointment = ({ raw, plain }: Text, at: number, language: Language): string | null => {
  const reference = { instant: new Date(at), timezone: 0 };
  const exact = raw.replace(loosely, (word) =>
    /^[cstha]/i.test(word) && !/^(?:about|approx|say)/i.test(word) ? '' : 'at',
  );
  const order = language === 'es' ? (['es', 'en'] as const) : (['en', 'es'] as const);
  const found = order
    .flatMap((each) => parsers[each].parse(exact, reference, { forwardDate: true }))
    .filter(({ text }) => !span.test(text.toLowerCase()))
    .flatMap(({ start }) => toWhen(start, plain) ?? []);
  const best = found.find(({ detail }) => detail === 2) ?? found[0];
  const habit = parts.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
  return habit?.startsWith('week') && best?.detail !== 2 ? habit : (best?.text ?? habit);
};
