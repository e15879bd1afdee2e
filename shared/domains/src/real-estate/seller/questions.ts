import type { Script } from '../voice/script.ts';

/** What a valuation needs to know, in the seller's own terms. */
export const questions = {
  address: {
    first: {
      en: ["What's the address of the home?", 'Where is the home? Street and number, please.'],
      es: ['¿Cuál es la dirección de la casa?', '¿En qué dirección está la casa? Calle y número, por favor.'],
    },
    again: {
      en: ['Which street and number is the home at?', 'Could you give me the street and number of the home?'],
      es: ['¿En qué calle y número está la casa?', '¿Me das la calle y el número de la casa?'],
    },
  },
  motivation: {
    first: {
      en: ["What's making you think of selling?", "May I ask what's behind the sale?"],
      es: ['¿Qué te lleva a vender?', '¿Puedo preguntarte por qué la vendes?'],
    },
    again: {
      en: [
        'Is it a move, a change in size, or something else that makes you sell?',
        'Just so I understand: is the reason a move, the size, or something else?',
      ],
      es: [
        '¿Vendes por una mudanza, por el tamaño o por otra razón?',
        'Para entenderte mejor: ¿la razón es una mudanza, el tamaño u otra cosa?',
      ],
    },
  },
  sellSoon: {
    first: {
      en: ['Would selling within 30 to 45 days work for you?', 'If it sold within 30 to 45 days, would that suit you?'],
      es: ['¿Te vendría bien vender en 30 a 45 días?', 'Si se vendiera en 30 a 45 días, ¿te vendría bien?'],
    },
    again: {
      en: [
        'If we had a buyer in 30 to 45 days, would that be good or too soon?',
        '30 to 45 days until it is sold: about right, or too soon for you?',
      ],
      es: [
        'Si hubiera comprador en 30 a 45 días, ¿te vendría bien o sería muy pronto?',
        'De 30 a 45 días hasta la venta: ¿te queda bien o es muy pronto?',
      ],
    },
  },
  condition: {
    first: {
      en: [
        'What shape is it in: move-in ready, a few small fixes, or does it need work?',
        'How would you describe its condition: move-in ready, a few small fixes, or in need of work?',
      ],
      es: [
        '¿En qué estado está: lista para entrar, con detalles pequeños o necesita trabajo?',
        '¿Cómo describirías su estado: lista para entrar, con detalles por arreglar o necesita trabajo?',
      ],
    },
    again: {
      en: [
        'If a buyer walked in today, would they find much to fix?',
        'Would a buyer find much to fix, or is it in good shape?',
      ],
      es: [
        'Si hoy entrara un comprador, ¿tendría mucho que arreglar?',
        '¿Un comprador tendría mucho que arreglar o está en buen estado?',
      ],
    },
  },
  priceExpectation: {
    first: {
      en: ['What price are you hoping for?', 'Is there a price you have in mind for it?'],
      es: ['¿Qué precio esperas obtener?', '¿Tienes un precio en mente?'],
    },
    again: {
      en: [
        'A rough figure is fine: what would you like to get for it, say 500k or 700k?',
        'Just a ballpark: which price would make you happy, say 500k or 700k?',
      ],
      es: [
        'Una cifra aproximada basta: ¿cuánto te gustaría obtener, por ejemplo 500 mil o 700 mil?',
        'Con una idea me basta: ¿con qué precio quedarías contento, 500 mil, 700 mil?',
      ],
    },
  },
  valuationTime: {
    first: {
      en: [
        'Which day and time could we come by for a valuation?',
        'When could we come by to value it? Any day and time you like.',
      ],
      es: ['¿Qué día y hora podemos pasar a valorarla?', '¿Cuándo podemos pasar a valorarla? Dime día y hora.'],
    },
    again: {
      en: [
        'For the visit, would a weekday or the weekend work, and at what time?',
        'Which day and hour would be easiest for the visit?',
      ],
      es: [
        'Para la visita, ¿te queda mejor entre semana o el fin de semana, y a qué hora?',
        '¿Qué día y hora te quedan más cómodos para la visita?',
      ],
    },
  },
  liens: {
    first: {
      en: ['Is there a mortgage or any lien on the home?', 'Is there still a mortgage or a lien on it?'],
      es: ['¿Tiene hipoteca o algún gravamen?', '¿Todavía tiene hipoteca o algún gravamen?'],
    },
    again: {
      en: ['Is the home paid off, or is something still owed on it?'],
      es: ['¿Está pagada o todavía se debe algo?'],
    },
  },
  upgrades: {
    first: {
      en: [
        'Any upgrades in the last years, like a roof, kitchen or baths?',
        'Any recent upgrades: roof, kitchen, baths?',
      ],
      es: [
        '¿Alguna mejora en los últimos años, como techo, cocina o baños?',
        '¿Alguna mejora reciente: techo, cocina, baños?',
      ],
    },
    again: {
      en: ['Did you renew anything a buyer would like to know about?'],
      es: ['¿Renovaste algo que le interese saber a un comprador?'],
    },
  },
  listingHistory: {
    first: {
      en: ['Has it been listed for sale before?', 'Has it ever been on the market before?'],
      es: ['¿Ha estado a la venta antes?', '¿Ya estuvo en el mercado alguna vez?'],
    },
    again: { en: ['Would this be its first time on the market?'], es: ['¿Sería la primera vez que sale al mercado?'] },
  },
  decisionMakers: {
    first: {
      en: ['Is anyone else part of the decision?', 'Do you decide alone, or together with someone?'],
      es: ['¿Alguien más participa en la decisión?', '¿Decides por tu cuenta o junto con alguien?'],
    },
    again: {
      en: ['Who else has a say in the decision, if anyone?'],
      es: ['¿Quién más participa en la decisión, si hay alguien?'],
    },
  },
  contactMethod: {
    first: {
      en: [
        'How do you like to be reached: call, text, email or video?',
        "Last one: what's best to reach you, call, text, email or video?",
      ],
      es: [
        '¿Cómo prefieres que te contactemos: llamada, mensaje, correo o video?',
        'Y lo último: ¿llamada, mensaje, correo o video para contactarte?',
      ],
    },
    again: {
      en: ['Call, text, email or video: which one suits you?'],
      es: ['Llamada, mensaje, correo o video: ¿qué te acomoda más?'],
    },
  },
} satisfies Script['questions'];
