import { isQuestion, toText } from '../extract/fold.ts';
import { type Context, oneOf } from './context.ts';
import { asksWhetherMachine, disclosure } from './disclosure.ts';
import type { Ways } from './script.ts';

/** Things people say to any bot that are no fact, and what is said to them before the conversation goes on. */
const answers: readonly (readonly [RegExp, Ways])[] = [
  [
    /\b(?:what(?:'s| is) (?:my|our|the) (?:home|house|place|property)(?: \w+)? worth|how much (?:is|could|can|would) (?:my|our|i|we)|cuanto (?:vale|cuesta) (?:mi|nuestra)|en cuanto (?:puedo|podria))\b/,
    {
      en: ["I can't give you an honest number by text, but our local agent can after a short look."],
      es: ['Por mensaje no puedo darte una cifra seria, pero nuestro agente local sí, tras una visita corta.'],
    },
  ],
  [
    /\b(?:can|could|would) you help\b|\bi need (?:some )?help\b|\b(?:me )?(?:puedes|puede|podrias|pueden) ayudar|\bnecesito ayuda\b/,
    { en: ['Of course!', 'Happy to!'], es: ['¡Claro que sí!', '¡Con gusto!'] },
  ],
  [
    /\b(?:interest rates?|what rate|mortgage rates?|tasas? de interes|tipos? de interes)\b/,
    {
      en: [
        "Rates move every day, so I'd rather have a lender quote you than guess.",
        'They change daily and depend on you and the loan, so a lender of your choice is the one to ask.',
      ],
      es: [
        'Las tasas cambian cada día; mejor que te las cotice un prestamista a que yo adivine.',
        'Cambian a diario y dependen de ti y del crédito; pregúntale al prestamista que prefieras.',
      ],
    },
  ],
  [
    /\b(?:(?:what|how much)[^?]{0,15}(?:commission|fees?|charge|cost)|commission|comision(?:es)?|honorarios|cuanto cobran)\b/,
    {
      en: ['Fees depend on the home and are always agreed in writing first; your agent will go through them with you.'],
      es: ['Los honorarios dependen de la casa y siempre se acuerdan por escrito; tu agente te los explica.'],
    },
  ],
  [
    /\bhow (?:does|do|would|will) (?:this|it|that|things) work\b|\bcomo (?:funciona|es el proceso|seria)\b|\bwhat(?:'s| is) the process\b/,
    {
      en: [
        'It is simple: a few short questions here, then an agent meets you with everything prepared.',
        'I collect what your agent needs to know, and then you two meet. Nothing to sign here.',
      ],
      es: [
        'Es sencillo: unas preguntas cortas por aquí y luego un agente te atiende con todo preparado.',
        'Yo reúno lo que tu agente necesita saber y luego se ven. Aquí no firmas nada.',
      ],
    },
  ],
  [
    /\bhow long (?:does|do|will|would|is)\b|\bcuanto (?:tarda|tiempo|demora|se tarda)\b/,
    {
      en: [
        'That depends on the home and the market, often a month or two. Your agent can be more precise.',
        'A few short messages here; after that it depends on the home, often a month or two.',
      ],
      es: [
        'Depende de la casa y del mercado, muchas veces uno o dos meses. Tu agente te dará una idea más exacta.',
        'Por aquí, unos mensajes; después depende de la casa, muchas veces uno o dos meses.',
      ],
    },
  ],
  [
    /\b(?:work|open|available)\b[^?]{0,20}\b(?:weekends?|today|sundays?|saturdays?)\b|\b(?:trabajan|atienden|abren)\b/,
    {
      en: ["I'm here any time, and our agents meet people on weekends too."],
      es: ['Yo estoy a cualquier hora, y nuestros agentes también atienden los fines de semana.'],
    },
  ],
  [
    /\b(?:prices? (?:going|go|coming|dropping|rising)|market (?:crash|going)|(?:bajan|suben|van a bajar|van a subir) (?:los )?precios|como esta el mercado)\b/,
    {
      en: ['Nobody can promise where prices go. Your agent can show you what sold nearby lately.'],
      es: ['Nadie puede prometer hacia dónde van los precios. Tu agente te muestra lo que se vendió cerca hace poco.'],
    },
  ],
  [
    /\bwhy (?:do|are) you (?:need|ask\w*|want)\b|\b(?:so many|too many) (?:damn )?questions\b|\bnone of your business\b|\b(?:para|por) que (?:quieren|quieres|preguntan|necesitan)\b|\bcuantas preguntas\b|\bque te importa\b/,
    {
      en: [
        "Fair point, I'll keep it short: it only helps your agent prepare, and you can skip anything.",
        'Understood. It only helps your agent come prepared, and no answer is a must.',
        "You don't have to answer anything; it just saves you time with your agent later.",
      ],
      es: [
        'De acuerdo, seré breve: solo sirve para que tu agente se prepare, y puedes saltarte lo que quieras.',
        'Entiendo. Es solo para que tu agente llegue preparado; nada es obligatorio.',
        'No tienes que contestar nada; solo te ahorra tiempo después con tu agente.',
      ],
    },
  ],
  [
    /\b(?:ridiculous|annoying|a joke|stupid|useless|waste of time|just answer|contesta ya|ya,? contesta|ridiculo|pesad[oa]s?|tonteria|inutil|perdida de tiempo)\b/,
    {
      en: [
        "I'm sorry this is frustrating. I'll be quick.",
        'I hear you, and I am sorry. Just this, then.',
        "That's fair. I'll keep it as short as I can.",
      ],
      es: [
        'Siento que sea molesto. Voy a ser breve.',
        'Te entiendo, y lo siento. Solo esto.',
        'Tienes razón, lo hago lo más corto posible.',
      ],
    },
  ],
  [
    /\bsorry for the (?:late|slow|delayed?)\b|\bperdon (?:por )?la (?:demora|tardanza)\b/,
    {
      en: ['No worries at all!', 'No problem, whenever suits you.'],
      es: ['¡No te preocupes!', 'No hay problema, cuando puedas.'],
    },
  ],
  [
    /\bhold on\b|\bone (?:sec|second|moment|minute)\b|\bun momento\b|\bdame un (?:segundo|minuto)\b/,
    { en: ['Take your time.', 'No hurry, I am here.'], es: ['Tómate tu tiempo.', 'Sin prisa, aquí estoy.'] },
  ],
];

/** null: nothing of the kind was said. */
export const smallTalk = (message: string, context: Pick<Context, 'language' | 'variety'>): string | null => {
  if (asksWhetherMachine(message)) return oneOf(context, disclosure);
  const { plain } = toText(message);
  const found = answers.find(([pattern]) => pattern.test(plain));
  return found ? oneOf(context, found[1]) : null;
};

/** A question to which no bot has the answer. */
export const isOpenQuestion = (message: string): boolean => isQuestion(toText(message));

const pleasantry =
  /^(?:thanks?|thank you|thx|ok(?:ay)?|great|perfect|cool|awesome|got it|sounds good|bye|gracias|muchas gracias|perfecto|genial|vale|listo|adios|hasta luego)\b/;

/** Thanks, or a good-bye: no question waits behind it. */
export const isPleasantry = (message: string): boolean => pleasantry.test(toText(message).plain);
