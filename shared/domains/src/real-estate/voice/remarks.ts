import type { FactKey, Lead } from '../facts.ts';
import type { Ways } from './script.ts';

type Remarks = Readonly<Record<string, Ways>>;

const motivation: Remarks = {
  relocating: {
    en: [
      "A move like that is a big step, so let's keep this part simple.",
      "Moving takes enough out of you. I'll keep this easy.",
    ],
    es: ['Una mudanza así es un gran paso; esta parte te la hago fácil.', 'Mudarse ya es bastante; vamos paso a paso.'],
  },
  downsizing: {
    en: [
      'That makes sense, a home should fit the life you have now.',
      'I hear that a lot, and it often feels good to have less to look after.',
    ],
    es: ['Tiene sentido, la casa debe ir con la vida de ahora.', 'Lo entiendo; menos casa también es menos trabajo.'],
  },
  'needs more room': {
    en: [
      'Makes sense, a home should leave you room to live.',
      'I can see why, a bit of space makes all the difference.',
    ],
    es: ['Tiene sentido, una casa debe dejar espacio para vivir.', 'Se entiende, un poco de espacio lo cambia todo.'],
  },
  'inherited home': { en: ["I'm sorry for your loss."], es: ['Lamento mucho tu pérdida.'] },
  'money is tight': {
    en: ["Thanks for telling me, that can't be easy.", 'I appreciate you telling me. We will go at a pace that helps.'],
    es: ['Gracias por contármelo, sé que no es fácil.', 'Te agradezco la confianza; vamos a ir al paso que te ayude.'],
  },
  retiring: { en: ['Congratulations on your retirement!'], es: ['¡Felicidades por la jubilación!'] },
  'rental or investment': {
    en: ['Understood, being a landlord is work too.'],
    es: ['Lo entiendo, alquilar también da trabajo.'],
  },
  'curious about the value': {
    en: ["Fair enough, it's good to know where you stand."],
    es: ['Claro, siempre es bueno saberlo.'],
  },
  '*': { en: ['Thanks for telling me.'], es: ['Gracias por contármelo.'] },
};

const financing: Remarks = {
  cash: {
    en: ['Cash keeps things simple.', 'Paying cash puts you in a strong position.'],
    es: ['Al contado todo es más sencillo.', 'Pagar al contado te da ventaja.'],
  },
  'pre-approved': {
    en: ["Great that you're pre-approved already.", "Already pre-approved, that's half the way."],
    es: ['Qué bien que ya tengas la preaprobación.', 'Con la preaprobación ya llevas medio camino.'],
  },
  'in progress': {
    en: ["Good that it's under way.", 'Good, then that part is moving.'],
    es: ['Bien, ya está en marcha.', 'Perfecto, esa parte ya camina.'],
  },
  none: {
    en: ["That's fine, it can still be arranged.", 'No problem, there is time for that.'],
    es: ['No pasa nada, todavía se puede arreglar.', 'Tranquilo, hay tiempo para eso.'],
  },
};

const timeline: Remarks = {
  now: {
    en: ["Then let's not lose any time.", "Understood, we'll move quickly."],
    es: ['Entonces no perdamos tiempo.', 'Entendido, nos movemos rápido.'],
  },
  '1-3 months': {
    en: ["That's a good time frame.", "That's soon, and very doable."],
    es: ['Es un buen plazo.', 'Es pronto, y se puede.'],
  },
  '3-6 months': {
    en: ["That's a comfortable time frame.", 'Good, that gives us room to choose.'],
    es: ['Es un plazo cómodo.', 'Bien, hay margen para elegir.'],
  },
  '6-12 months': { en: ['Good, that leaves time to do it right.'], es: ['Bien, así hay tiempo de hacerlo con calma.'] },
  later: { en: ['Plenty of time to do it right, then.'], es: ['Entonces hay tiempo de sobra para hacerlo bien.'] },
  flexible: {
    en: ['No rush, then.', "Good, we'll take it at your pace."],
    es: ['Sin prisa, entonces.', 'Bien, vamos a tu ritmo.'],
  },
};

const condition: Remarks = {
  turnkey: {
    en: ['Buyers will like that.', 'Lovely, that shows.'],
    es: ['Eso les gusta a los compradores.', 'Qué bien, eso se nota.'],
  },
  'minor fixes': {
    en: ["That's quite normal.", 'Small things, no worry.'],
    es: ['Es lo más normal.', 'Son cosas pequeñas, no te preocupes.'],
  },
  'needs work': {
    en: [
      "Thanks for being open about it, that's no obstacle.",
      'Good to know, and no obstacle: there are buyers for that too.',
    ],
    es: ['Gracias por decirlo así de claro, no es un obstáculo.', 'Bueno saberlo; también hay compradores para eso.'],
  },
};

const yesOrNo: Readonly<Partial<Record<FactKey, Remarks>>> = {
  sellSoon: {
    true: { en: ["Good, then we're on the same page."], es: ['Bien, entonces vamos en la misma línea.'] },
    false: {
      en: ["No rush then, we'll go at your pace.", "Understood, we'll take the time you need."],
      es: ['Sin prisa entonces, vamos a tu ritmo.', 'Entendido, nos tomamos el tiempo que necesites.'],
    },
  },
  liens: {
    none: { en: ['That keeps it simple.'], es: ['Eso lo hace sencillo.'] },
    '*': { en: ["Thanks, that's quite usual."], es: ['Gracias, es lo más común.'] },
  },
  upgrades: {
    none: { en: ["That's fine."], es: ['No hay problema.'] },
    '*': { en: ['Good to know, buyers ask about that.'], es: ['Bueno saberlo, los compradores preguntan por eso.'] },
  },
  listingHistory: {
    'never listed': { en: ['A fresh start, then.'], es: ['Entonces sería un estreno.'] },
    '*': { en: ['Good to know, thanks.'], es: ['Bueno saberlo, gracias.'] },
  },
  decisionMakers: {
    'the contact alone': { en: ['That makes it easy.'], es: ['Así es más fácil.'] },
    '*': { en: ["Thanks, we'll keep everyone in the loop."], es: ['Gracias, los mantendremos al tanto a todos.'] },
  },
};

const contactMethod: Remarks = {
  text: { en: ['Text it is.'], es: ['Por mensaje, entonces.'] },
  call: { en: ['A call it is.'], es: ['Por llamada, entonces.'] },
  email: { en: ['Email it is.'], es: ['Por correo, entonces.'] },
  video: { en: ['A video call it is.'], es: ['Por videollamada, entonces.'] },
};

/** What a person would say to each answer, by fact and value; `*` for any other. In the order of what matters most. */
const remarks: readonly (readonly [FactKey, Remarks])[] = [
  ['motivation', motivation],
  ['financing', financing],
  ['condition', condition],
  ...Object.entries(yesOrNo).map(([fact, of]) => [fact as FactKey, of] as const),
  ['timeline', timeline],
  ['contactMethod', contactMethod],
  [
    'wish',
    {
      browsing: {
        en: ['Looking around is a fine way to start.'],
        es: ['Mirar con calma es una buena forma de empezar.'],
      },
    },
  ],
];

/** One remark on the news that matters most; null: none of it is worth one. */
export const remarkOn = (news: readonly FactKey[], lead: Lead): Ways | null => {
  for (const [fact, of] of remarks) {
    const ways = news.includes(fact) ? (of[String(lead[fact])] ?? of['*']) : undefined;
    if (ways) return ways;
  }
  return null;
};
