import type { Fact } from './tongue.ts';

/**
 * What a reply asks for, from its text alone, as the person who gets it would understand it. Written without a look at
 * what the bot says that it asked: both are compared.
 */
const meanings: readonly (readonly [Fact, RegExp])[] = [
  ['sellSoon', /30 (?:to|a|or|y|-) ?45|thirty/],
  ['listingHistory', /listed|on the market|for sale before|a la venta antes|primera vez|mercado/],
  [
    'startWith',
    /(?:start|first|begin|empez|primero|ahora).*(?:buying|selling|comprar?|venta|vender)|(?:buying|selling|comprar?|venta|vender).*(?:start|first|begin|empez|primero|now\?)/,
  ],
  [
    'whyBoth',
    /do both|fund|money for the next|depend on|hacer las dos cosas|pagar la compra|dinero para la (?:proxima|otra|nueva)|depende de/,
  ],
  ['wish', /(?:buy|compra).*(?:sell|vend)|(?:sell|vend).*(?:buy|compra)|what brings you|en que te ayudo/],
  ['name', /your name|call you\?|am i (?:talking|speaking|texting)|te llam(?:as|en)\b|tu nombre|con quien/],
  ['liens', /mortgage or|lien|paid off|owed|owe|hipoteca o|gravamen|pagada|se debe/],
  ['financing', /pre-?approv|paying cash|pay: cash|financ|how would you pay|preaprobad|al contado|como pagar/],
  ['budget', /budget|spend|price range|presupuesto|gastar/],
  ['priceExpectation', /price|get for it|hoping|precio|obtener|sacar/],
  ['bedrooms', /bedroom|recamara|habitacion|dormitorio/],
  ['upgrades', /upgrade|renew|improve|mejora|renov/],
  ['decisionMakers', /decision|decide/],
  ['contactMethod', /(?:call|text|llamada).*(?:email|correo)/],
  ['condition', /shape|condition|fix|estado|arreglar|detalles/],
  [
    'motivation',
    /making you|makes you|reason|behind the (?:sale|move)|why (?:are you|sell)|te lleva|por que|razon|motivo/,
  ],
  ['address', /address|street|where is the (?:home|house)|direccion|calle/],
  ['valuationTime', /come by|stop by|valuation|for the visit|valorar|pasar|la visita/],
  ['viewingTime', /view|see (?:a few|some)|tour|ver (?:algunas|unas|casas)|visitas/],
  ['area', /area|town|neighborhood|where would you|zona|colonia|barrio|donde te/],
  ['preferredTime', /call|talk|llam|hablar|platicar/],
  ['timeline', /next few months|este ano o|mas adelante|when would|when do you|roughly when|how soon|timing|cuando/],
];

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export type Understood = Fact | 'unclear' | null;

/** Of several questions the last counts. null: nothing is asked. */
export const readQuestion = (reply: string): Understood => {
  const last = plain(reply)
    .match(/[^.!?]*\?/g)
    ?.at(-1);
  if (last === undefined) return null;
  // "What leads you to do both? Do you need the sale for it?": one question in two sentences.
  const whole = plain(reply).slice(-220);
  const found =
    meanings.find(([, pattern]) => pattern.test(last)) ?? meanings.find(([, pattern]) => pattern.test(whole));
  return found?.[0] ?? 'unclear';
};
