import type { Tongue } from './tongue.ts';

const thousands = (dollars: number): string => String(dollars / 1000);
const clock = (hour: number): string => `${hour === 13 ? 'la' : 'las'} ${hour % 12 || 12}`;
const part = (hour: number): string => (hour < 12 ? 'de la mañana' : 'de la tarde');
const words = ['cero', 'una', 'dos', 'tres', 'cuatro', 'cinco', 'seis'];

export const spanish: Tongue = {
  wish: {
    buy: { answers: ['comprar', 'quiero comprar', 'busco casa para comprar', 'queremos comprar una casa'] },
    sell: { answers: ['vender', 'quiero vender', 'queremos vender nuestra casa', 'vender mi casa'] },
    both: { answers: ['las dos cosas', 'ambas', 'vender la mía y comprar otra', 'comprar y vender'] },
    browsing: { answers: ['solo estoy mirando por ahora', 'solo viendo', 'por ahora solo curioseando'] },
  },
  name: {
    answers: ['{}', 'soy {}', 'me llamo {}', 'mi nombre es {}', '{}, mucho gusto'],
    tells: ['me llamo {}', 'soy {}, por cierto'],
  },
  timeline: {
    now: {
      answers: ['lo antes posible', 'cuanto antes', 'este mes', 'en menos de un mes', 'ya, es urgente'],
      tells: ['necesitamos mudarnos cuanto antes', 'queremos que sea lo antes posible'],
    },
    '1-3 months': {
      answers: ['en dos meses', 'en unos 2 meses', 'de aquí a 3 meses', 'en 2 o 3 meses', 'para {2}'],
      tells: ['queremos mudarnos en dos meses', 'nos gustaría en unos 3 meses'],
    },
    '3-6 months': {
      answers: ['en 5 meses', 'en cuatro o cinco meses', 'para {4}', 'en medio año', 'dentro de 5 meses'],
      tells: ['queremos mudarnos en unos 5 meses', 'sería para {4}'],
    },
    '6-12 months': {
      answers: ['en 9 meses', 'en unos diez meses', 'para {9}', 'en {8} más o menos'],
      tells: ['pensamos mudarnos en unos 9 meses'],
    },
    later: {
      answers: ['en dos años', 'más adelante, en un par de años', 'todavía falta, en dos años'],
      tells: ['sería en dos años'],
    },
    flexible: {
      answers: ['sin prisa', 'no tenemos prisa', 'cuando aparezca la indicada, sin prisa', 'somos flexibles'],
      tells: ['no tenemos prisa', 'no hay prisa de nuestra parte'],
    },
  },
  area: {
    answers: ['{}', 'en {}', 'por {}', 'cerca de {}', 'me gusta {}', 'por la zona de {}', '{} o cerca'],
    tells: ['la queremos en {}', 'estamos buscando en {}', 'nos gustaría cerca de {}'],
  },
  budget: {
    answers: ['{}', 'unos {}', 'hasta {}', 'como {}', 'máximo {}', 'alrededor de {}', 'no más de {}', 'yo creo que {}'],
    tells: [
      'mi presupuesto es de {}',
      'podemos gastar hasta {}',
      'tenemos un presupuesto de {}',
      'el máximo serían {}',
    ],
  },
  priceExpectation: {
    answers: ['{}', 'unos {}', 'al menos {}', 'me gustaría sacar {}', 'quisiera {}', 'por lo menos {}', 'algo como {}'],
    tells: ['queremos sacar {} por ella', 'pido {} por la casa', 'creo que vale {}', 'la quiero vender en {}'],
  },
  financing: {
    cash: {
      answers: ['al contado', 'en efectivo', 'de contado', 'pago en efectivo'],
      tells: ['pagamos al contado', 'la compra sería en efectivo'],
    },
    'pre-approved': {
      answers: [
        'ya estoy preaprobado',
        'sí, preaprobada',
        'ya tengo la preaprobación',
        'tenemos crédito preaprobado',
        'sí, ya me preaprobaron',
      ],
      tells: ['ya tengo un crédito preaprobado', 'ya estamos preaprobados'],
    },
    'in progress': {
      answers: [
        'estoy en eso',
        'todavía en trámite',
        'estoy hablando con el banco',
        'lo estamos tramitando',
        'aún lo estoy viendo',
      ],
      tells: ['estamos tramitando el crédito preaprobado', 'ya estoy hablando con un banco'],
    },
    none: {
      answers: ['todavía no', 'aún no tengo nada', 'nada todavía', 'no, no he empezado', 'no'],
      tells: ['todavía no tengo preaprobación', 'no estamos preaprobados'],
    },
  },
  bedrooms: {
    answers: ['{}', '{} recámaras', 'mínimo {}', 'con {} está bien', '{} cuartos', '{} habitaciones', 'al menos {}'],
    tells: ['necesitamos {} recámaras', 'que tenga {} habitaciones', 'queremos {} cuartos'],
  },
  viewingTime: {
    answers: ['{}', 'puedo {}', '¿qué tal {}?', '{} me queda bien', 'podría ser {}'],
    tells: ['podemos ver casas {}', 'puedo ir a ver casas {}'],
  },
  valuationTime: {
    answers: ['{}', 'vengan {}', '¿qué tal {}?', '{} está bien', 'podría ser {}'],
    tells: ['pueden pasar {}', 'pueden venir {} a verla'],
  },
  preferredTime: { answers: ['{}', '{} está bien', '{} me queda bien'], tells: ['la mejor hora para hablar es {}'] },
  address: {
    answers: ['{}', 'es {}', 'está en {}', 'la dirección es {}', 'vivimos en {}'],
    tells: ['la casa está en {}', 'mi casa está en {}'],
  },
  motivation: {
    relocating: {
      answers: [
        'me sale un trabajo nuevo en Texas',
        'nos mudamos a Arizona',
        'por trabajo, me trasladan',
        'cambio de ciudad',
      ],
      tells: ['es que nos mudamos a otro estado', 'me trasladan por trabajo'],
    },
    downsizing: {
      answers: ['la casa nos queda muy grande', 'los hijos se fueron', 'queremos algo más pequeño'],
      tells: ['la casa ya es muy grande para nosotros', 'ya se fueron los hijos y es demasiado grande'],
    },
    'needs more room': {
      answers: ['necesitamos más espacio', 'viene un bebé', 'nos queda muy pequeña', 'la familia creció'],
      tells: ['ya nos queda muy pequeña', 'necesitamos más espacio'],
    },
    'inherited home': {
      answers: ['la heredé de mi tía', 'era de mi mamá, falleció el año pasado', 'es una herencia'],
      tells: ['la casa la heredé de mi tía'],
    },
    'money is tight': {
      answers: [
        'no puedo pagar la hipoteca',
        'tenemos deudas',
        'necesitamos el dinero',
        'estoy atrasado con los pagos',
      ],
      tells: ['es que ya no puedo pagar la hipoteca', 'tenemos deudas'],
    },
    retiring: { answers: ['nos jubilamos', 'me jubilo este año', 'por la jubilación'], tells: ['ya nos jubilamos'] },
    'rental or investment': {
      answers: [
        'está alquilada y estoy cansado de los inquilinos',
        'es una inversión',
        'tengo inquilinos y ya no quiero',
      ],
      tells: ['la casa está alquilada a inquilinos'],
    },
    'curious about the value': {
      answers: ['solo curiosidad', 'quiero saber cuánto me darían', 'por curiosidad'],
      tells: ['más que nada es curiosidad'],
    },
  },
  sellSoon: {
    yes: {
      answers: ['sí', 'claro', 'sí, perfecto', 'mientras antes mejor', 'está bien', 'sí me sirve', 'por mí perfecto'],
    },
    no: { answers: ['no, es muy pronto', 'no, necesitamos más tiempo', 'es muy rápido', 'no', 'no creo'] },
  },
  condition: {
    turnkey: {
      answers: [
        'está en muy buen estado',
        'lista para entrar',
        'está impecable',
        'recién remodelada',
        'muy bien cuidada',
      ],
      tells: ['la casa está en muy buen estado', 'está lista para entrar a vivir'],
    },
    'minor fixes': {
      answers: [
        'le faltan algunos detalles',
        'unos arreglos pequeños',
        'una mano de pintura nada más',
        'detalles pequeños',
      ],
      tells: ['le faltan unos detalles', 'solo necesita una mano de pintura'],
    },
    'needs work': {
      answers: ['necesita muchos arreglos', 'está en mal estado', 'necesita trabajo', 'hay que reformarla toda'],
      tells: ['la casa necesita muchos arreglos', 'está para reformar'],
    },
  },
  liens: {
    none: {
      answers: ['está pagada', 'no', 'sin hipoteca', 'no, ya está pagada', 'no se debe nada'],
      tells: ['la casa ya está pagada'],
    },
    owes: {
      answers: ['todavía debo 200 mil', 'sí, tiene hipoteca', 'sí, quedan como 150 mil', 'hipoteca con el banco'],
      tells: ['todavía tiene hipoteca'],
    },
  },
  upgrades: {
    none: { answers: ['no', 'ninguna', 'nada', 'la verdad no'] },
    roof: { answers: ['techo nuevo', 'cambiamos el techo en 2021', 'sí, el techo'] },
    kitchen: { answers: ['renovamos la cocina', 'la cocina es nueva', 'cocina y baños'] },
  },
  listingHistory: {
    never: { answers: ['nunca', 'no, primera vez', 'no', 'es la primera vez'] },
    before: { answers: ['sí, hace dos años', 'una vez, pero no se vendió', 'sí, con otro agente'] },
  },
  decisionMakers: {
    alone: { answers: ['solo yo', 'no, nadie más', 'yo sola', 'yo decido'] },
    together: { answers: ['mi esposa y yo', 'mi hermano también', 'sí, mi marido', 'con mi hermana'] },
  },
  contactMethod: {
    text: { answers: ['por mensaje', 'mensaje', 'por WhatsApp'], tells: ['mejor por mensaje, trabajo todo el día'] },
    call: { answers: ['por teléfono', 'una llamada está bien', 'llamada'] },
    email: { answers: ['por correo', 'correo', 'email'] },
  },
  whyBoth: {
    funds: {
      answers: [
        'sí, necesito la venta para pagar la otra',
        'necesitamos el dinero de la venta',
        'tengo que vender primero',
      ],
      tells: ['es que necesitamos el dinero de la venta para comprar la otra'],
    },
    relocating: {
      answers: ['nos mudamos por trabajo', 'me sale un trabajo nuevo en otra ciudad'],
      tells: ['es que nos mudamos por trabajo'],
    },
    downsizing: {
      answers: ['los hijos se fueron y queremos algo más pequeño', 'la nuestra es muy grande'],
      tells: ['es que la nuestra ya es muy grande'],
    },
    'needs more room': {
      answers: ['viene un bebé y necesitamos más espacio', 'la nuestra es muy pequeña'],
      tells: ['es que necesitamos más espacio'],
    },
  },
  startWith: {
    buy: { answers: ['primero comprar', 'la compra', 'empecemos por comprar', 'comprar'] },
    sell: { answers: ['primero vender', 'la venta', 'empecemos con la venta', 'vender y luego comprar'] },
  },
  openers: {
    buy: [
      'Hola, quiero comprar una casa',
      'buenas, estamos buscando comprar nuestra primera casa',
      'Buenos días, busco comprar un departamento',
      'hola queremos comprar casa',
      'necesito comprar una casa',
    ],
    sell: [
      'Hola, quiero vender mi casa',
      'buenas tardes, estamos pensando en vender la casa',
      'necesito vender mi casa',
      '¿cuánto vale mi casa? quiero venderla',
      'hola, queremos poner la casa en venta',
    ],
    both: ['Hola, quiero vender mi casa y comprar otra', 'queremos vender la nuestra y comprar una más grande'],
    browsing: ['hola, solo estoy mirando', 'buenas, por ahora solo viendo'],
    vague: ['hola', 'buenas', 'Buenos días', 'hola, vi su anuncio', 'buenas tardes, ¿atienden hoy?'],
  },
  alsoSells: [
    'también necesito vender mi casa',
    'ah y también queremos vender nuestra casa',
    'además quiero vender mi casa',
  ],
  alsoBuys: ['ahora también quiero comprar una casa', 'y también quiero comprar otra casa'],
  corrections: {
    budget: ['no, mejor {}', 'perdón, {}', 'en realidad {}', 'quise decir {}', 'no, el presupuesto es {}'],
    priceExpectation: ['no, mejor {}', 'perdón, quise decir {}', 'en realidad {}'],
    bedrooms: ['perdón, {} recámaras', 'en realidad {} recámaras', 'no, mejor {} recámaras'],
    area: ['mejor en {}', 'perdón, quise decir {}', 'en realidad en {}'],
  },
  unsure: ['no sé', 'no estoy seguro', 'todavía no lo sé', 'ni idea', 'no lo hemos decidido', 'prefiero no decirlo'],
  remarks: [
    'perdón por la demora',
    'acabo de salir del trabajo',
    'gracias por responder rápido',
    'ok',
    'qué bien',
    'un momento',
  ],
  questions: [
    '¿cuánto cobran?',
    '¿cuánto tarda esto normalmente?',
    '¿cómo están las tasas de interés?',
    '¿trabajan los fines de semana?',
    '¿cómo funciona esto?',
  ],
  areYouABot: ['¿eres un bot?', '¿estoy hablando con una persona?', '¿esto es automático?', '¿eres una persona real?'],
  rude: [
    'qué ridículo',
    'son unos pesados',
    'para qué quieren saber tanto',
    'ya, contesta',
    'vaya tontería',
    'a ti qué te importa',
    'cuántas preguntas',
  ],
  stop: ['STOP', 'basta', 'no me escriban más', 'ya no me manden mensajes', 'quítenme de la lista'],
  person: [
    '¿puedo hablar con una persona?',
    'quiero hablar con un agente',
    'pásame con alguien real',
    'prefiero hablar con un humano',
    'que me llame un agente',
  ],
  legal: [
    'mi abogado dice que hay que vender por el divorcio',
    'el banco empezó la ejecución hipotecaria',
    'la casa tiene un embargo',
    'estoy en bancarrota',
  ],
  thanks: ['gracias!', 'muchas gracias', 'ok gracias', 'perfecto', 'listo, hasta luego'],
  joiners: ['. ', ', ', ' y ', '. Además, ', '\n'],
  short: [
    [/\bque\b/g, 'q'],
    [/\bporque\b/g, 'xq'],
    [/\bpara\b/g, 'pa'],
    [/\btambién\b/g, 'tmb'],
    [/\bgracias\b/g, 'grax'],
    [/[¿¡!]|\.(?!\d)/g, ''],
    [/á/g, 'a'],
    [/é/g, 'e'],
    [/í/g, 'i'],
    [/ó/g, 'o'],
    [/ú/g, 'u'],
  ],
  money: (dollars, style) =>
    [
      `$${dollars.toLocaleString('en-US')}`,
      `${thousands(dollars)} mil`,
      `${thousands(dollars)} mil dólares`,
      `${thousands(dollars)}k`,
      `${dollars.toLocaleString('de-DE')} dólares`,
      dollars >= 1e6 ? `${dollars / 1e6} millones` : `$${thousands(dollars)} mil`,
    ][style % 6] as string,
  bareMoney: (dollars) => (dollars >= 1e6 ? `${dollars / 1e6} millones` : thousands(dollars)),
  count: (n, inWords) => (inWords ? (words[n] ?? String(n)) : String(n)),
  locale: 'es-MX',
  at: (weekday, hour, style) =>
    [
      `el ${weekday} a ${clock(hour)} ${part(hour)}`,
      `el ${weekday} a ${clock(hour)}`,
      `${weekday} a ${clock(hour)} ${part(hour)}`,
      `el ${weekday} como a ${clock(hour)}`,
      `el próximo ${weekday} a ${clock(hour)}`,
    ][style % 5] as string,
};
