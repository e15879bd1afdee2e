const list = (members: string): string[] => members.split(', ');

/** Word classes that the phrases and templates of this pack share. */
export const words: Record<string, string[]> = {
  legal: list(
    'foreclos*, bankrupt*, attorney*, lawyer*, short sale*, lien*, tax lien*, probate, divorc*, lawsuit*, abogad*, embarg*, bancarrota, quiebra, demanda',
  ),
  number: list('1*, 2*, 3*, 4*, 5*, 6*, 7*, 8*, 9*, two, three, four, five, six'),
  home: list(
    'crib, pad, house, houses, home, homes, condo, condos, townhouse, townhome, town house, property, properties, ' +
      'place, duplex, duplexes, apartment, bungalow, ranch, lot, land, acreage, cabin, casa, fixer upper, ' +
      'real estate, ranch style, triplex, fourplex, loft, new build, starter home',
  ),
  casa: list(
    'casa, casas, casita, vivienda, viviendas, propiedad, propiedades, departamento, departamentos, depa, ' +
      'apartamento, apartamentos, condominio, condo, terreno, lote, inmueble, hogar, duplex, piso, house',
  ),
  my: list('my, our, the, this, that, his, her, their, moms, dads, a, an, both, some'),
  own: list('my, our, this, moms, dads, parents, inherited'),
  mi: list('mi, mis, nuestra, nuestro, la, el, una, un, esta, este'),
  want: list(
    'rather, prefer to, prefer, talk about, talking about, want to, want, wants to, wanting to, wanted to, would like to, would love to, love to, like to, ' +
      'looking to, look to, looking at, looking into, hoping to, hope to, trying to, ready to, planning to, ' +
      'plan to, plan on, planning on, going to, need to, have to, got to, thinking of, thinking about, ' +
      'think about, thought about, thinking, considering, consider, interested in, interest in, deciding to, ' +
      'decided to, aiming to, intend to, might, may, wish to, prepared to, about to, in the market to, ' +
      'help me, help us, ready for, serious about, can i, should i, should we, time to, how do i, how to, ' +
      'how can i, possibly, maybe, set on, eager to',
  ),
  quiero: list(
    'prefiero, preferimos, quiero, queremos, quisiera, quisieramos, queria, queriamos, quiere, deseo, deseamos, necesito, ' +
      'necesitamos, pienso, pensamos, pensando en, pensando, planeo, planeamos, planeando, busco, buscamos, ' +
      'buscando, me gustaria, nos gustaria, me interesa, nos interesa, interesado en, interesada en, ' +
      'interesados en, interes en, voy a, vamos a, tengo que, tenemos que, considerando, ayuda para, ayuda a, ' +
      'ayudar a, ayudarme a, ayudenme a, listo para, lista para, listos para, tratando de, decidimos, decidi, ' +
      'estoy por, como puedo, tal vez, quizas, quiza, puedo, podemos, es hora de, conviene',
  ),
  buy: list('buy, buying, purchase, purchasing, get into, own, invest in'),
  sell: list('sell, selling, list my, listing my, list our, listing our, offload, unload'),
  comprar: list('comprar, comprarme, comprarnos, comprando, adquirir, compra, invertir en'),
  vender: list('vender, venderla, venderlo, vendiendo, vendo, vendemos, venta'),
  look: list('looking, look, searching, search, hunting, shopping, house hunting, in the market'),
  rooms: list('bedroom*, bed, beds, bath, baths, bathroom*, story, sqft, square feet'),
  team: list('team, specialist*, agent*, expert*, department, side, bot, advisor*, people, person, guy, desk, rep'),
  reach: list(
    'talk to, talk with, speak to, speak with, chat with, put me through to, connect me to, connect me with, ' +
      'transfer me to, pass me to, hand me to, hand me over to, switch me to, put me in touch with, ' +
      'send me to, get me, deal with, go to, move me to, forward me to, patch me through to, reach, ' +
      'talking to, speaking to, speaking with, refer me to',
  ),
  hablar: list(
    'hablar con, comunicarme con, comuniqueme con, comunicame con, paseme con, pasame con, paseme a, ' +
      'pasame a, conecteme con, conectame con, transfierame con, transfiereme con, transfierame a, ' +
      'transfiereme a, me comunique con, me comuniquen con, me pase con, me pasen con, me pasa con, ' +
      'me pases con, contactar a, contactar con, platicar con, me conecte con, tratar con',
  ),
  equipo: list('equipo, especialista*, agente*, asesor*, experto*, departamento, area, bot, persona, encargado'),
  person: list(
    'person, human, human being, someone, somebody, agent, representative, rep, manager, owner, realtor, ' +
      'operator, supervisor, broker, associate, people, boss, staff, live agent, customer service, ' +
      'team member, man, woman, sumbody, sum1',
  ),
  persona: list(
    'persona, humano, humana, alguien, agente, asesor, asesora, representante, encargado, encargada, ' +
      'gerente, dueno, duena, operador, operadora, ejecutivo, supervisor, ser humano, corredor, realtor',
  ),
  thing: list(
    'car, cars, truck, groceries, food, medicine, ticket*, stock*, share, shares, phone, furniture, horse*, ' +
      'boat, bike, business, shoes, clothes, laptop, computer, gift*, insurance, couch, sofa, crypto, bitcoin, ' +
      'gold, dog, puppy, jeep, motorcycle, product*, pizza, tv, washer, fridge, paint, jewelry, dress, leads, ' +
      'books, book, guitar, piano, tools, rv, tractor, cough',
  ),
  cosa: list(
    'carro, carros, coche, auto, autos, camioneta, comida, boleto*, ropa, zapatos, muebles, celular, ' +
      'telefono, moto, caballo*, bicicleta, medicina, regalo*, negocio, productos, computadora, perro, ' +
      'acciones, lancha',
  ),
  me: list('me, us, my phone, my number, this number'),
  messages: list(
    'texts, texting, text messages, messages, calls, emails, spam, letters, postcards, postals, flyers, mailers, alerts, ' +
      'notifications, newsletters, mailing, solicitations',
  ),
  texting: list(
    'texting, messaging, calling, contacting, sending, emailing, mailing, writing, bothering, spamming, harassing, pestering, ' +
      'bugging, hitting me up, asking, soliciting, hounding, chasing, phoning, msging',
  ),
  escribir: list(
    'escribir*, mandar*, enviar*, llamar*, molestar*, contactar*, textear*, marcar*, comunicar*, insistir, fregar, ' +
      'joder, chingar, preguntar*, mensaj*',
  ),
  mensajes: list(
    'mensajes, textos, llamadas, correos, alertas, anuncios, cartas, postales, notificaciones, propaganda',
  ),
  list: list(
    'list, lists, contacts, mailing*, thing, roll, rolls, system*, database*, file*, record*, phone*, computer*, everything',
  ),
  quiten: list(
    'borre, borren, borra, borrar, borraran, elimine, eliminen, elimina, eliminar, quite, quiten, quita, quitar, ' +
      'retire, retiren, saque, saquen, saca, sacar, remueva, remuevan, kiten',
  ),
  denuncio: list('denuncio, denunciare, reporto, reportare, bloqueo, bloqueare, demando, demandare'),
  threat: list(
    'lawyer, attorney, report you, reporting, block*, sue, suing, police, cops, fcc, complaint, authorities',
  ),
  robot: list('bot, bots, chatbot, robot, robots, machine, machines, computer, ai'),
  hour: list(
    '1*, 2*, 3*, 4*, 5*, 6*, 7*, 8*, 9*, three, four, five, six, seven, eight, nine, ten, noon, night, midnight, dark, ' +
      'dinner, supper, lunch, work, hours, bedtime, school, church',
  ),
  weekday: list('monday, tuesday, wednesday, thursday, friday, saturday, sunday'),
  dia: list('lunes, martes, miercoles, jueves, viernes, sabado, sabados, domingo, domingos, fines'),
  homes: list('listings, homes, houses, properties, condos, places, stuff, ones'),
  hi: list('hi, hello, hey, good morning, hi there, hey there, good afternoon'),
  hola: list('hola, buenos dias, buenas tardes, buenas, que tal'),
  house: list('house, home, condo, place, townhouse, property, duplex, land, apartment, house, home'),
  vivienda: list('casa, casa, casa, departamento, propiedad, vivienda, casita, terreno, condominio'),
  nice: list(
    'nice, small, bigger, three bedroom, single story, newer, cheap, affordable, family, modern, ' +
      'move in ready, updated, larger, cozy',
  ),
  'rooms-wanted': list('3 bedroom, 4 bedroom, two bedroom, 3 bed 2 bath, 2 story, four bed'),
  feature: list(
    'a pool, a big yard, good schools, a garage, a home office, a view, downtown, the train, a porch, ' +
      'acreage, a fenced backyard',
  ),
  city: list('austin, dallas, san antonio, kyle, buda, georgetown, houston, leander, hutto, waco'),
  where: list(
    'in austin, in dallas, near downtown, in this area, in round rock, close to work, in the suburbs, ' +
      'around here, in your area',
  ),
  donde: list('en austin, en dallas, en el norte, cerca del centro, en esta zona, por aqui'),
  price: list('under 400k, below 300k, around 500, for 350k, between 400 and 500k, in the 300s, up to a million'),
  soon: list(
    'soon, this year, next month, asap, in the spring, right now, by summer, before school starts, quickly, ' +
      'in a few months',
  ),
  pronto: list('pronto, este ano, ya, lo antes posible, en verano, el mes que viene'),
  because: list('because of a new job, since we are moving, due to the stairs, because it is too big, as is, fast'),
  day: list('tomorrow, on saturday, this weekend, friday at 3, next week, today'),
};
