import type { Script } from '../voice/script.ts';
import { firstName, meeting } from '../voice/values.ts';
import { questions } from './questions.ts';

export const phrases = {
  hello: { en: ['Hi!'], es: ['¡Hola!'] },
  takingOver: {
    en: ["I'll help you get your home sold well.", "I'm here to help you sell your home well."],
    es: ['Te ayudo a vender bien tu casa.', 'Estoy aquí para que vendas bien tu casa.'],
  },
  comingOver: {
    en: ["Sure, let's look at the selling side.", "Happy to. Let's turn to selling your home."],
    es: ['Claro, veamos la parte de la venta.', 'Con gusto, pasemos a la venta de tu casa.'],
  },
  closing: ({ valuationTime, name }, language) => {
    const who = name ? `, ${firstName(name)}` : '';
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
    en: [
      "You're all set on my side. If anything about the home or your plans changes, just text me.",
      "Nothing else from me for now. If something about the home changes, I'm one text away.",
    ],
    es: [
      'Por mi parte está todo listo. Si cambia algo de la casa o de tus planes, escríbeme.',
      'De mi lado no falta nada. Si cambia algo de la casa, aquí me tienes.',
    ],
  },
  questions,
} satisfies Partial<Script>;
