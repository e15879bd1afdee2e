import type { Script } from '../voice/script.ts';
import { meeting } from '../voice/values.ts';

export const phrases = {
  hello: { en: 'Hi!', es: '¡Hola!' },
  takingOver: { en: "I'll help you find your next home.", es: 'Te ayudo a encontrar tu próxima casa.' },
  comingOver: { en: "Sure, let's look at the buying side.", es: 'Claro, veamos la parte de la compra.' },
  closing: ({ viewingTime, name }, language) => {
    const who = name ? `, ${name}` : '';
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
    en: "You're all set on my side. If your plans or wishes change, just text me.",
    es: 'Por mi parte está todo listo. Si cambian tus planes, escríbeme.',
  },
  questions: {
    budget: {
      first: { en: 'What budget do you have in mind?', es: '¿Qué presupuesto tienes en mente?' },
      again: {
        en: "A rough figure is fine: what's the most you'd like to spend, say 450k or 600k?",
        es: 'Una cifra aproximada basta: ¿cuánto quieres gastar como máximo, por ejemplo 450 mil o 600 mil?',
      },
    },
    financing: {
      first: {
        en: 'Are you pre-approved for a loan, paying cash, or still working on that?',
        es: '¿Tienes un crédito preaprobado, pagas al contado o aún lo estás viendo?',
      },
      again: {
        en: 'How would you pay: cash, a pre-approved loan, or nothing arranged yet?',
        es: '¿Cómo pagarías: al contado, con crédito preaprobado o todavía sin nada arreglado?',
      },
    },
    timeline: {
      first: { en: 'When would you like to move in?', es: '¿Para cuándo te gustaría mudarte?' },
      again: {
        en: 'Roughly when: the next few months, this year, or later?',
        es: 'Más o menos cuándo: ¿en unos meses, este año o más adelante?',
      },
    },
    bedrooms: {
      first: { en: 'How many bedrooms do you need?', es: '¿Cuántas recámaras necesitas?' },
      again: { en: "What's the fewest bedrooms that would work?", es: '¿Cuál es el mínimo de recámaras que te sirve?' },
    },
    area: {
      first: { en: 'Which area would you like to live in?', es: '¿En qué zona te gustaría vivir?' },
      again: { en: 'Is there a town or neighborhood you like?', es: '¿Hay alguna ciudad o colonia que te guste?' },
    },
    viewingTime: {
      first: { en: 'Which day and time could you view a few homes?', es: '¿Qué día y hora podrías ver algunas casas?' },
      again: {
        en: 'For viewings, would a weekday or the weekend work, and at what time?',
        es: 'Para las visitas, ¿te queda mejor entre semana o el fin de semana, y a qué hora?',
      },
    },
  },
} satisfies Partial<Script>;
