import type { Script } from '../voice/script.ts';
import { meeting } from '../voice/values.ts';

export const phrases = {
  hello: { en: 'Hi, thanks for reaching out!', es: '¡Hola, gracias por escribir!' },
  takingOver: { en: "I'm back with you.", es: 'Sigo yo contigo.' },
  comingOver: { en: "Sure, let's sort out what's next.", es: 'Claro, veamos qué sigue.' },
  closing: ({ preferredTime, name }, language) => {
    const when = preferredTime === undefined ? '' : meeting(preferredTime, language);
    const who = name ? `, ${name}` : '';
    if (language === 'es') return `¡Listo${who}! Te llamamos${when ? ` ${when}` : ''}. Si surge algo antes, escríbeme.`;
    return `You're all set${who}! We'll talk${when ? `: ${when}` : ' soon'}. If anything comes up before, just text me.`;
  },
  afterwards: {
    en: "I've got everything I need for now. Anything you'd like to add or change, just text me.",
    es: 'Ya tengo todo lo necesario por ahora. Si quieres agregar o cambiar algo, escríbeme.',
  },
  questions: {
    wish: {
      first: { en: 'Are you looking to buy, sell, or both?', es: '¿Quieres comprar, vender o ambas cosas?' },
      again: {
        en: 'Just so I get it right: is this about buying a home, selling one, or both?',
        es: 'Para entenderte bien: ¿se trata de comprar, de vender o de las dos cosas?',
      },
    },
    name: {
      first: { en: "What's your name?", es: '¿Cómo te llamas?' },
      again: { en: 'And what should I call you?', es: '¿Y cómo te gusta que te llamen?' },
    },
    timeline: {
      first: { en: 'When would you like to make your move?', es: '¿Para cuándo te gustaría hacerlo?' },
      again: {
        en: 'Roughly when: the next few months, this year, or later?',
        es: 'Más o menos cuándo: ¿en unos meses, este año o más adelante?',
      },
    },
    area: {
      first: { en: 'Which area do you have in mind?', es: '¿Qué zona tienes en mente?' },
      again: { en: 'Is there a town or neighborhood you like?', es: '¿Hay alguna ciudad o colonia que te guste?' },
    },
    preferredTime: {
      first: { en: "What's a good time for a quick call?", es: '¿A qué hora te viene bien una llamada corta?' },
      again: {
        en: 'Which day and time suit you best for a call?',
        es: '¿Qué día y hora te quedan mejor para una llamada?',
      },
    },
  },
} satisfies Partial<Script>;
