import type { Script } from '../voice/script.ts';
import { meeting } from '../voice/values.ts';

export const phrases = {
  hello: { en: 'Hi!', es: '¡Hola!' },
  takingOver: { en: "I'll help you get your home sold well.", es: 'Te ayudo a vender bien tu casa.' },
  comingOver: { en: "Sure, let's look at the selling side.", es: 'Claro, veamos la parte de la venta.' },
  closing: ({ valuationTime, name }, language) => {
    const who = name ? `, ${name}` : '';
    if (valuationTime === undefined) {
      return language === 'es'
        ? `Con esto ya puedo preparar tu valoración${who}. En cuanto sepas qué día podemos pasar, dímelo.`
        : `That's all I need to prepare your valuation${who}. Once you know which day we can come by, just tell me.`;
    }
    const when = meeting(valuationTime, language);
    return language === 'es'
      ? `¡Listo${who}! Pasamos a valorar tu casa ${when}. Ya tengo todo lo que necesito.`
      : `You're all set${who}! We'll come by for the valuation: ${when}. I have everything I need.`;
  },
  afterwards: {
    en: "You're all set on my side. If anything about the home or your plans changes, just text me.",
    es: 'Por mi parte está todo listo. Si cambia algo de la casa o de tus planes, escríbeme.',
  },
  questions: {
    address: {
      first: { en: "What's the address of the home?", es: '¿Cuál es la dirección de la casa?' },
      again: { en: 'Which street and number is the home at?', es: '¿En qué calle y número está la casa?' },
    },
    motivation: {
      first: { en: "What's making you think of selling?", es: '¿Qué te lleva a vender?' },
      again: {
        en: 'Is it a move, a change in size, or something else that makes you sell?',
        es: '¿Vendes por una mudanza, por el tamaño o por otra razón?',
      },
    },
    sellSoon: {
      first: { en: 'Would selling within 30 to 45 days work for you?', es: '¿Te vendría bien vender en 30 a 45 días?' },
      again: {
        en: 'If we had a buyer in 30 to 45 days, would that be good or too soon?',
        es: 'Si hubiera comprador en 30 a 45 días, ¿te vendría bien o sería muy pronto?',
      },
    },
    condition: {
      first: {
        en: 'What shape is it in: move-in ready, a few small fixes, or does it need work?',
        es: '¿En qué estado está: lista para entrar, con detalles pequeños o necesita trabajo?',
      },
      again: {
        en: 'If a buyer walked in today, would they find much to fix?',
        es: 'Si hoy entrara un comprador, ¿tendría mucho que arreglar?',
      },
    },
    priceExpectation: {
      first: { en: 'What price are you hoping for?', es: '¿Qué precio esperas obtener?' },
      again: {
        en: 'A rough figure is fine: what would you like to get for it, say 500k or 700k?',
        es: 'Una cifra aproximada basta: ¿cuánto te gustaría obtener, por ejemplo 500 mil o 700 mil?',
      },
    },
    valuationTime: {
      first: {
        en: 'Which day and time could we come by for a valuation?',
        es: '¿Qué día y hora podemos pasar a valorarla?',
      },
      again: {
        en: 'For the visit, would a weekday or the weekend work, and at what time?',
        es: 'Para la visita, ¿te queda mejor entre semana o el fin de semana, y a qué hora?',
      },
    },
    liens: {
      first: { en: 'Is there a mortgage or any lien on the home?', es: '¿Tiene hipoteca o algún gravamen?' },
      again: {
        en: 'Is the home paid off, or is something still owed on it?',
        es: '¿Está pagada o todavía se debe algo?',
      },
    },
    upgrades: {
      first: {
        en: 'Any upgrades in the last years, like a roof, kitchen or baths?',
        es: '¿Alguna mejora en los últimos años, como techo, cocina o baños?',
      },
      again: {
        en: 'Did you renew anything a buyer would like to know about?',
        es: '¿Renovaste algo que le interese saber a un comprador?',
      },
    },
    listingHistory: {
      first: { en: 'Has it been listed for sale before?', es: '¿Ha estado a la venta antes?' },
      again: { en: 'Would this be its first time on the market?', es: '¿Sería la primera vez que sale al mercado?' },
    },
    decisionMakers: {
      first: { en: 'Is anyone else part of the decision?', es: '¿Alguien más participa en la decisión?' },
      again: {
        en: 'Do you decide alone, or together with someone?',
        es: '¿Decides por tu cuenta o junto con alguien?',
      },
    },
    contactMethod: {
      first: {
        en: 'How do you like to be reached: call, text, email or video?',
        es: '¿Cómo prefieres que te contactemos: llamada, mensaje, correo o video?',
      },
      again: {
        en: 'Call, text, email or video: which one suits you?',
        es: 'Llamada, mensaje, correo o video: ¿qué te acomoda más?',
      },
    },
  },
} satisfies Partial<Script>;
