import { lines } from '../lines.ts';

/** Indirect and everyday ways to say that one wants to sell, each pattern standing for dozens of sentences. */
export const sellerEnglish = lines(`
  <hi>? <iwe> (want|need|have|hope|plan|would like|decided|are ready|am ready|got) to (sell|list|unload|offload|get rid of|part with|let go of|move|market|put up|liquidate|dispose of|turn loose of) <ourhouse> <soon>? <because>?
  <hi>? <iam> (thinking|considering|debating|toying with|leaning toward|on the fence|wondering) (about|of)? (selling|listing|letting go of|parting with|putting up) <ourhouse> <soon>?
  <hi>? (time|high time|about time|it is time|it might be time) to (sell|list|let go of|part with|say goodbye to|move on from|close the chapter on|get out of) <ourhouse>
  <ourhouse> (has|needs|have|got) to (go|be sold|sell|be listed|find a new owner|find a buyer|be gone|move) (soon|before winter|by june|before we leave|quick)?
  <ourhouse> (needs|deserves|should have|is ready for|could use) (a new owner|new owners|a new family|someone younger|somebody to love it|a buyer)
  (find|bring|get|have you got|do you know) (me|us)? (a buyer|buyers|someone to buy|somebody to take|an investor) for <ourhouse>
  (get|put|place|have) <ourhouse> (on the market|up for sale|on the mls|listed|in front of buyers|in front of people|advertised|on zillow) <soon>?
  (take|taking) <ourhouse> off (my|our) hands
  (turn|turning|convert) <ourhouse> into (cash|money)
  (pull|take|get|cash) (my|our|the)? (equity|money) (out)? (of|from) <ourhouse> by selling
  (want|need|trying|ready) (out|to get out) (of|from under) (this|the|my|our) (house|mortgage|property|condo|place|rental|rentals)
  (what|how much) (is|are|would|could|might|do you think) <ourhouse> (be)? (worth|bring|fetch|go for|sell for|get|list for|command|pull) (in this market|right now|these days|today|as it sits|on the open market)?
  (what|how much) (could|can|would|should|might) (i|we|a person) (get|ask|expect|make|net|clear|pocket|price it at|walk away with) (for|from|on|out of) <ourhouse>
  (any idea|curious|wondering|would like to know|trying to find out|can you tell me|just want to know) (what|how much) <ourhouse> (is worth|would bring|might fetch|would sell for|could go for|is going for)
  (what|any) (number|price|figure|ballpark|range) (would you|do you|could you) (put|see|stick|come up with|suggest|slap) (on|for) <ourhouse>
  (give|send|get|shoot|run|work up|do) (me|us)? (a|an|the|some) (estimate|price|valuation|ballpark|cma|comps|number|quote|opinion of value|market analysis|appraisal) (on|for|of) <ourhouse>
  (what|whats) (are)? (homes|houses|places|condos|land) (like ours|like mine|around us|on my street|in my neighborhood|similar to ours) (selling for|going for|listing at|worth)
  (whats|what is) (the)? (market value|fair market value|going rate|value|home value|price per square foot|price per acre) (of|for|in) (my home|our house|my neighborhood|my area|my place|my land)
  (zillow|redfin|the county|my tax bill|the appraiser|opendoor|a flyer) (says|claims|has us at|values us at|thinks) (420|half a million|380k|it is worth 450) (is that|does that sound|do you agree|for our house) (right|real|accurate|low|high)?
  (how much|what|do i have enough|do we have any) equity (do we have|would we have|is in the house|in our home|after the sale) (if we sold)?
  (would|will|do|does|could) (you|your company|somebody|your investors) (buy|purchase|take|make a cash offer on|pay cash for|make an offer on|be interested in) <ourhouse> (as is|for cash|in this condition|with the tenants|without repairs)?
  (got|saw|received|have) (your|a|the) (postcard|letter|flyer|mailer|note|door hanger) (about|saying you|offering) (buying my house|buy houses|cash offers|what my home is worth|homes in our area selling)
  (what|how much) (do|does|is|are|would) (you|your|a) (charge|commission|fee|cut|take|percentage|rate) (to|for|when you|if i|if you) (sell|list|selling|listing|handle the sale of)? <ourhouse>?
  (is|are) (your|the) (commission|fee|rate|percentage) (negotiable|flexible|fixed|six percent) (if we list with you|for sellers|on a listing)?
  (how long|how fast|how quick|how soon|how many days) (would|will|does|do|can|could) (it|you|a house|a home|ours|homes) (take|sell|be on the market|go|move|get sold) (to sell)? <where>?
  (when|what month|what time of year|is spring) (is|should we|would be)? (the best time|a good time|best|smart) to (sell|list|put ours on the market|put it on the market)
  (is it|is now|would it be|do you think it is) (a good time|smart|crazy|dumb|better|wise) to (sell|list|put a house on the market|cash out) (now|this year|or wait|before rates change|or hold on to it|or rent it out)
  (should|do|must) (we|i) (fix|paint|replace|repair|redo|stage|declutter|clean out|renovate|landscape) (the roof|anything|the carpet|the kitchen|the yard|first|the whole place) (before|prior to|to) (we sell|i sell|listing|selling|it goes on the market|photos|get a better price)
  (can|could|would|is it possible to) (i|we|you)? (sell|list|get rid of) (a house|it|ours|a home|the place) (with a mortgage|with tenants|as is|that needs work|with foundation problems|in probate|with solar panels|without my ex|while living in it|from out of state)
  (what|which) (repairs|upgrades|updates|improvements) (give|get|bring|pay|would help) (the best return|us the most|off|back|it sell faster) (when selling|before listing|at sale)?
  (what|how) (do|does|is|are|would) (you|your team|the process) (do|work|involved) (to|when|for|if) (market|sell|selling|list|advertise|we list) (a home|our home|homes|with you|houses)
  (what|which) (paperwork|documents|disclosures|forms) (do i|do we|does a seller) (need|have to sign|fill out) (to sell|to list|to put it on the market)
  (who|do sellers|does the seller|do i) (pays|pay) (for)? (closing costs|the title policy|photos|the survey|the buyers agent|capital gains tax) (when we sell|at the sale|if i sell|on a sale)?
  (will|would|do) (i|we) (owe|have to pay|pay|get hit with) (taxes|capital gains|a penalty) (on the sale|if we sell|when we sell|selling our home)
  (can|could|may) we (stay|rent back|lease back|keep living there) (after|until|once) (closing|it sells|we sell|the sale)
  (come|stop|swing|drop) (by|out|over) (and|to) (look at|see|walk through|check out|price|evaluate|give us a number on) <ourhouse>
  (can|could|would) (you|someone|somebody) (come|stop by|come over|drive out) (and|to) (tell us what|see what|give us an idea what|look at what) (it is worth|it would sell for|we should fix|we have|needs doing before we sell)
  (meet|interview|talk to|hire|compare) (you|an agent|agents|realtors|listing agents) (about|to|before we) (selling|listing|list|sell) <ourhouse>
  (need|want|looking for|interviewing) (a|an|good) (listing agent|agent to sell|realtor to list|realtor to sell|agents to market) <ourhouse>?
  (my|our|the) (listing|contract with our agent|last listing) (expired|ran out|was a flop|got cancelled|fell through) (and|so)? (we|i)? (want|need|are ready|would like)? (to relist|a new agent|to try again|someone better)?
  (our|the|my) (last|old|other|current) (agent|realtor|broker) (did nothing|could not sell it|ghosted us|never answered|overpriced it|dropped the ball)
  (tried|trying|been trying) (to sell|selling) (it|on my own|myself|by owner|the house) (and|but)? (no luck|no bites|no offers|nothing|it is harder than i thought|need help)
  (fsbo|for sale by owner|selling by owner|have it on craigslist) (and|but)? (not getting calls|ready for an agent|need help|wondering if you could list it)
  (inherited|we inherited|i inherited|was left|got left|my aunt left me|dad left us) (a|my moms|my grandmothers|his|the family) (house|home|place|property|land|farm) (and|that)? (do not want it|do not need it|want to sell|what are our options|none of us want to live there|none of us will live in|sits empty)
  (mom|dad|my mother|my grandma|my aunt|our folks) (passed|died|went into assisted living|moved to a nursing home|is in memory care|cannot live alone) (and|so) (the house|her house|his place|their home) (is empty|has to be sold|needs to be dealt with|is sitting there|needs to go|will have to go)
  (settling|handling|executor of|in charge of|taking care of) (my|an|the|her) (moms estate|estate|fathers affairs|uncles estate) (and|there is|which includes) (a house to sell|the house needs to be sold|a home we need to list)
  (kids|children|the last one|our youngest|the boys) (are grown|have moved out|moved out|left for college|flew the coop) (and|so|the|this) (house|place|home)? (is too big|feels empty|is more than we need|we rattle around in it|too much house)
  (this|the|our) (house|place|yard|home) (is|has become|got|is getting) (too much|too big|too big for one person|more than i can handle|a burden|hard to keep up|a money pit)
  (stairs|yard work|the upkeep|the maintenance|mowing|repairs) (are|is) (getting to be too much|killing me|too hard at our age|wearing us out) (and|so) (we|i) (want to|should|think we will|might) (sell|downsize|let it go|list)
  (we are|i am) (splitting up|separating|getting a divorce|done with the marriage) and (the house|our home|the place) (has to be split|has to be sold|needs to be sold|is going on the market|must go)
  (behind|months behind|falling behind|struggling|drowning) (on|with|in) (the mortgage|payments|our house payment|property taxes|the bills) (and|need to|want to|thinking we)? (sell|sell before the bank takes it|get out|cut our losses|let it go)
  (cant|cannot|can not|can no longer|we can not) (afford|keep up with|carry|pay for) (the house|this house|this mortgage|two mortgages|the taxes here|both places) (anymore|any longer) (need to sell|thinking of selling|what are my options to sell)?
  (got transferred|took a job|being deployed|retiring|moving) (to|in|out to) (ohio|germany|florida|another state|denver|be near the grandkids) (and|so) (the house|our place|our home|we) (has to sell|needs to go|have to sell|is going up for sale|will be listed)
  (my|our) (tenants|renters|tenant|renter) (moved out|trashed it|stopped paying|is leaving|lease is ending) (and|so) (i|we) (want to|would rather|am ready to|plan to) (sell|cash out|be done|get out|unload it)
  (tired|sick|done|over|burned out) (of|with|on|being) (a landlord|managing rentals|tenants|dealing with tenants|fixing toilets|late rent|the rental business|that rental) (and|so)? (want to sell|want out|time to sell|selling)?
  (house|place|home|property|condo) (is|sits|has been|is just) (vacant|empty|sitting empty|unused|sitting there) (and|since may) (costing us money|what should we do with it|we want to sell|want it gone)
  (sell|selling|get rid of|unload|listing) (my|our|the|some|a few) (land|acreage|acres|lot|lots|farm|ranch|mobile home|rental|rentals|duplex|cabin|lake house|timeshare condo|doors) <where>? <soon>?
  (got|have|own) (a|an|some|20|two|three) (house|acres|lot|condo|rental|rentals|duplex|cabin|piece of land|place) (i|we|that i|that we) (want to sell|need to sell|no longer need|do not use|would let go|might sell|want to get rid of)
  (would|might|could) (sell|consider selling|let it go|part with it|be open to selling|move|list) (for|if|at) (the right price|the right number|a good offer|the price is right|someone offered enough)
  (make|send|give) (me|us) (an|your|your best|a cash) offer (on|for) <ourhouse>
  (i am|we are|been) (getting|receiving) (calls|letters|offers) from (investors|people|buyers) (about|wanting|on) (our house|my place|my land) (should we sell|is it a good price|what do you think it is worth)
  (what|how) did (the|that) (house|place|one) (next door|down the street|on our block) (sell for|go for|close at) (we|and ours|because ours|mine) (have the same floor plan|might be next|is nicer|is similar)
  (you|your team) (sold|listed) (my neighbors|the smiths|a house on our street) (fast|quickly|for a lot|last month) (could you|can you|we want you to) (do the same for us|do ours|sell ours|list ours)
  (you helped|you sold) (us buy|us|me) (this house|our home|the place)? (years ago|in 2015)? (and now|now) (we want|we would like|it is time) (to sell it|you to list it|to put it on the market|to list)
  (how much notice|how many showings|do we have to leave|what about our dogs) (during|for|when people come for) (showings|a showing of our house|open houses at our place)
  (can you|do you|would you) (handle|do|help with|take on) (probate sales|estate sales of houses|out of state sellers|short notice listings|selling rentals|land sales|selling mobile homes)
  (downsizing|we are downsizing|want to downsize|ready to downsize|time to downsize) (from|out of|and selling|and listing) (the|our) (big house|family home|house|five bedroom)
  (selling|listing|sellin|unloadin) (my|our|the|this|mah) (crib|house|spot|pad|place|home|condo) (asap|quick|soon|whats my place worth|how much u think)?
  (whats|wats|how much) (my|our|da) (crib|house|home|spot|place) (worth|go 4|worth rn|bringin) (u think)?
  (need|want|gotta) (my|this|the) (house|place|home|condo|dump) (sold|gone|listed|off my hands|outta my life) (asap|now|rn|by may|fast)?
  (rid|get rid|gettin rid) of (my|this|the|our) (house|condo|place|property|land|dump)
  (cash|money|offer|price|number|check) (4|for) (my|our|this) (house|home|place|land|condo)
  (please|just|go ahead and|you can) (list|sell|market|advertise|price) (it|our home|the house|my place) (for us|for me|at 400|this week|now|with photos)
  (thinking|thought|talked|been talking) (about|of) (cashing out|moving on|a change of scenery by selling|letting the house go|simplifying and selling)
  (cma|home value report|home evaluation|home valuation|price opinion|market report for my address) (please|pls|for 14 oak lane|on my house|needed)?
  (if|suppose|say|assuming) (we|i) (sold|listed|did sell|put it up) (this year|now|next month|in the spring|today) (what|how much|how) (would we get|could we clear|would it go|would you ask|would it work)
  (relist|re list|list again|back on the market|put it back up) (our|my|the)? (home|house|place|it)?
  (i|we) own (a|my moms old|an inherited|the family|half of a) (house|place|home|property) (with my brother|with my siblings|together)? and (would rather|would prefer to) have the (money|cash)
  (do not|would rather not) want to (fix|repair|clean|do) anything (just)? (want|need) (an offer|a price|it gone|a check)
  (who|do you know who|anybody) (buys|wants|takes|would take) (ugly|old|damaged|fixer|burned) (houses|homes|a house) (mine|ours) (qualifies|is one|fits)?
  (can|could) (you|we|it|this) (handle|do|be done|sell) (the sale|everything|it|the listing) (remotely|from germany|while we are away|by mail|without me there)
  (do|will|would) you (put|hang|stick) a (sign|lockbox) (in my yard|on our door|out front)
  (do|will) you (hold|do|host|run) (open houses|showings|virtual tours|broker tours) for (your sellers|our home|our listing)
  (can|could|may) (i|we) (stay|live) in (the house|it|our home) (a month|two weeks|for a while) after (the sale|closing|it sells|we close)
  (underwater|upside down) on (the|my|our) (loan|mortgage) (can it|could it|is it possible to) (still)? (be sold|sell|get out)
  (is there|want|need) (an easier|a faster|a simpler|a quieter) way to sell (without showings|without open houses|than listing)?
  (what is|whats) (a fair|a realistic|the right|a good) (asking price|list price|starting price|price) for (my|our|a) (two bedroom|house|place|condo|3 2)
  want (top dollar|the most money|the highest price|full value) (for)? (it|our house|my place)? what (would you|price would you) (start with|list at|ask|suggest)
  what (do you|would you) need from (me|us) to (get it|get us|get our house|have it) (listed|on the market|live|sold)
  how much (for|4) (a|my|our) (3 2|two bedroom|old house|place like mine) (if i sell|sold as is|today)?
  (do i|do we|should i|should we) (need to|have to)? (stage|clean|paint|empty|declutter) (my|our|the) (home|house|place) before (photos|showings|pictures)
  (actually|sorry|no|wait) (it is the other way around|i meant sell|we are the sellers|i meant list) (we are selling|not buying|i want to sell mine)?
  (we|i) do not (need|want) to buy (anything)? (only|just) (to)? sell
  (we|i) (would|will|could|want to|have to|plan to) (sell|list) (first|soon|next year|in the spring|before anything else)
`);

export const sellerSpanish = lines(`
  <hola>? (quiero|queremos|quisiera|quisieramos|necesito|necesitamos|nos gustaria|ocupo|ocupamos|deseo|tengo que|tenemos que|hay que|pensamos|estamos por|voy a) (vender|poner en venta|poner a la venta|deshacerme de|desprendernos de|salir de|traspasar) (mi|nuestra|la|esta|una) <vivienda> <pronto>?
  (ando|andamos|estoy|estamos|sigo) (pensando en|considerando|viendo si|con ganas de|por|queriendo) (vender|venderla|vendo|poner en venta|salir de) (la casa|mi casa|el terreno|nuestra propiedad|mi casita|el piso)?
  (cuanto|que tanto|como cuanto|en cuanto|a como) (vale|valdra|vale hoy|cuesta|saldria|estara|esta|se vende|valdria) (mi|nuestra|la) (casa|casita|propiedad|vivienda|depa|terreno) (ahorita|en el mercado|mas o menos|hoy en dia|como esta)?
  (cuanto|que|como cuanto) (me|nos) (dan|darian|pagan|pagarian|ofrecen|ofreceria|tocaria|quedaria) (por|de) (mi|la|nuestra|esta) (casa|casita|propiedad|tierra|vivienda|venta)
  (en cuanto|a que precio|por cuanto) (la|lo|mi casa|la casa)? (puedo|podriamos|podria|deberia) (vender|venderla|pedir|poner|ponerla|dar|ofrecer)
  (quiero|necesito|me hace|me hacen|me puede hacer|pueden hacer|ocupo|hagame) (un avaluo|una tasacion|una valoracion|un estimado|una cotizacion|una valuacion|un precio) (de|para|por) (mi|la|nuestra) (casa|propiedad|piso|terreno|depa)
  (puede|pueden|podria|podrian|me gustaria que) (venir|pasar|pasen|vengan) (a)? (ver|valorar|valuar|tasar|checar|conocer) (mi|la|nuestra) (casa|propiedad|casita|piso) (para venderla|y decirme el precio|para ponerla en venta|para saber cuanto vale)?
  (encuentreme|encontrarme|consigame|conseguirme|me busca|busqueme|buscarle) (un comprador|comprador|compradores|quien la compre|dueno|quien compre) (para|a)? (mi casa|la casa|mi propiedad|la propiedad)?
  (compran|compra|ustedes compran|me compran|me la compran|comprarian|le interesa comprar) (mi casa|mi casita|casas usadas|la mia|mi propiedad|mi terreno|casas de contado|casas como estan)
  (la|mi|nuestra|esta) casa (ya)? (es|esta|nos queda|me queda|se siente) (muy grande|vacia|sola|demasiado grande|mucha casa|enorme) (y)? (queremos venderla|mejor la vendo|que hago|para mi sola|ya que se fueron los hijos)
  (mis hijos|los hijos|los muchachos) (ya)? (se fueron|crecieron|se casaron) y (la casa|esta casa|la casita) (nos queda grande|me sobra|es mucho|ya no la necesitamos|la quiero vender)
  (herede|heredamos|me dejaron|nos dejaron|nos heredaron|mi papa nos dejo|mi tia me dejo) (una|la|su) (casa|propiedad|casita|finca) (y)? (nadie la quiere|nadie vive ahi|queremos venderla|no sabemos que hacer|hay que venderla|esta sola)
  (fallecio|murio|se nos fue|acaba de fallecer) (mi mama|mi papa|mi abuelo|mi tia|mi suegra) y (la casa quedo sola|hay que vender su casa|queremos vender la casa|no sabemos que hacer con la casa)
  (nos regresamos|me regreso|nos vamos|me voy|nos mudamos|me mandan) (a mexico|al rancho|a otro estado|a mi pais|a florida) y (hay que vender|quiero vender|vendemos|dejamos|tenemos que vender) (la casa|todo|la propiedad|nuestra casa)
  (ya no|no) (puedo|podemos|alcanzo a) (pagar|con los pagos|con la hipoteca|seguir pagando|con los impuestos) (y)? (quiero|mejor|tengo que|prefiero|hay que) (vender|venderla|venderlo|la vendo|vender la casa)
  (estoy|vamos) (atrasado|atrasada|atrasados) (en|con) (los pagos|la hipoteca|la casa) (y)? (quiero vender|que opciones tengo para vender|antes de perderla la vendo)
  (mis|los) inquilinos (ya)? (se van|se fueron|no pagan|me dejaron la casa|la destrozaron) y (quiero|prefiero|mejor|voy a) (vender|vendo|venderla|salir de ella)
  (cuanto|que|que porcentaje) (cobran|cobra|comision cobran|me cobran|comision es|honorarios cobran|se llevan) (por|para|al) (vender|venderla|venderme la casa|la venta|vender una casa|poner la casa en venta)?
  (cuanto|que tanto) (tarda|tiempo tarda|tiempo toma|se tarda|demora|se demora) (en)? (venderse|vender|la venta|vender una casa|venderse una casa|en vender) <donde>?
  (es buen momento|conviene|me conviene|vale la pena|es buena epoca) (para)? (vender|vender ahora|vender mi casa|vender o esperar|vender o rentarla)
  (que|cuales) (papeles|documentos|requisitos|pasos|tramites) (necesito|piden|ocupo|hacen falta|son) para (vender|vender mi casa|poner en venta|la venta de mi casa)
  (tengo que|hay que|necesito|conviene|debo) (arreglar|pintar|remodelar|limpiar|reparar) (la casa|algo|la cocina|todo) (antes de|para) (vender|venderla|ponerla en venta|ponerla a la venta)
  (se puede|puedo|podemos) vender (la casa|mi casa|una casa)? (con hipoteca|como esta|con inquilinos|si todavia debo|sin arreglarla|estando fuera|con deuda)
  (se hacen cargo|se encargan|me ayudan|ustedes ven|manejan) (de|con)? (la venta|vender la casa|el papeleo de la venta|todo para vender|venderla)
  (tengo|tenemos) (una|un|dos) (casa|terreno|propiedad|depa|rancho|casas|lote) (que|y) (quiero vender|ya no uso|quiero deshacerme|queremos vender|no necesito|no ocupamos|me urge vender)
  (vendo|vendemos|se vende|en venta|ofrezco) (mi|nuestra|la)? (casa|casita|terreno|departamento|rancho|propiedad|piso) (urge|barata|de tres cuartos|en kyle|me ayuda|cuanto pido|quien la compra)?
  (me|nos) (divorcio|divorciamos|separamos|estamos separando) y (hay que|tenemos que|queremos) (vender la casa|repartir la casa|vender)
  (puse|pusimos|tuve|tengo) (la casa|mi casa|la propiedad) en venta (yo mismo|por mi cuenta|con otro agente|el ano pasado) y (no se vende|no se vendio|nadie llama|nada)
  (el|mi) (otro|anterior|agente) (agente|corredor|pasado)? no (pudo vender|vendio|hizo nada por vender) (la casa|mi casa)? (y)? (busco otro|quiero intentar otra vez|me ayuda usted)?
  (escucho|oigo|acepto|escucharia) (ofertas|propuestas|una oferta) (por|para) (mi casa|la casa|mi terreno|la propiedad)
  (si|en caso de que) (vendo|vendiera|vendieramos|vendemos) (la casa|ahora|este ano|mi propiedad) (cuanto|que) (me queda|me tocaria|saco|sacaria|impuestos pago|ganaria)
  (kiero|qiero|ocupo) (bender|vender) mi (kasa|casa|casita) (cuanto me dan|ya|rapido|me ayuda)?
  (tengo|tenemos) una casa (en kyle|aqui|vacia|sola) y ya no la (necesito|necesitamos|queremos|ocupo) (que me recomienda|que hago)?
  (quiero|necesito|ojala) que (la casa|mi casa|la propiedad) se venda (antes de navidad|pronto|ya|a buen precio)
  (se la quiero|quiero) (ofrecer|vender|dejar) a alguien que (pague cash|pague de contado|la arregle|la quiera)
  no (busco|quiero|necesito) (comprar|casa) (lo que)? (quiero|necesito|ocupo) (es)? vender (la mia)?
`);

/** Both at once: one home for another. */
export const bothEnglish = lines(`
  (we|i) (have to|need to|must|got to|want to) (sell|list|unload) (before|prior to) (buying|buying again|buying anything|buying the next one)
  <iwe> (have to|need to|must|want to|should|would like to|plan to|are going to) (sell|list) (first|ours|it|the house)? (before|and then|prior to|so) (buying|we buy|i buy|purchasing|we purchase anything|we can buy|shopping for the next one)
  <iwe> (want|need|hope|plan|would like|have) to (sell|unload|get rid of|list|let go of|move out of) <ourhouse> and (buy|find|get|get into|pick up|move into|purchase|land in) (a|something|another|one) (bigger|smaller|newer|nicer|on one floor|closer to town|with land|<nice> <place>)
  (swap|trade|exchange|switch) (our|my|this|the) (house|condo|place|townhouse|rental|land|big house|farm) for (a|something|another|one) (bigger|smaller|newer|<nice> <place>|closer in|with a yard|one level)
  (downsizing|upsizing|trading up|moving up|trading down|rightsizing) (from|out of) (a|our|the) (four bedroom|big house|starter home|condo|farm|townhouse) (to|into) (a|something) (smaller|bigger|<nice> <place>|patio home|one level home|condo)
  (can|could|would|will) (you|one agent|your team) (handle|do|help with|manage|take care of) (both|selling ours and finding the next|the sale and the purchase|our sale and our next home|selling and buying at once)
  (sell|list|put up) (this|ours|mine|our place) (and|then|so we can|to) (turn around and|use the money to|afford|roll it into|put it toward)? (buy|get into|buy another|a bigger one|the next house|a new one|get a new place)
  (once|when|after|as soon as|if) (ours|our house|this one|my condo) (sells|is sold|closes|goes) (we|i) (will|want to|can|need to|plan to) (buy|be looking for a home|need somewhere to buy|find another|get the next one|start looking at homes)
  (need|have) (the|our|my) (money|equity|proceeds) (from|out of) (our|my|this) (house|home|condo|place) (to|before we can|for) (buy|buy the next|the down payment on the next|purchase a new one|get a bigger one)
  (what if|what happens if|worried) (ours|our house|our home) (sells|does not sell) before (we find|we buy|we close on) (another|the next one|a new one|something)
  (buy|find|get) (the next|a new|another|the new) (one|house|home|place) (before|first and then|and then|while|then) (we)? (sell|selling|list|unload) (ours|this one|the old one|mine)
  (make|making|write) (an)? (offer|offers) contingent on (selling|the sale of) (ours|our home|my house)
  (bridge loan|contingent offer|leaseback|simultaneous closing) (to|so we can|for) (sell and buy|buy before we sell|sell ours and buy another|move between homes)
  (our|this|the) (house|place|condo) (is too small|is too big|no longer works|does not fit us) (we|so we)? (want to|need to|would) sell (it)? and (move up|get something bigger|buy a smaller one|find something that does)
  (leaving|moving from|giving up) (our|the|my) (house|home) in (dallas|houston|the city) (to buy|and buying|for) (something|a place|a home) in (austin|kyle|the country) (need|so) (to sell|ours has to sell|to list) (first|too|it)
  (retiring|empty nesters|kids are gone) (so|and)? (sell|selling|out with|goodbye to) (the|our) (big house|family home|two story) and (buy|buying|hello to|into|looking for) (a|something) (small|condo|one story|lake place|patio home|low maintenance)
  (1031|exchange|do an exchange) (my|the|our) (rental|duplex|fourplex) (for|into) (another|something newer|a bigger one|a different property)
  (looking|want|need) to (sell|list) in <city> and (buy|purchase|find a home) in <city>
  (which|should we|do we|is it better to) (comes first|sell first or buy first|buy or sell first|list before we look|find one before we list)
  (might|may|could|want to|thinking we) (buy and sell|sell and buy|do both|buy something and sell ours)
  (sell|selling) (and|plus) (buy|buying) (at the same time|together|in one go|the same week) (is it possible|can it be done|how does that work)
  (our|the|my) (current|old|present) (house|home|place) (needs to go|has to sell|must be sold) (so|before|and then) (we|i) can (get into|buy|close on|move to) (the new subdivision|the next one|a bigger one|another)
  (buy|buying|offer) with a contingency on (our|the) sale
  (need|have) to sell (my|our) (current)? (home|house|condo)? before (i|we) can (buy|afford|get) (the next|another|a new one|anything)
  (i|we) (might|may|could|want to|need to|plan to|hope to|am looking to|are looking to|would like to) (buy and sell|sell and buy|buy and also sell|both buy and sell|buy as well as sell|sell as well as buy)
  (maybe|possibly|probably|perhaps|thinking)? (both)? (buy and sell|sell and buy|buying and selling|selling and buying) (both|this year|a house|homes)?
  (buy|buying) and (sell|selling) (a home|houses|both|in austin)?
  (sell|selling) and (buy|buying) (a home|again|both|in austin)?
  (i|we) (want|need|would like|hope|plan) to (buy|purchase|find) (a house|a home|a condo|something)? (we are moving|because of work|here)? (and|but) (have|need|will have|would need) to sell (ours|our house|mine|our current home|the old one) (first|before that|as well|too)
  (need|have|want) to sell (ours|our house|mine|this one) first (and then|then|before we)? (buy|find|get) (a house|a home|another|the next one)
  (i|we) (want|need|would like|hope|plan|am looking|are looking) to (buy|purchase|get|find) a (house|home|condo|place) (we are|i am) (relocating|moving|growing|retiring) and (have|need|got) to sell (ours|our house|mine|our home|the old house) (first|too|as well)
  (we are|i am) (relocating|moving|transferring) and (have|need|got|want) to sell (ours|our house|mine|the current one) (first|too) and (buy|find|get) a (house|home|place) (there|here|in austin)
  have to sell (ours|our place|mine|our current house) (first|too|as well|before that) (want|hope|need|plan) to buy (a house|a home|another one|something else)
`);

export const bothSpanish = lines(`
  (quiero|queremos|necesito|pensamos|quisiera|nos gustaria) (vender|salir de|dejar|desprendernos de) (esta|la nuestra|mi casa|la casa|el departamento) y (comprar|buscar|meternos a|encontrar|conseguir) (otra|otro|una mas grande|una mas chica|algo mejor|algo mas centrico|una nueva)
  (cambiar|cambiarnos|pasar|mudarnos) (de|mi|nuestra) (casa|departamento|casa chica) (por|a) (una|otra|algo) (mas grande|mas chica|mas nueva|con patio) (vendiendo la nuestra|y vender esta)
  (con|usar|ocupamos) (lo que|el dinero que|la venta) (saquemos|nos den|de esta|saque) (de|por)? (la casa|esta|la venta)? (comprar|dar el enganche|entrar a|para comprar) (otra|de otra|una mas grande|la nueva)
  (primero|una vez que|cuando|en cuanto) (vendamos|vendemos|se venda|venda) (la nuestra|esta|mi casa|la casa) (compramos|buscamos|queremos comprar|compro|podemos comprar) (otra|una nueva|la siguiente|algo)
  (nos ayudan|me ayuda|pueden|ustedes manejan) (a|con)? (vender|venta) (la nuestra|esta|la mia|mi casa) y (comprar|encontrar|compra de|a buscar) (otra|la nueva|otra casa)
  (que pasa si|y si) (se vende|vendo) (la mia|la nuestra|mi casa) antes de (encontrar|comprar) (otra|la nueva)
  (vender|vendo) y comprar al mismo tiempo (se puede|como le hago|es posible)?
  (quiero|queremos|pienso|podria|tal vez|quizas) (comprar y vender|vender y comprar) (casa|las dos cosas|ambas cosas)?
`);
