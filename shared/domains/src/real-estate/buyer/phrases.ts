import type { Script } from '../voice/script.ts';
import { firstName, meeting } from '../voice/values.ts';

export const phrases = {
  hello: { en: ['Hi!'], es: ['¡Hola!'] },
  takingOver: {
    en: ["I'll help you find your next home.", "I'm here to help you find the right home."],
    es: ['Te ayudo a encontrar tu próxima casa.', 'Estoy aquí para ayudarte a encontrar la casa indicada.'],
  },
  comingOver: {
    en: ["Sure, let's look at the buying side.", "Happy to. Let's turn to your next home."],
    es: ['Claro, veamos la parte de la compra.', 'Con gusto, pasemos a tu próxima casa.'],
  },
  closing: ({ viewingTime, name }, language) => {
    const who = name ? `, ${firstName(name)}` : '';
    if (viewingTime === undefined) {
      return language === 'es'
        ? `Con esto ya puedo buscar${who}. En cuanto sepas cuándo puedes ver casas, dímelo.`
        : `That's enough for me to start looking${who}. Once you know when you can view homes, just tell me.`;
    }
    const when = meeting(viewingTime, language);
    return language === 'es'
      ? `¡Listo${who}! Quedamos para ver casas ${when}. Tu agente tendrá listas las que mejor encajen.`
      : `You're all set${who}! Viewings: ${when}. Your agent will have the best matches ready.`;
  },
  afterwards: {
    en: [
      "You're all set on my side. If your plans or wishes change, just text me.",
      "Nothing else from me for now. Text me any time, I'm happy to adjust the search.",
    ],
    es: [
      'Por mi parte está todo listo. Si cambian tus planes, escríbeme.',
      'De mi lado no falta nada. Escríbeme cuando quieras y ajusto la búsqueda.',
    ],
  },
  questions: {
    budget: {
      first: {
        en: [
          'What budget do you have in mind?',
          "What's your budget, roughly?",
          'How much would you like to spend, at most?',
        ],
        es: [
          '¿Qué presupuesto tienes en mente?',
          '¿Más o menos cuál es tu presupuesto?',
          '¿Cuánto te gustaría gastar, como máximo?',
        ],
      },
      again: {
        en: [
          "A rough figure is fine: what's the most you'd like to spend, say 450k or 600k?",
          'So that I only show homes that fit: what budget should I keep to, say 450k or 600k?',
        ],
        es: [
          'Una cifra aproximada basta: ¿cuánto quieres gastar como máximo, por ejemplo 450 mil o 600 mil?',
          'Para mostrarte solo lo que encaja: ¿de cuánto es tu presupuesto, más o menos, 450 mil, 600 mil?',
        ],
      },
    },
    financing: {
      first: {
        en: [
          'Are you pre-approved for a loan, paying cash, or still working on that?',
          'And the financing: already pre-approved, paying cash, or not there yet?',
        ],
        es: [
          '¿Tienes un crédito preaprobado, pagas al contado o aún lo estás viendo?',
          'Y para pagar, ¿ya tienes crédito preaprobado, sería al contado o aún no lo has visto?',
        ],
      },
      again: {
        en: [
          'How would you pay: cash, a pre-approved loan, or nothing arranged yet?',
          'No wrong answer here: is it cash, a pre-approved loan, or nothing arranged yet?',
        ],
        es: [
          '¿Cómo pagarías: al contado, con crédito preaprobado o todavía sin nada arreglado?',
          'Cualquier respuesta vale: ¿al contado, con crédito preaprobado o todavía sin nada?',
        ],
      },
    },
    timeline: {
      first: {
        en: ['When would you like to move in?', 'By when would you like to be in your new home?'],
        es: ['¿Para cuándo te gustaría mudarte?', '¿Cuándo te gustaría estar en tu nueva casa?'],
      },
      again: {
        en: [
          'Roughly when: the next few months, this year, or later?',
          'Roughly when would you move? A guess is fine.',
        ],
        es: [
          'Más o menos cuándo: ¿en unos meses, este año o más adelante?',
          '¿Cuándo te mudarías, más o menos? Con una idea me basta.',
        ],
      },
    },
    bedrooms: {
      first: {
        en: ['How many bedrooms do you need?', 'How many bedrooms should it have?'],
        es: ['¿Cuántas recámaras necesitas?', '¿Cuántas recámaras debería tener?'],
      },
      again: {
        en: ["What's the fewest bedrooms that would work?", 'How many bedrooms would be the minimum for you?'],
        es: ['¿Cuál es el mínimo de recámaras que te sirve?', '¿Con cuántas recámaras como mínimo estarías bien?'],
      },
    },
    area: {
      first: {
        en: ['Which area would you like to live in?', 'And where would you like to live?'],
        es: ['¿En qué zona te gustaría vivir?', '¿Y en qué zona te ves viviendo?'],
      },
      again: {
        en: ['Is there a town or neighborhood you like?', 'Any area you already like, even roughly?'],
        es: ['¿Hay alguna ciudad o colonia que te guste?', '¿Alguna zona que ya te guste, aunque sea más o menos?'],
      },
    },
    viewingTime: {
      first: {
        en: [
          'Which day and time could you view a few homes?',
          'When could you come and view a few homes? Any day and time you like.',
        ],
        es: ['¿Qué día y hora podrías ver algunas casas?', '¿Cuándo podrías ver algunas casas? Dime día y hora.'],
      },
      again: {
        en: [
          'For viewings, would a weekday or the weekend work, and at what time?',
          'Which day and hour would be easiest for a viewing?',
        ],
        es: [
          'Para las visitas, ¿te queda mejor entre semana o el fin de semana, y a qué hora?',
          '¿Qué día y hora te quedan más cómodos para ver casas?',
        ],
      },
    },
  },
} satisfies Partial<Script>;
