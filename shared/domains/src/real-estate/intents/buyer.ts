import type { IntentPackInput } from '@baton/scoring';
import { questions } from '../questions.ts';
import { lines } from './lines.ts';

/** Who is asked about the home that goes, and wants "something smaller" or "350k", has not come to buy from us. */
const sellersQuestions = [...questions.seller, 'startWith'];
const meaningToBuy = lines(`
  buy*
  purchas*
  compra*
  (look|looking) {2} (for|at) {4} <home>
  busc* {3} <home>
`);

/** Who is asked by the lead's bot where or when, and says "Upland or close by", has not said whether to buy. */
const leadsQuestions = questions.lead.filter((fact) => fact !== 'wish');
const askingForHomes = lines(`
  <look>
  <home>
  <casa>
  <rooms>
  recamara*
  (need|want|show|see|tour|visit|find|any|offer|listing*|approved|preapproved|loan|mortgage)
  (necesit*|quiero|queremos|ver|mostrar*|busc*|oferta|credito|preaprob*)
`);

const answeredBy = (facts: readonly string[], meant: string[]): Record<string, string[]> =>
  Object.fromEntries(facts.map((fact) => [fact, meant]));

export const buyer: IntentPackInput['intents'][string] = {
  label: 'Buying a home',
  phrases: [
    {
      weight: 5,
      phrases: lines(`
        (buy|buying) (and|or|plus) {1} (sell|selling)
        (sell|selling) (and|or|plus) {1} (buy|buying)
        (sell|selling) {2} (before|and then|then) {2} (buy|buying|purchase|purchasing)
        <want> {3} <buy>
        <want> {7} (and|then|before|after|or) {1} <buy>
        (buy|buying|purchase|purchasing) {2} (<my>|new|first|bigger|another|investment) {3} <home>
        <look> for {5} (<home>|<rooms>|listing*|neighborhood*)
        <want> {2} find {4} (<home>|<rooms>)
        (find|finding) (me|us) {4} (<home>|<rooms>)
        (need|want) (a|an|another|some|more) {4} (<home>|<rooms>) (in|near|with|under|by|around|close)
        (house|home) (hunt|hunting|shopping|search)
        first time (home|house)? buyer*
        (we|i) am (a|also)? (buyer|buyers|buying)
        (what|any|which|show me|send me|see|gimme|give me|email me|got) {3} (homes|houses|condos|properties|listings|duplexes|townhomes) {3} (available|for sale|under|below|in|near|around|on the market|with|between)
        what do you have {4} (available|for sale|under|below|around)
        (schedule|book|set up|arrange) {3} (showing|tour|viewing|walkthrough)
        (see|tour|view|visit|look at) (the|that|this|a|some|your) {3} (<home>|listing|listings) (on|at|in|you|that|from|this|tomorrow|today)
        (make|making|submit|put in|putting in|write) {1} (an|our|my) offer
        become {1} (homeowner*|owner*)
        (homeowner|homeownership) (at last|dream)?
        (a|my|our|their) (own|first) (place|house|home|yard|condo)
        in the market for {2} <home>
        (fha|va|cash|serious|motivated|new) buyer
        buyer here
        position to <buy>
        (how long|why) has {5} been (listed|on the market)
        (looking|hunting|shopping) for {2} (next|first|forever) (flip|one|home|house|rental)
        (place|house|home|condo) of (my|our) own
        (how much|what) {1} house {2} afford
        (what|how much) can (we|i) {1} afford
        <quiero> {3} <comprar>
        <quiero> {6} (y|e|luego|despues|antes|o|para) {2} <comprar>
        (busco|buscamos|buscando|encontrar|ando viendo|viendo) {4} <casa>
        comprar {2} (<mi>|primera|otra) {2} <casa>
        (que|hay|tienen|tiene|muestreme|muestrame|mandeme|mandame) {3} (casas|propiedades|departamentos|viviendas) {3} (en|disponibles|por|menos|cerca|de|con|nuevas|baratas)
        comprador* de primera vez
        primera (casa|vivienda)
        (agendar|programar|hacer|quiero|quisiera) {3} (recorrido|visita|visitar|tour) {3} <casa>
        (ver|conocer|visitar) (la|esa|una|unas|las|algunas) (casa|casas|propiedad|propiedades)
        (hacer una|aceptan|haria una) oferta
        (mi|nuestra|nuestro) (propia|propio|primera|primer) {1} (casa|casita|lugar|vivienda|hogar|departamento)
        (quiero|necesito|necesitamos|queremos|ocupo|me urge|nos urge) {2} (una|un|nuestra) {3} <casa> {1} (con|en|de|cerca|mas|para|nueva|grande)
      `),
    },
    {
      weight: 3.6,
      phrases: lines(`
        (homes|houses|condos|listings|lots|duplexes|townhomes) {1} (in|near|around|under|with|between|by|below|available)
        (is|are) (the|that|it|they|this|those) {5} (available|on the market|under contract|pending|negotiable|accepting offers|taking offers)
        (photos|pictures|pics|details|info|information) (of|on|about|for) (the|that|this)
        tell me {1} (more)? about (the|that|this)
        (qualify|qualified|approved|approves|preapproved) {2} (for|with|us|me)
        (my|our) budget (is|of)
        budget of
        (need|needs|want|wants|could use) {3} (more|bigger|larger) {1} (space|room|place|yard|house|home)
        (get|getting|move|moving) into (a|our|my|the) {3} <home>
        (show|shows) (me|us) {3} (<home>|listing*|options|inside|around)
        (get|come|walk) (inside|in to see|through it|through that)
        (see|view|tour|seeing) {1} (homes|houses|condos|places)
        (want|love|loved|like|liked|interested in) (that|this|the) {2} (<home>|one)
        (you|they) (posted|listed|have listed|are showing)
        (listing|listings) (alert|alerts|please|in|under)
        out of (this|my|our|the) (complex|apartment|rental|lease)
        (i|we) (could|can) afford
        be in a (house|home|place)
        (percent down|the monthly|monthly payment) {1} (be|on|for|work|program)?
        (only|just) buying
        trade {5} for {3} (<home>|yard)
        both (sides|ends)
        sale and purchase
        (ver|viendo|conocer) {1} (casas|casa|opciones|departamentos)
        comprador
        (me|nos) (gusto|encanto|gusta) {2} <casa>
        (cambiar|cambiarme|cambiarnos) {3} (casa|por una)
        casas en venta
        ando tras
        (something|anything|some place|a spot|options) (with|near|close|under|around|below|bigger|smaller|off market|modern)
        (need|want|after|wanting|love|needs) {1} (a|an) {4} (<home>|yard)
        (buy|buying) (or|and|then|vs|versus) (sell|rent)
        (put|saved|saving|save) {4} (toward|towards|for) {2} (<home>|down payment)
        (what|when) {1} (are|is) the (open house|hoa dues|hoa fee*|square footage|lot size)
        (sigue|esta|siguen|todavia) {2} disponible*
        (info*|fotos|precio|precios|informacion|detalles) {1} (de|sobre) (la|las|esa|los) {1} (casa|casas|propiedad*|departamento*|anuncio)
        (cuanto|que) {1} (piden|enganche|credito) {2} (por|para|de)
        (me|nos) (preaprobaron|aprobaron|alcanza)
        (para|se puede|puedo|como) comprar
        (necesito|necesitamos|buscamos|busco|quiero|queremos) {3} (algo|lugar|espacio|cuartos|recamaras)
        (casa|casas|departamento) (que|del) (anuncian|anuncio|letrero|foto)
        (dejar de|cansado de|cansada de|harto de|canse de) (rentar|pagar renta)
        opciones {2} (de|en|para|por)
      `),
    },
    {
      weight: 2.2,
      phrases: lines(`
        pre (approved|approval|qualified|qualification)
        down payment
        (fha|va) (loan|financing|benefit*|buyer)
        (usda|conventional|itin) loan*
        (a|get|our|home) (mortgage|home loan)
        (relocating|moving|relocate|move|transferred) to (a|the|<home>)?
        (bigger|larger|smaller|newer) (<home>|place)
        more (space|room)
        (upgrade|upsize|downsize|downsizing|upsizing|trade up|moving up)
        (good|great|best) (schools|school district|elementary)
        (my|our|max) budget is
        (stop|done|tired of|sick of|instead of|quit) (renting|rent|paying rent)
        (outgrow*|outgrew|too small|running out of room|running out of space|bursting)
        <home> for sale
        investment property
        (first home|first house|starter home|forever home|dream home|new construction|new build*|single story|move in ready|fixer upper|lake house|fenced yard|big yard|acreage|acres)
        (square footage|sq ft|hoa (dues|fee*)|lot size|price range|open house|closing costs|credit score)
        (the|that|your) {1} (listing|loft|cottage|craftsman|farmhouse|brick one|red one)
        (the|that) {2} (house|home|condo|listing|townhouse|loft|cottage|place|one) (on|at|in|with|has|have|still)
        (homes|houses)
        <number> (bedroom*|beds|br)
        settle down
        saved up
        (offer|offers) (on|for|in)
        (with|least|need|want|a|an|has) <number> (bedroom*|bed|beds|bath|baths|story)
        <number> (bedroom*|bed|beds) (house|home|condo|in|near|under|with)
        (under|below|up to|less than|between|the) <number> {2} (in|near|north|south|side)
        pre aprobad*
        preaprobad*
        precalificad*
        (pago inicial|enganche|mensualidad)
        (mudarme|mudarnos|mudar) a
        (mas grande|mas espacio)
        (mi|nuestro) presupuesto es
        <casa> en venta
        (buenas escuelas|buena escuela|alberca|patio|jardin)
        (credito hipotecario|credito)
        buy
        buying
        comprar
        <buy> {3} <home>
        compro
        compramos
        lotecito
      `),
    },
    {
      weight: -4.5,
      phrases: lines(`
        (to|for) (rent|lease)
        (want|looking|trying|need|trying) to (rent|lease)
        rental {1} (for|near|until)
        (rentar|alquilar|alquiler|de renta|en renta)
        (i|we|just|already|they|he|she|finally) {1} (bought|purchased)
        (compre|compramos ya|ya compramos|ya compre)
        (buy|purchase) (my|our) (current|old|existing|own|family)? <home>
        <buy> {3} <thing>
        where {3} buy
        <comprar> {3} <cosa>
        comprar mi <casa>
        (me|nos) compran
        buy (me|us) out
        (see|look at|view|visit|tour) (my|our) <home>
        help me sell
        market report
        (apartment|apartments|room|unit|studio) {1} (for rent|to lease)
      `),
    },
    {
      weight: -2.5,
      phrases: lines(`
        (lease|landlord|tenant|deposit|sublet*|subletting)
      `),
    },
  ],
  wishes: [
    '<reach> {3} (buyer|buyers|buying|purchase|purchasing) {1} <team>',
    '<reach> {3} <team> {2} (buyers|buying|purchases|buy)',
    '<hablar> {3} <equipo> {4} (compra|compras|comprar|comprador*|compradores)',
    '(i want|give me|get me) (the|your) (buyer|buyers|buying) {1} <team>',
  ],
  answering: {
    ...answeredBy(sellersQuestions, meaningToBuy),
    ...answeredBy(leadsQuestions, [...meaningToBuy, ...askingForHomes]),
  },
  answers: {
    startWith: lines(`
      buy*
      purchas*
      compra*
    `),
    wish: lines(`
      buy*
      both
      purchas*
      compra*
      ambas
      ambos
      las dos
      los dos
      looking for {3} <home>
    `),
  },
};
