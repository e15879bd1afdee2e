import { lines } from '../lines.ts';

/** Indirect and everyday ways to say that one wants to buy, each pattern standing for dozens of sentences. */
export const buyerEnglish = lines(`
  <hi>? <iwe> (want|need|hope|plan|would like|would love|are dying|am trying|are trying|am hoping|are hoping) to (buy|own|get|get into|move into|find|purchase|acquire|pick up|end up in) (a|our own|my own|a little|an affordable|another|a second) <place> <where>? <soon>?
  <hi>? <iam> (looking|searching|hunting|shopping|in the market|on the lookout|on the hunt) for (a|an|our first|my first|our forever|another|a little) <nice>? <place> <where>? <soon>?
  <iam> (looking|hoping|trying|thinking|planning|ready|keen|itching) to (buy|purchase|become a homeowner|own something|own instead of rent|put down roots|get out of my rental|get a foot on the ladder) <where>? <soon>?
  (ready|finally ready|so ready|about ready) to (be a homeowner|be homeowners|own|own a home|stop renting|buy our own place|get serious about buying|start the house hunt|pull the trigger on a house)
  (sick|tired|done|fed up) (of|with) (renting|my landlord|paying someone elses mortgage|throwing rent money away|apartment life|my apartment|moving every year|sharing walls|roommates)
  (my|our) (rent|lease) (just)? (went up|is going up|is up|runs out|ends|expires) (again|in may|next month|this summer) (and|so) <iwe> (would rather|might as well|want to|may as well|figure we should) (own|buy|have a mortgage|pay on something of our own|look at houses)
  (my|our) (lease|rental|apartment) (is up|ends|runs out) (in|by) (june|august|the fall) and <iwe> (want|hope|would like) (something of our own|a place of our own|to own|a house of my own|to buy by then)
  why (keep|am i) paying (rent|a landlord|1800 a month in rent) when <iwe> (could|can) (own|have a mortgage|be building equity|own something)
  <iwe> (would like|want|need) (something|anything|a place|a spot|somewhere) (with|that has|near) <feature> (and|plus) <feature> <price>?
  (a|our|my) (dream|goal|wish|hope) (is|has always been) to (own|have) (a home|our own home|a little house|a place of our own|a house with <feature>)
  a (place|house|home|spot|roof|yard) (of|to call) (my|our|mine|ours) own?
  <iwe> (have outgrown|outgrew|are bursting out of|do not fit in|are running out of room in) (our|this|the) (apartment|rental|place|two bedroom|duplex|condo)
  (baby|twins|another kid|our second|number three) (is|are)? (coming|on the way|due in may|arriving soon) (and|so) (we|i) need (more space|more room|a bigger place|a house|another bedroom|a yard)
  (getting|just got|we got) (married|engaged|hitched) (and|so)? (want|looking for|ready for|thinking about) (our first home|a house|a place together|buying)
  <kin> and i (want|are hoping|are ready|are trying|plan) to (buy|purchase|find|get) (a|our first|something|a nice)? (together|home|house|place|close to family)
  <kin> (just)? (needs|wants|is looking for|would like|is ready for) (a|his own|her own|their first) (house|home|condo|place) and <iam> helping (him|her|them)? (buy|look|find one)
  looking (for|on behalf of) <kin> who (wants to buy|needs a house|is moving here|is relocating|is buying) <where>?
  (relocating|moving|transferring|coming|heading) (to|down to|over to|back to) <city> <soon>? (and|so|we|i)? (need|will need|looking for|hoping to find|have to find) (a|somewhere|a place|housing|a family home) (to)? (buy|live|own|call home|to settle in)
  (new|my new|got a|took a|starting a) (job|position|role|assignment) in <city> (so|and) <iwe> (need to find|will be looking for|have to find|are after) (a|some)? (house|home|homes|place|place to buy)
  (pcs|orders|military move|transfer) to <city> <soon>? need (a)? (house|4 bedroom|home|home near base|place close to the gate)
  <iwe> (can|want to|plan to|would like to|am able to) use (my|a|the) (va loan|va benefit|gi benefit|fha loan|usda loan|first time buyer program|down payment assistance)
  (what|how high a|how good a) credit score (do i|do you|would i|would we) (need|need to have) (to|for) (get)? (a|buy a|qualify for a)? (house|mortgage|home loan|fha loan)
  (can|could|would) (i|we) (qualify|get approved|be approved|get a loan|get a mortgage) (with|on) (a 600 score|student loans|one income|bad credit|no credit|self employment|a recent job change|a bankruptcy from years ago|a co signer)
  (how much|what) (house|home|mortgage) (can|could|would) (i|we) (afford|qualify for|swing|handle) (on|with|making) (70k|90k a year|my salary|our income|one paycheck)
  how much (cash|money|savings) (do|would|should) (i|we) (need|need up front|have saved|bring to closing|put down) (to buy|for a down payment|on a house|on a 300k home|before we look)?
  what (would|will) (my|our|the) (payment|monthly|monthly payment|mortgage|closing costs) (be|look like|come to|run) (on|for) (that one|the oak street house|a 350k house|something around 400)
  <iwe> (have|saved|got|have got|put away|put together) (30k|20 percent|a down payment|enough|some money|a good chunk) (saved|set aside|for a down payment|to put down) (now what|what can we get|where do we start|what is next)?
  (bank|lender|credit union|loan officer|mortgage guy) (approved|cleared|okayed|preapproved|pre approved|qualified) (us|me) (for|up to) (350k|four hundred|half a million) (so|now)? (lets shop|what is out there|we can look|ready to look)?
  (do|can) you (recommend|know|refer me to|suggest) (a|any) (lender|lenders|mortgage broker|loan officer|bank) (for|who helps) (first time buyers|buying a house|a home loan|va buyers)
  (are|is) there (any)? (programs|grants|assistance|help|incentives) (for|to help) (first time buyers|teachers buying|people buying their first home|the down payment|nurses who want to buy)
  (paying cash|cash buyer|have cash|all cash|no loan needed) (and|for)? (looking for|want|need|ready for|can close fast on) (a|something|the right) (house|condo|deal|place|property)?
  is (the|that|this) <style> (one|house|home|place|listing)? (still|even)? (available|for sale|on the market|up for grabs|active|taken|gone|sold|under contract|pending|spoken for) (yet|already|or is it gone)?
  (saw|found|came across|noticed|drove by|drove past|spotted|just saw|i saw|we saw) (your|the|a) (ad|post|sign|listing|for sale sign|yard sign|facebook post|zillow page) (for|on|about|at) (the|a|that) <style>? <place> (and|is it|can you|how much|what) (like it|available|want to see it|want more info|tell me more|the price)
  (what|how much) (is|are) (the|they|that one|you) (asking|asking price|price|list price|price on it|going for|listed at|want) (for|of|on)? (the|that) <style> (one|house|home|place)?
  (any|is there any|is there|got any) (wiggle room|room to negotiate|flexibility|give|room) (on|in|with) (the|that) (price|asking price|list price|oak street house)
  (would|will|do you think) (they|the sellers|the seller|the owner|owners) (take|accept|consider|entertain|go for|come down to|help with) (380|less|a lower offer|an fha offer|a cash offer|closing costs|ten under asking)
  (does|do) (the|that|it|this) <style>? (one|house|home|place|listing)? (have|come with|include|got) (a garage|a pool|a basement|an hoa|a fenced yard|central air|appliances|solar|a septic|city water)
  (how old|what year|how big|how many beds|what size) is (the roof|the ac|the lot|it|the house|the kitchen) (on|in|at) (the|that) (listing|one on elm|house you have for sale|house you posted)
  (what|which) (schools|district|school|hoa|taxes|zoning) (is|are|does) (the|that) (listing|one on elm|house for sale|house you posted) (in|have|zoned to|zoned for)?
  (any|got any|are there|send me|send over|text me|email me|show me|shoot me|let me see) (some|more|other|any)? (listings|homes|houses|options|places|condos|pics|photos|comparable homes for sale) (with <feature>|<where>|<price>|like that one|like it|this weekend|that fit)
  (what|whats|anything) (do you have|have you got|else do you have|is out there|is available|can you show us|is coming up|is on the market) (with <feature>|<where>|<price>|for a family of five|for a first timer|in our range)
  (let me know|tell me|call me|text me|keep me posted|holler|ping me|alert me) (when|if|as soon as) (something|anything|a <nice> <place>|one|a good deal|a new listing) (comes up|pops up|hits the market|opens up|becomes available|drops in price) <where>?
  (put|add|sign) (me|us) (on|up for|down for) (your|the|a) (buyers list|listing alerts|new listing emails|list for new homes|tour|showing)
  (when|what time|what day|how soon) (can|could|would|might) (i|we|my wife and i) (see|tour|walk|view|check out|get inside|look at|come by and see|visit) (it|the place|that one|the house|the <style> one|a few homes|some houses)
  (can|could|may) (you|someone|somebody|your team) (show|walk|take|drive) (us|me|my parents) (around|through|inside|to see) (it|a few houses|that house|the <style> one|some homes|the neighborhood|the model)? <day>?
  (available|free|off|in town) <day> (to|and would like to|and want to) (see|tour|look at|check out|walk through) (homes|houses|it|that listing|a couple of places|the <style> one)
  (can i|can we|could we) (bring|get) (my parents|my contractor|an inspector|my wife) (back|through|to see it)? (for a second look|for another showing|to look at the house again|before we offer)
  (we|i) (loved|liked|fell in love with|keep thinking about|cannot stop thinking about|really like) (the|that|it) (house|one|place|kitchen|backyard|one you showed us|one on elm|cottage) (what is next|how do we get it|can we go back|is it ours)?
  (how|what) (do|would) (we|i) (make|put in|submit|go about|write) (an)? (offer|bid)
  (lets|i want to|we want to|ready to|please) (offer|bid|put in|go|submit|write up|make) (full price|asking|390|an offer|ten over|a lowball|an offer today)
  (the|that) (house|one|place|listing) (we saw|you showed us|from saturday|on elm) (is too small|was not for us|did not work|went too fast) (what else|show us more|keep looking|anything similar)
  (need|want|must have|require|hoping for|it has to have) (at least)? (3|4|three|four|two) (bed|bedrooms|br|beds) (and|with|plus)? (2 bath|two baths|an office|a big yard|<feature>) <price>? <where>?
  (something|anything|a place|a home|houses|stuff) (under|below|around|in the|up to|no more than|between) (350|400k|500 thousand|300s|half a mil) <where>? (with <feature>)?
  (budget|price range|max|our range|top end) (is|of|around)? (350|400k|the mid 400s|half a million) (what|anything|show me|looking for) (can i get|is out there|what you have|a house with <feature>|is available)
  (which|what) (neighborhoods|areas|parts of town|suburbs|school districts|zip codes) (are|is|would you) (best|good|safe|recommend|affordable|up and coming|suggest) (for families|for buying|to buy in|for a first house|for our budget|if we buy)
  (is it|would it be|do you think it is) (smart|a good time|better|cheaper|wise|crazy) to (buy|own|buy a house|buy now|get into a home) (now|right now|this year|or wait|than rent|with these rates)
  (first time|never done this|never bought before|new at this|no idea what i am doing) (buying|home buyer|buyer|homebuyer) (here|where do i start|what are the steps|how does it work|help)?
  (what|how) (is|are|does) (the)? (process|steps|first step|timeline) (to|for|of) (buy|buying|purchasing|getting) (a)? (home|house|first home|condo)
  (do|does) (buyers|a buyer|i) (pay|have to pay|owe) (you|an agent|the agent|a realtor) (anything|a fee)? (when buying|to buy|if i buy|for finding a house)?
  (looking|want|interested|in the market|hoping) (for|in|to buy) (land|acreage|a lot|a few acres|a ranch|a build site|ten acres|raw land) (to build on|for horses|for a barndominium|to farm|<where>)?
  (do you have|any|know of any|interested in) (new construction|new builds|spec homes|move in ready builders|a builder who|new homes) <where>? (we could buy|available|with incentives|for us)?
  (want|looking for|thinking of|interested in|would like) (a|another) (vacation home|second home|lake house|weekend place|cabin|beach place|winter place|snowbird condo|home for retirement|one level retirement home) <where>?
  (are there|any|do you know) (55 plus|retirement|gated|golf|waterfront|horse friendly) (communities|properties|places|homes) (we could buy in|for sale|you recommend|with something available)
  (investor|i invest|flipper|we flip houses|i flip|wholesaler|house hacker) (here|looking for|need|want|after|send me) (deals|off market deals|distressed property|duplexes|rentals that cash flow|fixers|fixer uppers|a fourplex|foreclosures to buy)
  (got any|any|send me|looking for|know of) (off market|distressed|ugly|beat up|as is|foreclosed|bank owned|fixer upper|handyman special) (deals|houses|properties|homes|places|stuff)
  (what is|whats) the (cap rate|arv|cash flow|rental income|rehab budget) on (that one|the duplex|the elm listing|it)
  <iwe> (want|plan|would like) to (invest in|park some money in|put money into|put my savings in|diversify into|add to my portfolio with) (real estate|a rental|a rental property|a duplex|property|houses)
  (my|our) (family|household|crew|gang) of (four|five|six) (needs|need|is looking for|wants) (a|more|bigger)? (house|home|space|place|yard|bedrooms)
  (commute|drive|trip) (is killing me|is too long|is awful) (so|and) <iwe> (want|need|would like|are looking for) (a house|to buy|a home|something to buy) (closer in|closer to work|near downtown|near the office)
  (settle|settling|put down roots|start our life|raise our kids|retire|plant ourselves) <where> (and need|need|looking for|in) (a home|a house|a home of our own|a place to buy)
  (someone|a friend|my coworker|my sister|my boss|the browns) (said|told me|told us|recommended|says) you (could help us find|helped them buy|found them|can find us) (a)? (house|home|a great house|their home)
  (you helped us|you sold us|we worked with you|you found us our) (buy|a house|first house|home|place)? (before|years ago|last time)? (and|now) (we need|we want|time for|ready for) (another|a bigger one|the next one|a second home|our next home)
  (tryna|trying to|lookin to|finna|bout to|gonna) (cop|get|buy|find|own) (a|me a|my own|my first) (crib|house|spot|pad|place|home) <soon>?
  (need|want|gimme|got) (a|sum|any)? (house|crib|3br|4 bed|home|place 2 buy|house w a yard) (asap|pls|plz|thx|rn|4 my fam|fast|cheap)
  (homes|houses|condos|townhomes|lots|duplexes) (for sale|to buy|available)? (near|in|around|close to) (hays county|the lake|the airport|utsa|74th|my kids school|downtown) (pls|please|what you got)?
  <rooms-wanted> <where>? <price>? (what do you have|anything|please|needed|wanted|got one)
  (curious|wondering|question) (about|on) (buying|that house|a home you have listed|getting a mortgage|the house for sale|becoming a homeowner)
  (interested|very interested|super interested|definitely interested) in (the|that|your|this) (house|home|listing|condo|property|<style> one|place you posted)
  (want|love|need|like) (the|that) (house|one|place|home) (you|they|on) (listed|posted|have for sale|are selling|elm|showed)
  (is|are) (the)? (owner financing|seller financing|rent to own|lease to own|lease option|assumable loan) (available|an option|possible) (on that one|on any of your homes|with you)?
  (thinking|thought|debating|toying|playing) (about|with|with the idea of) (buying|becoming homeowners|owning|getting our own place|a move into homeownership|making the jump from renting)
  (once|when|after|as soon as) (we|i) (close on|get|find|buy) (the|a|our) (new|next|first)? (house|home|place) (how soon|when) can we move in
  (where|how|who) do (i|we) (start|begin|go|talk to) (to|if we want to|when) (buy a house|buying|own a home|get preapproved|looking for a home)
  (a|need a|want a) (bigger|larger|smaller|quieter|newer|nicer|better) (place|house|home|yard|kitchen) (with|near|closer to|for) (<feature>|the grandkids|work|our family)
  (i|we) (would|could) (buy|move|go up) (if|for) (the right|a good|something with) (house|home|price|<feature>)
  (what|how much) (can|would|does) (400k|350 thousand|half a million|300) (get|buy) (me|us|you|someone) <where>?
  must haves (are)? (a big yard|three bedrooms|good schools|a garage|no hoa|one story) (and)? (a pool|two baths|natural light|a quiet street|room for a garden)
  (quiet|safe|walkable|family friendly) (street|neighborhood|area) (good schools|near a park|no flips|big trees) (please|a must|is what we want)?
  (two|three|four|3|4) bedrooms (minimum|at least|or more|would do) (pool|garage|yard|office) (is a plus|would be a bonus|is a must|preferred)
  (modern|older|character|ranch|craftsman|single story) (homes|style|house|one) with (big windows|charm|an open floor plan|a front porch|tall ceilings)
  (small|big|modest|cute|simple) (house|home|place) (big|on a big|with a big|and a) (lot|yard|kitchen|garden)
  (give|show|send) me (some)? (options|choices|ideas|anything) (between|around|near|from) <city> (and <city>)?
  (how many|any|are there) (offers|bids|other buyers|showings) (on|did|has|for) (the|that) <style> (one|house|place|listing)? (get|had|so far)? (we want a shot|we want in|are we too late)?
  (how long|how many days|why) (has|have|is) (the|that) <style> (house|one|place|home) (been)? (listed|sitting|on the market|still unsold|for sale)
  (is there|does it have|is it in) (an hoa|a flood zone|a basement|a garage|mls photos) (at|for|in) the (townhouse|house|condo|home) (on|at) (9th|main|birch lane|sunset)
  (how old|what age|what shape) (is|are) the (roof|ac|furnace|foundation|plumbing) (on|at|of) the (sunset|birch lane|9th street|corner) (listing|house|one|place)
  (need|want|gotta have|we need) (more|some|extra) (space|room|yard|bedrooms) (for)? (three kids|the kids|the dogs|a growing family|my mom to move in)?
  (get|getting|be) out of (this|the|our) (complex|apartment|rental|basement apartment) (and)? (have a yard|into something we own|into a house|own something)
  living with (my folks|my parents|roommates|my in laws) (and)? (need|want|ready for) (my own place|our own place|a place of our own|a house)
  (put|use|spend) (my|our|the) (cash|savings|inheritance|bonus|settlement) (into|on|toward|for) (a house|a home|property|a condo for me|our first place)
  (self employed|single|on disability|retired|a veteran|a teacher) (can i still|am i able to|is it possible to) (get|buy|finance) a (house|home|condo|place)
  (what|how much) are (closing costs|the fees|property taxes|the up front costs) (when you|if i|when we) (buy|purchase) (a house|a home|one)?
  (what|how much) would it take (for|to get) (the|them|the sellers|the owner) to (accept|say yes|sell it to us|come down)
  (friend|coworker|neighbor|cousin) (said|told us) you found (him|her|them) (a)? (great house|home|place) (we hope|can you|could you) (you can)? do the same for (us|me)
  (we have|i have) nothing to sell (we|i) (want|need|would like) to (see|buy|tour|look at) (homes|houses|a house)
  (you have me confused|you misunderstood|no) (i am|we are) (hunting|looking|shopping) for a (house|home|place) not (listing|selling) (one)?
  (my|our|the) landlord is (selling|kicking us out|raising rent) (so|and) (figured|it is|we think it is) time to (buy|own|get our own place)
  (we|i) (would|will|could|want to|have to|plan to) (buy|purchase) (first|soon|next year|in the spring|before anything else)
`);

export const buyerSpanish = lines(`
  <hola>? (quiero|queremos|quisiera|quisieramos|necesito|necesitamos|nos gustaria|me gustaria|ocupo|ocupamos|deseo|tengo ganas de|pensamos|estamos por) (comprar|adquirir|encontrar|tener|hacerme de|hacernos de|conseguir) (una|mi propia|nuestra propia|otra|una buena) <vivienda> <donde>? <pronto>?
  <hola>? (ando|andamos|estoy|estamos|sigo) (buscando|viendo|en busca de|tras|mirando) (una|casas|casita|algo|un departamento|un terreno|un depa|opciones) (para comprar|para mi familia|para vivir|de tres cuartos|con patio|economica)? <donde>?
  (busco|buscamos|se busca|necesito|me urge|nos urge) (casa|una casa|algo|lugar|un piso|un depto|un lote|una propiedad) (grande|barata|con cochera|con tres recamaras|para mis hijos|cerca de la escuela|en buen estado) <donde>? (de menos de 300 mil)?
  (cansado|cansada|cansados|harto|hartos|aburrido|ya me canse|ya nos cansamos) de (rentar|pagar renta|pagar alquiler|alquilar|tirar el dinero en renta|vivir en departamento) (queremos algo propio|quiero lo mio|y quiero comprar)?
  (ya no|no) (cabemos|caben los ninos) (aqui|en el departamento|en la casa) (y)? (necesitamos|queremos|buscamos) (algo|una casa|un lugar)? (mas grande|mas amplio|mas amplia)
  (viene|esperamos|va a nacer) (un|otro|el tercer) bebe y (necesitamos|queremos|buscamos) (casa|mas espacio|un lugar mas grande|otra recamara)
  (nos mudamos|me mudo|nos cambiamos|me transfirieron|llegamos|vamos a vivir) (a|en|de houston a) <city> y (buscamos|necesitamos|queremos|ocupamos) (casa|vivienda|donde vivir|comprar|algo propio)
  (que|cuales|cuantas) (casas|opciones|propiedades|pisos|deptos) (hay|tienen|tenes|tiene|me ofrece|manejan|quedan) (disponibles|en venta|por 300|de dos ambientes|con tres recamaras|con alberca)? <donde>?
  (tienen|tiene|tenes|hay|habra|manejan) (algo|alguna casa|casas|terrenos|lotes|pisos|opciones) (barato|economico|con patio|de dos pisos|de una planta|cerca del centro|para arreglar|en venta|con alberca) (por menos de 250)?
  (mandeme|mandame|enviame|envieme|paseme|pasame|compartame|muestreme) (las|mas|unas)? (fotos|opciones|informacion|datos|precios|listado) (de|sobre)? (las casas|la casa|casas en venta|lo que tenga|las propiedades|esa propiedad)
  (cuando|a que hora|que dia) (puedo|podemos|podria|podriamos) (ver|verla|visitar|visitarla|pasar a ver|conocer|entrar a ver) (la|esa)? (casa|propiedad|casita|depto|piso)? (del anuncio|de la foto|por dentro)?
  (se puede|seria posible|me pueden|podrian) (ver|visitar|agendar|concertar|hacer|mostrar|ensenar) (una visita|un recorrido|la casa|esa propiedad|el piso) (manana|el sabado|este fin)?
  (sigue|siguen|esta|aun esta|todavia tienen) (disponible|a la venta|en venta) (la casa|esa propiedad|la del anuncio|la que publicaron|la de la calle roble)
  (cuanto|en cuanto|que precio) (piden|cuesta|sale|esta|tiene|quieren|seria) (por)? (la casa que anuncian|esa casa|la casa azul|la de tres cuartos|la propiedad en venta|el terreno|el piso)
  (la|esa) casa (que anuncian|del letrero|de la foto|que publicaron) (tiene|cuenta con|incluye) (garaje|cochera|patio|alberca|aire|jardin)
  (me|nos) (encanto|gusto|fascino|intereso|interesa|late) (la|esa) (casa|casita|propiedad|de la esquina|del anuncio) (como hacemos|que sigue|como la aparto|para comprarla)?
  (aceptan|aceptarian|toman|bajarian a|cogen) (ofertas|una oferta|menos|credito fha|credito|prestamo va|itin|menos del precio) (por|en|para) (esa casa|la casa|la del anuncio)?
  (quiero|queremos|quisiera|vamos a) (hacer una oferta|ofrecer 280|apartar|dar el enganche|ofertar) (por|para|de) (la casa|esa propiedad|la de la foto)?
  (cuanto|que tanto) (necesito|ocupo|hay que|tengo que|tendria que|debo) (dar de entrada|de enganche|tener ahorrado|ganar|juntar|de inicial) (para|por) (comprar|una casa|comprar casa|mi casa)
  (me|nos) (dan|darian|prestan|prestaria el banco|aprobarian|alcanza|alcanzaria) (credito|un prestamo|la hipoteca|para una casa|para comprar) (con itin|sin papeles|con mal credito|ganando 60 mil|sin credito|con un solo sueldo)?
  (se puede|puedo|podemos|como le hago para) comprar (casa|una casa|vivienda)? (sin papeles|con itin|sin credito|siendo extranjero|con poco enganche|por primera vez|trabajando por mi cuenta)
  (el banco|la financiera|el prestamista) (me|nos) (aprobo|autorizo|preaprobo|dio credito) (por)? (250|300 mil|cuatrocientos mil) (y)? (queremos|quiero|ya podemos)? (ver casas|buscar|empezar a buscar)?
  (tengo|tenemos|junte|ahorramos|ya junte) (el enganche|ahorros|20 mil|para la entrada|dinero para el enganche) (y)? (queremos|quiero|que puedo|a ver que)? (comprar|encuentro|hay|conseguir)?
  (compro|pago|compramos) (de contado|en efectivo|al contado|cash) (busco|que tiene|una casa|algo para invertir|algo barato)
  (soy|somos) (inversionista|inversionistas|comprador|compradores|comprador de primera vez|primerizos) (busco|buscamos|y quiero|y queremos)? (duplex|propiedades|casas para remodelar|comprar|orientacion)?
  (invertir|quiero invertir|queremos invertir|me interesa invertir|busco invertir) en (bienes raices|una propiedad|un terreno|departamentos|una casa para rentarla)
  (busco|quiero|queremos|hay) (terreno|un terreno|lotes|un lote|un ranchito|acres) (para construir|para fincar|para animales|barato)? <donde>?
  (una|mi|nuestra) (casa|casita|vivienda|lugar) (propia|propio|para la familia|para mis hijos|donde echar raices) (es nuestro sueno|es lo que buscamos|queremos)
  (que|cual) (zona|colonia|barrio|area|vecindario) (me|nos)? (recomienda|recomiendan|conviene|es mejor|es buena) para (comprar|comprar casa|vivir con ninos y comprar)
  (es buen momento|conviene|vale la pena|me conviene) (para)? (comprar|comprar ahora|comprar casa|comprar o rentar)
  (que|cuales) (requisitos|papeles|documentos|pasos) (piden|necesito|son|hay) para (comprar|comprar casa|un credito hipotecario|mi primera casa)
  (aviseme|avisame|aviseme usted|me avisa) (si|cuando) (sale|salga|llega|llegue|tenga) (algo|alguna casa|una casa|otra opcion) (barata|por aqui|de tres cuartos|asi)?
  (ayudeme|ayudenme|me ayuda|me ayudan|necesito ayuda) (a|para) (encontrar|comprar|buscar|conseguir) (casa|mi primera casa|una casa|un hogar|algo)
  (mi hijo|mi hija|mi mama|mis papas|mi hermano) (quiere|necesita|busca|quieren|buscan) comprar (casa|una casa|un departamento) y (le|les)? (ando|estoy) ayudando
  (algo|una casa|un lugar) (con|de|cerca de) (tres recamaras|patio grande|la escuela|buena zona|dos banos) (por|de|hasta|menos de) (200|250 mil|300)
  kiero (una)? (kasa|casa|casita) (pa|para) (mi familia|vivir|mis hijos) (cuanto hay que dar|que tienes|barata)?
  (voy|apenas voy|estoy) (empezando|comenzando) a (ver|buscar) (casas|casa|opciones) (no se nada de esto|por donde empiezo)?
  soy (comprador|compradora) (tengo|con) (efectivo|credito aprobado|enganche)
  no (vendo|quiero vender) (quiero|busco|lo que quiero es) comprar
  (busco|buscamos|necesito|quiero|quisiera) (una)? (casa|vivienda|propiedad) (de|con) (3|2|4|tres|dos) (recamaras|cuartos|habitaciones|dormitorios) (por favor)?
  (busco|buscamos) (casa|departamento|una casa) (grande|chica|nueva|barata|cerca)? <donde>?
`);
