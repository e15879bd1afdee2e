import type { Lead } from '../facts.ts';
import type { Text } from './fold.ts';
import { readNumber, smallNumberWord } from './number-words.ts';

export type Timeline = NonNullable<Lead['timeline']>;

const now =
  /\b(?:asap|as soon as (?:possible|i can|we can)|right (?:away|now)|immediately|urgent(?:ly|e)?|this (?:week|month)|next week|yesterday|cuanto antes|lo antes posible|lo mas pronto|ya mismo|ahora mismo|inmediatamente|este mes|esta semana|la proxima semana|ready (?:now|to go)|de inmediato)\b/;
const flexible =
  /\b(?:no (?:rush|hurry|real hurry|particular timeline)|(?:not|isn't) in (?:a|any) (?:rush|hurry)|flexible|whenever|somos flexibles|no prisa|sin prisas?|(?:no tengo|no tenemos|no hay) (?:ninguna )?prisa|cuando sea)\b/;
const later =
  /\b(?:not for a while|eventually|some ?day|down the road|in a few years|years away|mas adelante|algun dia|en unos anos|a largo plazo)\b/;
const bareNow = /^(?:now|today|ya|hoy|ahora|soon|pronto)\b/;
const bareLater = /\b(?:later|mas tarde|luego)\b/;

const unit = '(?<unit>days?|weeks?|months?|mos?|years?|yrs?|dias?|semanas?|mes(?:es)?|anos?)';
const many = `(?<many>\\d{1,3}|a couple(?: of)?|a few|several|an?|half an?|un par de|unos|unas|varios|medio|${smallNumberWord})`;
const upTo = `(?:\\s?(?:-|to|or|a|o)\\s?(?<upTo>\\d{1,3}|${smallNumberWord}))?`;
const lead =
  '(?<lead>in|within|by|over|next|under|about|less than|dentro de|en|durante|los proximos|las proximas|unos|menos de)';
const duration = new RegExp(
  `(?:\\b${lead}\\s(?:the next |about |like |los proximos |las proximas |unos |maybe )?)?\\b${many}${upTo}\\s?${unit}\\b(?<after> (?:ago|old|loan|fixed|lease|warranty|de antiguedad))?`,
  'g',
);
const past = /\b(?:ago|since|for|hace|desde|llevo|built|lived)\s*$/;

const daysIn: Readonly<Record<string, number>> = { d: 1, w: 7, s: 7, m: 30.4, y: 365, a: 365 };
const loose: Readonly<Record<string, number>> = {
  'a couple': 2,
  'a couple of': 2,
  'a few': 3,
  several: 4,
  a: 1,
  an: 1,
  'half a': 0.5,
  'half an': 0.5,
  'un par de': 2,
  unos: 3,
  unas: 3,
  varios: 4,
  medio: 0.5,
};

const quantity = (written: string): number => loose[written] ?? readNumber(written) ?? Number(written);

const bucketOf = (months: number): Timeline => {
  if (months <= 1.1) return 'now';
  if (months <= 3.1) return '1-3 months';
  if (months <= 6.2) return '3-6 months';
  return months <= 12.5 ? '6-12 months' : 'later';
};

/** A span of time ahead, in months. Spans that tell of the past, of an age or of a loan are passed over. */
const spanAhead = (plain: string, asked: boolean): number | null => {
  for (const match of plain.matchAll(duration)) {
    const groups = match.groups ?? {};
    if (groups.after || past.test(plain.slice(0, match.index))) continue;
    if (!asked && !groups.lead) continue;
    const value = quantity(groups.upTo ?? groups.many ?? '');
    const days = daysIn[(groups.unit ?? '')[0] ?? ''];
    if (Number.isFinite(value) && days !== undefined) return (value * days) / 30.4;
  }
  return null;
};

const months: readonly RegExp[] = [
  /january|enero/,
  /february|febrero/,
  /march(?! (?:the|to))|marzo/,
  /april|abril/,
  /may(?! (?:be|want|need|also|sell|buy|have|not))|mayo/,
  /june|junio/,
  /july|julio/,
  /august|agosto/,
  /september|septiembre|setiembre/,
  /october|octubre/,
  /november|noviembre/,
  /december|diciembre/,
];
const seasons: readonly (readonly [RegExp, number])[] = [
  [/spring|primavera/, 2],
  [/summer|verano/, 5],
  [/fall|autumn|otono/, 8],
  [/winter|invierno/, 11],
];
const calendarLead =
  '\\b(?:in|by|before|around|until|next|this|late|early|mid|para|en|antes de|hacia|este|esta|proxim[oa]|el|la|end of|fin(?:ales)? de)\\s(?:the |early |late |mid |end of |finales de |principios de |el |la )*';

interface Named {
  /** The name alone: enough for who was asked. */
  readonly alone: RegExp;
  /** With words before it that look ahead. */
  readonly ahead: RegExp;
}

const naming = (pattern: RegExp): Named => ({
  alone: new RegExp(`\\b(?:${pattern.source})\\b`),
  ahead: new RegExp(`${calendarLead}(?:${pattern.source})\\b`),
});

const isNamed = ({ alone, ahead }: Named, plain: string, asked: boolean): boolean =>
  (asked ? alone : ahead).test(plain);

const namedMonths = months.map(naming);
const namedSeasons = seasons.map(([pattern, month]) => [naming(pattern), month] as const);

const monthsUntil = (month: number, at: Date): number => (month - at.getUTCMonth() + 12) % 12;

const calendarAhead = (plain: string, at: Date, asked: boolean): number | null => {
  if (/\b(?:next year|el (?:ano que viene|proximo ano)|(?:proximo|siguiente) ano)\b/.test(plain))
    return Math.max(7, 12 - at.getUTCMonth());
  if (
    /\b(?:(?:end of|by the end of|later) (?:the|this) year|this year|fin(?:ales)? de(?:l)? ano|este ano)\b/.test(plain)
  )
    return Math.max(1.2, 12 - at.getUTCMonth());
  if (/\b(?:next month|el mes que viene|el proximo mes)\b/.test(plain)) return 1.5;
  const month = namedMonths.findIndex((month) => isNamed(month, plain, asked));
  if (month >= 0) return monthsUntil(month, at) + 0.5;
  const season = namedSeasons.find(([season]) => isNamed(season, plain, asked));
  return season ? monthsUntil(season[1], at) + 1 : null;
};

/**
 * When the contact wants to have moved, counted from `at` (ms). With `asked`, "3 months" or "june" will do; without,
 * the words must look ahead ("in 3 months", "by June").
 */
export const readTimeline = ({ plain }: Text, at: number, asked: boolean): Timeline | null => {
  if (flexible.test(plain)) return 'flexible';
  const ahead = spanAhead(plain, asked) ?? calendarAhead(plain, new Date(at), asked);
  if (ahead !== null) return bucketOf(ahead);
  if (now.test(plain) || (asked && bareNow.test(plain))) return 'now';
  return later.test(plain) || (asked && bareLater.test(plain)) ? 'later' : null;
};
