import type { IntentPackInput } from '@baton/scoring';
import { questions } from '../questions.ts';
import { lines } from './lines.ts';

export const seller: IntentPackInput['intents'][string] = {
  label: 'Selling a home',
  phrases: [
    {
      weight: 5,
      phrases: lines(`
        (buy|buying) (and|or|plus) {1} (sell|selling)
        (sell|selling) (and|or|plus) {1} (buy|buying)
        <want> {3} <sell>
        <want> {7} (and|then|before|after|or) {1} <sell>
        (sell|selling) {1} <own> {3} <home>
        (sell|selling) {2} (it|mine|ours)
        (list|listing) (<own>|the|a|inherited) {3} <home>
        (list|listing|relist) {1} (it|mine|ours|with you)
        (put|putting|get|getting|place) {4} on the market
        (put|putting|goes|going|get) {3} up for sale
        (my|our|moms|the|this) {4} (<home>|it) {2} worth
        what {3} (my|our) {3} <home> {2} (worth|value|appraise|go for|sell for|bring)
        (value|valuation|appraisal|estimate|evaluation|cma|comps|offer|number|price) {3} (of|on|for) {1} (my|our|the|moms|mine|ours) {3} (<home>|address)?
        (home|house|property) (valu*|evaluation|appraisal)
        cma
        how much {4} (get|sell|ask|list|go) {2} for {2} <home>
        how much (is|would|could|can) (my|our) {3} <home>
        get rid of (my|our|this|the) {2} <home>
        (buy|purchase) (my|our) (current|old|existing|own|family)? <home>
        (we|i) am (a|also)? (seller|sellers|selling)
        (sell|selling) (before|first|and then)
        (my|our|moms|dads|this|the) {2} (<home>|one|listing) {3} (has to go|have to go|needs to go|gone|sold|listed|be sold|be listed|for sale|up for sale|on the market)
        (<home>|place|one|property) {1} like (mine|ours)
        (mine|ours) {3} (sell|sells|sold|list|listed|sale|go for|market|bring|value|worth)
        (find|have|bring|got) {2} (a buyer|buyers) {3} (for|in)
        (to|for) sell
        off (my|our) hands
        (cash|money|offer|much|get|buyer) for (my|our) {2} <home>
        how (quick|quickly|fast|soon|long) {3} sell
        (only|just) (sell|selling|list|listing)
        <home> {1} for sale (by|with|do you|you|need)
        (what|how much) {1} mine would
        (can|could|should|may) (i|we) (list|sell)
        (have|own|got) {4} <home> {1} (to|i want to|we want to) (sell|list)
        (before|if|when|once) (i|we) (list|sell)
        <quiero> {3} <vender>
        <quiero> {6} (y|e|luego|despues|antes|o|para) {2} <vender>
        (vender|vendo|vendemos|vendiendo) {1} <mi> {2} <casa>
        poner* {3} (en|a la) (venta|mercado)
        (puse|ponerla|ponerlo|pondrian) {3} (en)? (venta|mercado|ustedes)
        cuanto (vale|cuesta|valdria|costaria) {1} (mi|nuestra|nuestro) <casa>
        (cuanto|que precio|a como|en cuanto) {4} (por|tiene|dan|darian|pagan|pagarian|vende) {1} (mi|nuestra) <casa>
        (valor|avaluo|valuacion|tasacion|valorar|avaluar) {3} <casa>
        (compran|compre|comprar|compren|compraria|compran) (mi|la|nuestra) <casa>
        (deshacerme|deshacernos) de {2} <casa>
        tengo {2} <casa> {1} (que|para) vender
        (la|lo) (vendo|vendemos)
      `),
    },
    {
      weight: 3.6,
      phrases: lines(`
        (let|letting) (it|our|my|the|this) {1} go
        (out of|from under) (this|the|my|our) (house|townhouse|property|condo|mortgage|home|place)
        (done with|move on from|moving on from|goodbye to|exit from|part with) (it|this|the|my|our) {1} (house|property|place|home)?
        (unload|offload|dump|liquidat*|cash out|trade in)
        (commission|your fee|ur fee|flat fee|your rate|seller fee*)
        (walk away with|after fees|my net|net from|i net|we net|top dollar)
        (listing|list) (agent|agents|price|appointment|expired|process)
        (expired listing|relist*|fsbo|for sale by owner|on the mls|new listings)
        (new (owner|family|owners)) (for)?
        (see|look at|come by|visit|view|value) (my|our) (place|house|home|property)
        (inherit*|herede|heredamos) {4} <home>
        left (me|us) {3} <home>
        (stag*|fix*|renovat*|paint*|repair*|inspection) {4} (before|prior to) {3} (list*|sell*|photos|market)
        (as is|cash offer) {4} (<home>|mine)?
        what would (you|they|someone) (pay|give|offer)
        (how fast|how long|how soon|how quick|how quickly) {4} (sell|sale|list|live|close)
        (asking price|list price|start price|listing it) {4} (for|at|my|our)?
        (kids|children|youngest|son|daughter) {3} (gone|left|leaves|moved out|grown)
        (house|home|place) is {2} (too big|too much|empty|vacant|sitting)
        sell (here|this|the|our|my)
        (it|be|thing|home|this) (sold|listed)
        (when|after|as) (you|i|we) sell
        free {1} valuation
        just want an offer
        sign in (my|our)
        ask for (my|our)
        (priced|price) it
        took it off the market
        (add|adds) value
        easier way to
        trade (my|our|in)
        both (sides|ends)
        sale and purchase
        (cambiar) (mi|nuestra) <casa>
        se (venda|vende|vendan) {2}
        darme un precio
        (listar|vender) {1} (mi|my|la)
        rather sell
        (prefiero|mejor|mejor la|la quiero|quiero que) {2} (vender|vendo|venda)
        (vende|vender|vendan) {2} (la|casa|por mi|ustedes)
        (comision|cobran) {3} (vender|cobran|venta)?
        (la mia|mi casa|nuestra casa) {5} (valor|precio|mercado|necesita|venda|vender)
        (precio|valor) {2} (de|tiene|por) {1} (mi|la|nuestra) <casa>
        (me|nos) compran {2} <casa>
      `),
    },
    {
      weight: 2.2,
      phrases: lines(`
        cash offer
        as is
        sell
        selling
        seller
        sale of
        vender
        vendo
        venderla
        cma
        comps
        equity
        (two mortgages|upside down|behind on|cant afford|property tax* are)
        (inherit*|probate|estate)
        empty nest*
        (zestimate|zillow says|zillow estimate|redfin estimate)
        (appraise*|appraisal|valuation|market value)
        (my|our) (current|old|existing) <home>
        (my|our) (house|home|place|condo|property|townhouse)
        valuation
        (mi|nuestra) (casa|propiedad)
        (tenants|renters|inquilinos) {4} (out|leaving|left|moved|trashed|van)
        (tired of|done) being a landlord
        too big
        (mine|ours)
        (staging|stage it|curb appeal|your sign|your postcard|marketing plan|days on market)
        (my|our) {3} <home> {3} (empty|vacant|needs work|needs repairs)
        (retiring|retire|deploy*|transferred|relocating|relocated|job in)
        oferta en efectivo
        (sell|selling) {4} <home>
        (comision|avaluo|hipoteca)
        herede {3} <casa>
        listed
        list
      `),
    },
    {
      weight: -4.5,
      phrases: lines(`
        (already|just|recently|finally|we|i|they|have) sold
        sold (my|our|it|with|the)
        (best|hot|top) selling
        selling point*
        (ya|acabo de|acabamos de) (vendi|vendimos|vender|vendio)
        what sells
        <sell> {3} <thing>
        <vender> {3} <cosa>
        (sell|selling) (me|us|you)
        who sells
      `),
    },
    {
      weight: -2.2,
      phrases: lines(`
        <home> for sale (in|under|near)
        your (listing|listings)
        (the|that) listing
        (the|that|this) {2} (seller|sellers|owner|owners) (accept|take|come down|pay|negotiate)
        (send|show) me {2} (listings|homes|houses)
        (open house|showing|tour|viewing)
        (landlord|lease|rent|tenant)
        list of
      `),
    },
  ],
  wishes: [
    '<reach> {3} (seller|sellers|selling|listing|listings) {1} <team>',
    '<reach> {3} <team> {2} (sellers|selling|listings|sell)',
    '<hablar> {3} <equipo> {4} (venta|ventas|vender|vendedor*|vendedores)',
    '(i want|give me|get me) (the|your) (seller|sellers|selling|listing) {1} <team>',
  ],
  // Who is asked about the home that is sought tells of the one that is lived in, without wanting to sell it.
  answering: Object.fromEntries(
    [...questions.buyer.filter((fact) => fact !== 'timeline'), 'startWith'].map((fact) => [
      fact,
      lines(`
        sell*
        list (my|our)
        vend*
        venta
        worth
        vale
      `),
    ]),
  ),
  answers: {
    startWith: lines(`
      sell*
      vend*
      venta
    `),
    wish: lines(`
      sell*
      both
      vend*
      venta
      ambas
      ambos
      las dos
      los dos
      list (it|my|our)
    `),
  },
};
