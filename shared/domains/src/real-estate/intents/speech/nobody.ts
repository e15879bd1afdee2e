import { lines } from '../lines.ts';

/** What must move nobody, though the words are of the trade: answers, gossip, denials, tenants, vendors, plans dropped. */
export const nobodyEnglish = lines(`
  (ok|okay|thanks|great|so|and|cool|alright)? anything else (for me|from me|i should know|i need to know|today|then|now|you need|you want to know|you need from me)?
  (ok|okay|so|and|cool|alright)? (what else|what more|anything more) (do you need|is there|now|then|do you want to know|can i tell you|should i know)?
  (no|nope|nah|no thanks|no thank you) (we are|i am)? (good|happy where we are|staying put|not interested|all set|fine|set for now|not moving)
  <iwe> (love|like|enjoy|are happy in|are happy with) (our|this|the) (house|home|place|street) (and|so)? (are not moving|staying|plan to stay|would never leave|not going anywhere)?
  <iwe> (decided|have decided|are going|plan|chose|prefer|would rather) (to|not to)? (stay|stay put|keep the house|keep it|rent another year|remodel|build an addition|wait|wait it out|hold off|hold on to it|refinance instead)
  (on hold|plans changed|changed our minds|never mind|nevermind|forget it|scratch that|false alarm|not anymore|cancel that|ignore that) (for now|thanks|we are staying|we are not moving|no need|sorry)?
  (lost my job|rates are too high|cannot afford it|the timing is bad|life happened|the deal fell through) (so)? (everything is on hold|we are waiting|not now|have to wait|stopping the search|not doing anything)
  <iwe> (do not|would not|will not|would never|am not going to|are not going to|am not looking to|have no plans to|have no intention to) (want to|wanna|ever)? (sell|buy|move|list|sell it|buy another) (anything|now|this year|my house|our place|a house|any time soon)?
  (my|our) (house|home|land|place|property) is not for sale (at any price|thanks|stop asking|and never will be)?
  (not|nothing) (for sale|to sell|selling|buying|looking) (here|thanks|at this time|right now|sorry)?
  (already|we already|i already|we just|just) (have|got|hired|signed with|work with|use) (an agent|a realtor|somebody|my cousin for that|someone else)
  (already|we already|just|we just|finally|i) (bought|closed|sold|found one|found a place|purchased|moved in|signed a lease|refinanced|renewed the lease) (thanks|last month|in june|with another agent|it|one)?
  (bought|built|purchased|got) (this|it|our house|the place|the condo) (in|back in|around) (1985|2004|2012|2019) (for 90k|brand new|from my uncle|as newlyweds)?
  (years ago|back in 2010|once|last year|at one time) (we|i) (nearly|almost|thought about|looked at|considered) (buying|bought|selling|sold|buying there) (one|it|a house|on your street)? (but never did)?
  <other> (is|are|was|were|keeps|just|might be) (selling|buying|listing|looking at|looking for|shopping for|house hunting|trying to sell|thinking about selling|thinking of buying) (a house|his house|her place|their condo|houses|in denver|around here|out there)?
  <other> (sold|bought|listed|got|paid|lost) (their|his|her|a|the) (house|place|home|condo|land) (for 600|last year|in a week|way over asking|fast|in florida|to an investor)
  <other> (wants|says|said|thinks|keeps saying|claims|told me) (to|he will|she will|they will|it is time to)? (sell|buy|move|sell someday|buy here|list it) (but|and)? (never does|he will not|we will see)?
  (heard|i heard|they say|people say|saw on the news|read that) (the|investors|everybody|nobody|prices|houses|the smiths) (are buying everything|is selling|are crashing|got over asking|sold for a million|are sitting for months)
  (what|how much) did (the|that|they) (house|yellow house|neighbors|smiths|place at the corner) (sell for|go for|get|pay) (just curious|just nosy)?
  (did|has|have) (the|that|your|they) (house|sign|neighbors|place|listing) (on the corner|next door|down the road)? (sell|sold|close|gone) (yet|already)? (just curious|just nosy|i walk by it)
  (someday|one day|in ten years|eventually|if i get rich|when pigs fly|if only|maybe in another life) (i|we) (will|would|might|could) (buy|own|sell|live in) (a house|one|a ranch|a mansion|it)?
  (around|about|maybe|like|roughly|probably|no more than|at least|up to) (400|350k|500 thousand|15 minutes|1800 square feet|three weeks|two acres|6 months|10 years)
  (three|3|4|two) (bed|bedrooms|beds|bath|and a half baths|car garage|stories|levels|kids|dogs|acres) (and a pool|two baths|on a corner lot|please|i think|total)?
  (brick|frame|ranch style|two story|split level|single story|stucco|a duplex|a condo|townhouse) (built in 1995|with a garage|on a slab|about 1800 square feet|end unit)?
  (the|our|its|it has a) (roof|hvac|furnace|kitchen|floors|windows|carpet|fence|water heater|septic) (is|are|was|were) (old|new|original|redone|two years old|shot|replaced in 2018|in good shape|remodeled|not working)
  (good|fair|great|rough|decent|move in|original|excellent|so so) (condition|shape) (i guess|overall|for its age|mostly)?
  (we|i) (owe|still owe|have) (about|around)? (120|90k|200 thousand|nothing|half) (on it|on the mortgage|left on the loan|to the bank)?
  (own it|own it outright|paid off|free and clear|no mortgage|small second mortgage|heloc on it)
  (my|our|the) (wife|husband|sister|brother|mom|ex) (is|are) (on the title|on the deed|the owner too|deciding with me|handling it|co owner)
  (just me|me and my wife|my husband too|both of us|us and two kids|me and my mom|five of us) (decide|live here|on the loan|total)?
  (not yet|not sure|no idea|still deciding|depends|either|whatever|does not matter|no preference|flexible|as soon as possible|no rush|no hurry) (honestly|thanks|to be honest|lol)?
  (1204|88|17|4512) (maple|elm|oak|lakeview|hill) (st|street|drive|lane|rd|ct) (unit 4|apt b|austin|78745)?
  (my name is|this is|it is|i am) (dana|john smith|carlos|linda|the owner|greg) (and you|by the way|from the fair|again)?
  (email|text|mail|call|fax|message) (is|me|works|at) (best|fine|better|dana at gmail|after 5|anytime|on my cell|please)
  (mornings|evenings|weekends|afternoons|lunch time|after work|any day) (are|is|work|works) (best|fine|better|good|for me)
  (see you|talk|meet|call you|catch you) (then|later|soon|tomorrow|at 3|on friday|next week|there)
  (running late|on my way|stuck in traffic|driving|at work|in a meeting|at the doctor|sleeping|on shift|on a plane) (call you later|sorry|will text you|cannot talk|be there soon)?
  (my|the) (phone|email|computer|internet|printer|app) (died|is broken|is acting up|is not working|keeps crashing) (sorry)?
  (lol|haha|omg|wow|smh|ugh|bet|cool|dope|word|aight|yup|kk|k|np|ty|thx) (that is funny|ok|sure|no worries|for real|same|thanks)?
  (thanks|thank you|much appreciated|you are the best|appreciate it|god bless|cheers) (for your help|for the info|for everything|again|so much|for checking in|for the quick reply)?
  (happy|merry) (birthday|christmas|holidays|new year|thanksgiving|easter) (to you|to you too|and your family)?
  (how|hows|how is|how are) (your|you|the family|your day|business|things|the weather) (doing|going|today|over there|treating you)?
  (who|what|where|how) (is this|are you|company is this|did you get my number|did you find me|do you know my name|is your office|long have you been in business|many agents do you have)
  (is this|are you) (a scam|a bot|real|legit|a robot|automated|licensed|the same person|from the bank|a real company)
  (never|i never|i did not|nobody here) (filled out|signed up|asked for|requested|contacted you|gave you my number|inquired) (anything|a form|this|about a house)?
  (wrong|you have the wrong|wrong chat|sorry wrong|not the right) (number|person|house|thread|window|message)
  (what|how) (is|are|does|do) (escrow|title insurance|an appraisal|points|pmi|an hoa|a deed|earnest money|a contingency) (mean|work|exactly|for)?
  (how|hows|what) (is|are) (the)? (market|housing market|rates|interest rates|inventory|prices) (doing|looking|like|now|these days|in general)
  (who|when|what time|where) (is|does|do|will) (the)? (inspector|appraiser|closing|walkthrough|title company|survey|photographer|movers) (coming|at|get here|happen|be done|call)
  (did|has|have) (the|you|they|your office) (appraisal|lender|buyers|inspection|sellers|title company|option money|earnest money|hoa docs) (come in|call|sign|get done|respond|get the form|been deposited|arrive)
  (sent|signed|uploaded|emailed|scanned|got|received|returned) (the|my|our|you the) (documents|contract|forms|counter|disclosure|w2s|paperwork|keys|receipt|check) (back|today|last night|thanks)?
  (we are|under contract|in escrow|in option|closing|still waiting) (on friday|with the lender|until monday|on the appraisal|next week|on the repairs)
  (repairs|inspection|appraisal|loan|closing|title work|survey) (is|are|was|got) (done|approved|delayed|scheduled|ok|moved to friday|finished)
  (can we|could we|need to|please|i have to) (reschedule|move|push|cancel|confirm) (the|our|todays|tomorrows) (call|meeting|appointment|showing|inspection|closing) (to friday|until later|please)?
  (is|are) (the|that|your) (apartment|unit|studio|one bedroom|rental|room|house) (still)? (for rent|up for rent|available to rent|available for lease|rented yet)
  (looking|need|want|searching|do you have) (for)? (a|an|any)? (apartment|rental|room|place to rent|short term rental|furnished rental|sublet|roommate|studio to rent|house to rent) <where>? (until august|month to month|near campus|that takes dogs)?
  (how much|what) is (the|your)? (deposit|rent|pet deposit|application fee|late fee|pet rent) (for the studio|on the unit|a month)?
  (do you|can i|does the landlord) (accept|take|allow) (section 8|vouchers|pets|a co signer|cats|month to month) (for the rental|in the apartment)?
  (my|the|our) (ac|heater|sink|toilet|dishwasher|water heater|lock|ceiling|unit) (in the apartment|in my unit)? (is leaking|is broken|does not work|is dripping|stopped working|needs repair|is clogged)
  (i am|i was|we are) (a|the) (tenant|renter) (at|in|of) (your property|unit 4|the duplex|one of your rentals)
  (can i|need to|how do i|want to) (break|renew|extend|transfer|get out of) (my|the|our) lease (early)?
  (i|we) rent (and|it|here|from my aunt|month to month) (and)? (like it|plan to keep renting|to my nephew|that will not change|happily)
  (who|when) (do i|can i|should i) (pay|drop off|send|give) (the)? (rent|keys|deposit|application) (to)?
  (want|wanna|looking|trying|need|hoping) to (sell|buy|get rid of|unload|find) (a|my|some|an old|used|two|cheap)? <thing> (online|today|cheap|for 50 bucks|on ebay)?
  (selling|buying|got|for sale) (my|some|two|an old|a used|cheap)? <thing> (cheap|for 50|if interested|dm me|like new)?
  (we|i|our company|my crew) (offer|do|provide|specialize in|sell|install) (drone photos|staging|lawn care|cleaning|roofing|solar|tile work|leads|seo|virtual tours|mortgage leads|insurance|pest control|home warranties) (for agents|for realtors|at low rates|for listings|for sellers|for buyers)?
  (free|special|limited time|50 percent off|ask about our) (roof inspection|solar quote|estimate on windows|lead trial|quote|webinar for agents|carpet cleaning|gutter cleaning)
  (grow|boost|double|scale) your (business|listings|leads|brokerage|income|sales) (with|in) (ai|30 days|our software|our system)
  (are you|would you be) (satisfied|happy|interested|open) (with|in|to) (your health plan|a partnership|a quick call about leads|our crm|joining our brokerage|seo for your site)
  (looking to sell your|we buy|we purchase|want to sell your) (business|car|gold|gift cards|junk cars|timeshare|life insurance policy|used phones)
  (my|our) (guys|crew|brother|son) (does|do|can do) (tile|roofs|painting|framing|fences|cleanouts) if (your clients|anyone|you) (need it|needs it|need a hand)
  (girl scout cookies|tamales|raffle tickets|the church bake sale|the school fundraiser) (are here|for sale|this saturday|want some)
  (my|our|the) (daughter|son|grandkids|dog|kids|mom|cat) (is|are|just|will) (visiting|sick|in school|at practice|starting college|turning three|home this weekend|good)
  (it|the weather) (is|was) (raining|so hot|freezing|snowing here|beautiful today|storming|a mess)
  (let me|i will|i have to|need to|we have to) (ask|talk to|check with|think about it|sleep on it|pray on it|discuss it with|run it by) (my wife|my husband|it|him|her|the family|my boss)?
  (we|i) (have not|did not|do not) (decided|decide|talk to the bank|know yet|think so|hear back) (yet|anything|honestly)?
  (just|only) (looking|browsing|curious|checking|saying hi|wondering|nosy|messing around|kidding|testing)
  (not|no) (now|today|this week|yet|really|at all|a good time|problem|idea|worries|pets|agent)
  (we|my family|the kids and i) (live|lived|have lived|moved) (here|in this house|in kyle|next door) (since 1999|for 20 years|all our lives|last summer|from ohio)
  (can you|could you|please) (repeat that|write bigger|resend the link|send that again|speak slower|explain|use simple words|cc my assistant|send me the invoice|send a calendar invite)
  (send|mail|give) (it|me|us) (to my email|your website|your address|a reminder|your card|the link|the wifi password|directions)
  (i|we) (work|am off|get off|am free) (nights|three twelves|at 7|from home|weekdays|every other weekend|mondays)
  (i|we) (do not|cannot|am not able to|can not) (talk|discuss|text|read) (now|that|this|small letters|right now|about that)
  (attached|please find attached|see attached|below) (is|are)? (the|my) (signed form|email|report|letter|statement|id)
  (pass|too much work|too far|too small|too pricey|no thanks on that one|not for us|not for me|next)
  (love|nice|great|cool) (your|the) (website|sign|truck|photos|profile picture|video|office)
  (prices|taxes|rates|houses|homes|insurance) (are|is) (crazy|too high|insane|nuts|through the roof|out of control) (around here|now|these days|lately)?
  (take|get|leave) (me|us) (off|out of) (this|your|the) (list|group|chat)
  (is there|do you know) (a|any)? (good)? (daycare|dentist|stop sign|gym|mechanic|taco place|church|park) (on that corner|nearby|around there|you recommend)?
  (is it|are we in) (a)? (buyers|sellers|slow|hot|weird) market (or sellers market|right now|these days)?
  (sometime|any time|somewhere|probably) (between|before|after|around) (may and july|christmas|the holidays|five and six|easter)
  (want|do you want|would you like|care) to buy (a raffle ticket|a raffle|cookies|candy bars|a ticket|you lunch|me a coffee) (for the school|for the team)?
  (i am|we are) (a)? (lender|lenders|title rep|home inspector|insurance agent|photographer) and would love to (buy you lunch|work with you|meet you|send you business)
  (how much|what) (would|do) you charge to (manage|clean|mow|rent out|inspect) (my rental|it|the yard|my place)
  (the|my) house is in (probate|foreclosure|a trust|escrow|my wifes name)
`);

export const nobodySpanish = lines(`
  (no|no gracias|gracias pero no|nombre no|no fijese) (estamos bien|estoy bien|estamos contentos aqui|no me interesa|nos quedamos|aqui nos quedamos|por ahora no|no nos movemos)
  (siempre no|ya no|al final no|mejor no|pensandolo bien no|por ahora no) (vamos a|nos vamos a|voy a|queremos|nos) (mover|vender|comprar|mudamos|vendemos|cambiar de casa)?
  (nos quedamos|me quedo|mejor me quedo|decidimos quedarnos|preferimos quedarnos|nos vamos a quedar) (aqui|en la casa|donde estamos|en mi casita|otro ano)?
  (no|nunca) (vendo|venderia|vendemos|esta en venta|se vende|la vendo) (mi casa|esta casa|nada|la casa|ni loco|por nada)?
  (no|tampoco) (busco|buscamos|queremos|quiero|pienso|pensamos|tenemos planes de|tengo intencion de|tenemos intencion de) (comprar|casa|vender|mudarnos|nada|mudarme)? (ahora|por el momento|este ano)?
  (olvidelo|dejelo|dejemoslo asi|ya no importa|cancele|no se preocupe|ni hablar|nada nada) (gracias|ya la rente|nos quedamos|por ahora)?
  (ya|acabamos de|hace poco|el ano pasado) (compramos|compre|vendimos|encontramos|rentamos|firmamos|tenemos agente|conseguimos) (gracias|casa|con otra persona|la casa|por otro lado)?
  (mi|un|una|el|la) (vecino|vecina|compadre|cunado|suegra|primo|jefe|hermana|amigo|tia) (anda|esta|quiere|siempre|ya) (vendiendo|vender|buscando|comprando|vendio|compro|dice que va a vender|buscando terreno) (su casa|casa|la suya|un terreno|por laredo|y nada)?
  (dicen que|oi que|supe que|segun) (la de enfrente|los vecinos|la casa del 14|ya nadie|todos) (se vendio|vendieron|esta comprando|estan vendiendo|la vendieron cara)
  (algun dia|ojala|si me saco la loteria|cuando sea rico|en mis suenos) (compro|compre|vendo|tenga|me compro|tendre) (casa|una casa|una mansion|el rancho)?
  (mis papas|mi mama|mi abuelo|todos) (dicen|dice|opinan|creen) que (comprar|vender|la renta|todo) (esta caro|no conviene|es un lio|esta carisimo)
  (como|unos|mas o menos|hasta|alrededor de|menos de) (200|250 mil|tres meses|dos anos|100 metros|medio millon|15 minutos)
  (tres|dos|cuatro) (recamaras|cuartos|banos|pisos|hijos|perros|plantas) (y garaje|y un patio|nada mas|por favor)?
  (el|la|los) (techo|cocina|aire|piso|bano|pisos|ventanas) (es|esta|son|estan|lo cambiamos) (nuevo|nueva|viejo|nuevos|original|hace dos anos|remodelada|en buen estado)
  (debo|debemos|le debo|todavia debo|falta) (como)? (80|100 mil|noventa mil|poco|nada) (al banco|de hipoteca|todavia)?
  (ya)? (esta pagada|es propia|no debo nada|la casa es de mi mama|esta a nombre de los dos|es herencia)
  (solo yo|mi esposa y yo|mi marido|somos cinco|con mis hermanos|los dos) (decidimos|firmamos|somos duenos)?
  (calle|avenida) (pino|juarez|olivo|hidalgo) (45|128|1200) (interior 3|en kyle|colonia centro)?
  (me llamo|soy|mi nombre es|habla|le habla) (lupita|carlos|don jose|ana|la senora garcia)
  (por la manana|por la tarde|despues de las seis|en la noche|el sabado|entre semana|cualquier dia|al rato) (esta bien|puedo|mejor|si se puede|le marco)?
  (el lunes|manana|el jueves|pasado manana|la semana que viene) (a las cuatro|primero dios|si dios quiere|temprano|nos vemos|puedo)?
  (ando|estoy|voy) (manejando|en el jale|trabajando|ocupado|en el doctor|comiendo|en camino|en una junta) (al rato le escribo|ahorita le marco|luego hablamos)?
  (dale|orale|sale|va|listo|de acuerdo|vale|perfecto|okey|ahi nos vemos|andale) (pues|gracias|manana hablamos|nos vemos)?
  (gracias|muchas gracias|se lo agradezco|dios le bendiga|muy amable|bendiciones) (por todo|por la informacion|igualmente|joven|senorita)?
  (feliz|felices) (ano|navidad|fiestas|cumpleanos|dia) (igualmente|a todos|para usted tambien)?
  (quien|de donde|como) (es|habla|llama|consiguio mi numero|me conoce|es usted|supo de mi)
  (es|eres|son|esto es) (un robot|una estafa|real|una empresa|del banco|fraude|usted el del anuncio)
  (numero|persona) (equivocado|equivocada|incorrecto) (disculpe)?
  (no|nunca) (lleno|llene|pedi|solicite|me inscribi|autorice) (ningun formulario|nada|informacion|esto)
  (que|como) (es|significa|funciona|quiere decir) (el escrow|una hipoteca|el avaluo|el enganche|un gravamen|el titulo)
  (como|que tal) (esta|anda|va|ve) (el mercado|la cosa|el clima|la familia|todo)
  (ya)? (firmamos|mande|recibi|entregue|subi|llegaron) (los papeles|el contrato|los documentos|las llaves|la contraoferta)
  (cuando|a que hora|donde) (es|viene|llega) (el cierre|el inspector|la cita|el perito|la firma)
  (cambiar|mover|cancelar|confirmar) (la|mi) (cita|visita|llamada|junta) (para el lunes|por favor|de manana)?
  (busco|tienen|tiene|hay|necesito|quiero) (cuarto|departamento|casa|algo|un apartamento|habitacion) (en renta|para rentar|para alquilar|de renta|en alquiler|por mes) (cerca de la uni|amueblado|barato)?
  (cuanto|que) (es|cuesta|piden de|sale) (la renta|el deposito|el alquiler|al mes|la aplicacion)
  (soy|somos) (inquilino|inquilina|inquilinos) (de la unidad 4|y se descompuso el aire|del duplex|y no sirve el agua)?
  (el|la) (apartamento|aire|lavabo|calentador|tuberia|bano) (que rento|que alquilo|de mi unidad)? (tiene hongo|gotea|no sirve|se descompuso|esta tapado)
  (vendo|compro|se vende|le ofrezco|ofrezco|hago|hacemos) (tamales|fierro viejo|llantas|limpieza de alfombras|limpieza|pintura|<cosa>|ropa usada|comida|trabajos de jardin|productos) (barato|a buen precio|los domingos|2x1|a domicilio)?
  (necesita|quiere|le interesa) (prestamo para su negocio|seguro de vida|un credito rapido|publicidad|paneles solares|limpieza)
  (no se|no sabemos|quien sabe|depende|da igual|lo que sea|ya veremos|todavia no decidimos|hay que pensarlo) (todavia|la verdad|gracias|con calma)?
  (dejeme|dejame|tengo que|voy a) (preguntar|pensarlo|checar|ver|consultar|platicarlo) (con mi esposa|con mi marido|y le aviso|en casa)?
  (hace|esta) (mucho calor|lloviendo|frio|un calor|haciendo aire) (por aca|hoy)?
  (no le entiendo|no entendi|repitame|mas despacio|en espanol por favor|escriba mas grande|no se usar esto)
  (jaja|jajaja|ja ja|ay mijo|hijole|que padre|que bueno|wepa|no manches) (ok|gracias|si|que risa)?
  (mi|mis) (hijo|hija|perro|ninos|nietos|esposa|mama) (esta|estan|sale|salen|anda) (enfermo|en la escuela|de trabajar a las tres|de visita|bien gracias)
  (somos|soy|vivimos|estamos) (de kyle|del 78753|por manor|de monterrey|cerca del parque|cinco) (desde hace anos)?
  (quedo|quedamos) a la espera (de su respuesta)? (un saludo|gracias)?
  (hola|buenas) (como esta|que tal|me escucha|esta ahi|disculpe)
  (unos|unas|mis|los) (amigos|primas|vecinos|companeros) (andan|estan|quieren) (buscando|comprando|vendiendo|comprar|vender) (casa|su casa|por ahi)
  (quiero|busco|buscamos|necesito) (rentar|alquilar|una renta de) (una)? (casa|depa|departamento|casa de dos recamaras|cuarto)
`);
