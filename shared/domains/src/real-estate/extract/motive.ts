import type { Text } from './fold.ts';

/** Why people sell, in the order in which a reason outweighs the next. The values are facts: words for people. */
const motives: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:behind on (?:my |our |the )?(?:payments|mortgage)|can't afford|need(?:ing)? the (?:money|cash)|(?:in|too much) debt|lost my job|deudas?|no puedo pagar|necesit(?:o|amos) el dinero|atrasad[oa]s? con)\b/,
    'money is tight',
  ],
  [/\b(?:inherit\w*|passed away|estate of|hered\w+|herencia|fallecio)\b/, 'inherited home'],
  [
    /\b(?:relocat\w+|job transfer|transferred|new job|moving (?:to|out of|away|back|for|closer)|move (?:to|out of|back|closer)|traslad\w+|nuevo trabajo|trabajo nuevo|por trabajo|otra ciudad|nos mudamos|me mudo|mudar(?:me|nos) (?:a|de|por|cerca|fuera)|cambio de ciudad)\b/,
    'relocating',
  ],
  [
    /\b(?:downsiz\w+|too (?:big|large)|empty nest\w*|kids (?:have )?(?:moved|left)|something smaller|smaller (?:place|home|house)|muy grande|demasiado grande|mas pequen[oa]|hijos (?:se fueron|ya se))\b/,
    'downsizing',
  ],
  [
    /\b(?:upsiz\w+|growing family|family is growing|(?:need|want|looking for) (?:a bigger|something bigger)|outgr(?:ow|ew|own)|more (?:space|room|bedrooms)|bigger (?:place|home|house)|too small|baby|expecting|mas (?:espacio|grande)|muy pequen[oa]|familia (?:crece|crecio|esta creciendo)|un bebe)\b/,
    'needs more room',
  ],
  [/\b(?:retir(?:ing|ed|ement)|jubil\w+|retirar(?:me|nos))\b/, 'retiring'],
  [/\b(?:tenants?|rental|landlord|investment property|inquilin\w+|alquilada|inversion)\b/, 'rental or investment'],
  [/\b(?:just curious|curious|what it'?s worth|see what|curiosidad|saber cuanto)\b/, 'curious about the value'],
];

/** A well-known reason for selling, or null. */
const readMotive = ({ plain }: Text): string | null => motives.find(([pattern]) => pattern.test(plain))?.[1] ?? null;

const funds =
  /\b(?:use|need(?:ing)?|using|with|from|depends? on) (?:the |our |my )?(?:money|equity|proceeds|sale|cash|funds|profit)\b|\b(?:sell|sale)\b[^.;!?]{0,20}\b(?:first|before (?:we|i) (?:can )?buy|before buying|pays? for|fund)\b|\b(?:have|need) to sell\b[^.;!?]{0,20}\b(?:so|to buy|to afford)\b|\bfund (?:the|our|my)\b|\bdown payment (?:is|comes) (?:from|in)\b|\b(?:con|necesit(?:o|amos)|usar) (?:el dinero|lo que|la venta|esa plata|ese dinero)\b|\bvender (?:primero|antes)\b|\bdepende de la venta\b/;
const independent =
  /\b(?:don't|do not|doesn't|not|no)\b[^.;!?]{0,20}\b(?:need|depend\w*|necesit\w+)\b[^.;!?]{0,20}\b(?:sale|sell|money|venta|vender|dinero)?|\b(?:independent|separate)(?:ly)?\b|\bindependiente|\bpor separado\b/;

/** Whether the sale has to pay for the purchase, from words about both. null: nothing is said. */
export const readFunding = ({ plain }: Text): boolean | null => {
  if (independent.test(plain)) return false;
  return funds.test(plain) ? true : null;
};

const nextHome =
  /\b(?:next|new (?:one|home|house|place)|other one|another|buy\w*|purchase|otra|comprar|proxima|nueva)\b/;

/** Why a home is sold: a reason as above, where "we need the money for the next one" is no want of money. */
export const readReason = (text: Text): string | null => {
  const motive = readMotive(text);
  return motive === 'money is tight' && readFunding(text) && nextHome.test(text.plain) ? null : motive;
};

/** Why somebody both sells and buys: a reason as above, or that the sale pays for the purchase. */
export const readWhyBoth = (text: Text, funds: boolean): string | null => {
  const reason = readReason(text);
  return funds && (reason === null || reason === 'money is tight') ? 'the sale pays for the purchase' : reason;
};
