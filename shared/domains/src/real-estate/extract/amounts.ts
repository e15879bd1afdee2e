import type { FactKey } from '../facts.ts';
import type { Text } from './fold.ts';
import { type Amount, findMoney, readBareMoney } from './money.ts';

const before = 40;
const aside =
  /\b(?:down(?: payment)?|deposit|owe|owes|owing|balance|left on|mortgage of|hoa|rent|income|make|making|earn|salary|put(?:ting)? down|enganche|entrada|debo|debemos|hipoteca de|alquiler|renta|sueldo|gano|ganamos|spent|remodel\w*|invested|invertimos|gastamos)\b[^.,;!?\d]{0,25}$/;
const asideAfter =
  /^\s?(?:down|deposit|a (?:month|year)|per (?:month|year)|\/\s?(?:mo|month|yr)|al (?:mes|ano)|de (?:enganche|entrada|alquiler|renta)|sq|left|in (?:debt|equity|upgrades))\b/;
const spending =
  /\b(?:budget|presupuesto|spend(?:ing)?|gastar|afford|pre-?\s?approved|pre-?\s?aprobad[oa]s?|price range|up to|max(?:imum)?|under|below|(?:go|be) over|no more than|no mas de|hasta|maximo|menos de|to buy|comprar)\b/;
const asking =
  /\b(?:ask(?:ing)?|worth|hop(?:e|ing)|get|sell (?:it )?for|list (?:it )?(?:at|for)|at least|want(?:ing)? (?:around |about )?\$?\d|looking for \$?\d|pedir|pedimos|sacar|obtener|vale|valor|vender(?:la|lo)? (?:en|por)|al menos|minimo)\b/;

export interface MoneyContext {
  readonly asked: FactKey | null;
  /** Which of the two a sum without further words is about; null: neither. */
  readonly usual: 'budget' | 'priceExpectation' | null;
  /** The contact takes something back. */
  readonly correcting: boolean;
  /** Sums that are held: a correction without further words is about the nearest. */
  readonly held: { readonly budget?: number | undefined; readonly priceExpectation?: number | undefined };
}

const isAside = ({ plain }: Text, amount: Amount): boolean =>
  aside.test(plain.slice(Math.max(0, amount.start - before), amount.start)) || asideAfter.test(plain.slice(amount.end));

const selling =
  /\b(?:sell (?:it )?for|list (?:it )?(?:at|for)|(?:hop(?:e|ing)|want|like) to get|i want (?:at least|around|about)|worth|sacar|obtener|pido|vender(?:la|lo)? (?:en|por)|que vale)\b/;

/** What stands before the sum in its own sentence. */
const wordsBefore = ({ plain }: Text, { start, end }: Amount): string => {
  const words = plain.slice(Math.max(0, start - before), start);
  const own = words.split(/\n|[.;!?]\s/).at(-1) ?? '';
  return own + plain.slice(start, end);
};

/** What a sum corrects: the held one that is nearest by ratio. */
const nearestTo = (sum: number, { held, usual }: MoneyContext): 'budget' | 'priceExpectation' | null => {
  const far = (other: number | undefined): number => (other === undefined ? Infinity : Math.abs(Math.log(sum / other)));
  if (held.budget === undefined && held.priceExpectation === undefined) return usual;
  return far(held.budget) <= far(held.priceExpectation) ? 'budget' : 'priceExpectation';
};

const roleOf = (text: Text, amount: Amount, context: MoneyContext): 'budget' | 'priceExpectation' | null => {
  const words = wordsBefore(text, amount);
  if (selling.test(words) || /^\s(?:for it|por (?:ella|la casa))\b/.test(text.plain.slice(amount.end)))
    return 'priceExpectation';
  if (spending.test(words) && !/\bworth\b/.test(words)) return 'budget';
  if (context.usual !== 'budget' && asking.test(words)) return 'priceExpectation';
  if (context.correcting) return nearestTo(amount.high, context);
  if (context.asked === 'budget' || context.asked === 'priceExpectation') return context.asked;
  return context.usual;
};

export interface HeardMoney {
  readonly fact: 'budget' | 'priceExpectation';
  readonly value: number;
  /** The words around the sum name the fact: said so plainly, it replaces one that is held. */
  readonly plainly: boolean;
}

const toValue = (fact: HeardMoney['fact'], { low, high }: Pick<Amount, 'low' | 'high'>): number =>
  fact === 'budget' ? high : low;

/** A budget is the upper end of a range, a price hoped for the lower. */
export const hearMoney = (text: Text, context: MoneyContext): HeardMoney[] => {
  const found = findMoney(text).flatMap((amount) => {
    const fact = isAside(text, amount) ? null : roleOf(text, amount, context);
    if (fact === null) return [];
    const words = wordsBefore(text, amount);
    return [
      {
        fact,
        value: toValue(fact, amount),
        plainly: fact === 'budget' ? spending.test(words) : asking.test(words) || selling.test(words),
      },
    ];
  });
  if (found.length > 0) return found;
  const named = /\b(?:budget|presupuesto)\b/.test(text.plain) ? 'budget' : null;
  const asked = context.asked === 'budget' || context.asked === 'priceExpectation' ? context.asked : null;
  const alone = /^\$?\d{3,4}$/.test(text.plain) && context.asked !== 'address';
  const fact = named ?? asked ?? (context.correcting || alone ? context.usual : null);
  const bare = fact === null || findMoney(text).length > 0 ? null : readBareMoney(text, asked === null);
  return fact !== null && bare ? [{ fact, value: toValue(fact, bare), plainly: named !== null }] : [];
};
