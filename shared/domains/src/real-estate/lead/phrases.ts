import type { Script } from '../voice/script.ts';
import { firstName, meeting } from '../voice/values.ts';

export const phrases = {
  hello: {
    en: ['Hi, thanks for reaching out!', 'Hi there, glad you wrote!', 'Hello, nice to hear from you!'],
    es: ['¡Hola, gracias por escribir!', '¡Hola, qué gusto leerte!', '¡Hola! Gracias por tu mensaje.'],
  },
  takingOver: { en: ["I'm back with you."], es: ['Sigo yo contigo.'] },
  comingOver: { en: ["Sure, let's sort out what's next."], es: ['Claro, veamos qué sigue.'] },
  closing: ({ preferredTime, name }, language) => {
    const when = preferredTime === undefined ? '' : meeting(preferredTime, language);
    const who = name ? `, ${firstName(name)}` : '';
    if (language === 'es') return `¡Listo${who}! Te llamamos${when ? ` ${when}` : ''}. Si surge algo antes, escríbeme.`;
    return `You're all set${who}! We'll talk${when ? `: ${when}` : ' soon'}. If anything comes up before, just text me.`;
  },
  afterwards: {
    en: [
      "I've got everything I need for now. Anything you'd like to add or change, just text me.",
      "That's all I need for the moment. If anything changes, I'm one text away.",
    ],
    es: [
      'Ya tengo todo lo necesario por ahora. Si quieres agregar o cambiar algo, escríbeme.',
      'Por ahora no me falta nada. Si cambia algo, aquí me tienes.',
    ],
  },
  questions: {
    name: {
      first: { en: ["What's your name?", 'May I ask your name?'], es: ['¿Cómo te llamas?', '¿Me dices tu nombre?'] },
      again: {
        en: ['And what should I call you?', "What's your name, if I may ask again?"],
        es: ['¿Y cómo te gusta que te llamen?', 'Por cierto, ¿cómo te llamas?'],
      },
    },
    timeline: {
      first: {
        en: ['When would you like to make your move?', 'When would you like to have moved?'],
        es: ['¿Para cuándo te gustaría hacerlo?', '¿Para cuándo lo tienes pensado?'],
      },
      again: {
        en: ['Roughly when: the next few months, this year, or later?', 'Roughly when would it be? A guess is fine.'],
        es: [
          'Más o menos cuándo: ¿en unos meses, este año o más adelante?',
          '¿Cuándo sería, más o menos? Con una idea me basta.',
        ],
      },
    },
    area: {
      first: {
        en: ['Which area do you have in mind?', 'Which town or area are you thinking of?'],
        es: ['¿Qué zona tienes en mente?', '¿En qué zona estás pensando?'],
      },
      again: {
        en: ['Is there a town or neighborhood you like?', 'Any area that you like, even roughly?'],
        es: ['¿Hay alguna ciudad o colonia que te guste?', '¿Alguna zona que te llame la atención?'],
      },
    },
    preferredTime: {
      first: {
        en: ["What's a good time for a quick call?", 'When could we have a quick call?'],
        es: ['¿A qué hora te viene bien una llamada corta?', '¿Cuándo te podemos llamar un momento?'],
      },
      again: {
        en: ['Which day and time suit you best for a call?', 'For the call, which day and hour would you like?'],
        es: ['¿Qué día y hora te quedan mejor para una llamada?', 'Para la llamada, ¿qué día y hora prefieres?'],
      },
    },
  },
} satisfies Partial<Script>;
