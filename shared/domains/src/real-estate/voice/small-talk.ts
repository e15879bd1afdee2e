import type { Language } from '@baton/contracts';
import { isQuestion, toText } from '../extract/fold.ts';

/** Things people say to any bot that are no fact, and what is said to them before the conversation goes on. */
const answers: readonly (readonly [RegExp, Readonly<Record<Language, string>>])[] = [
  [
    /\b(?:are you (?:a |an )?(?:bot|robot|ai|human|real|person|machine)|is this (?:a )?(?:bot|robot|automated|real)|am i talking to (?:a )?(?:bot|robot|human|real|person)|eres (?:un |una )?(?:bot|robot|persona|humano|maquina|ia)|es(?:to es)? (?:un )?(?:bot|robot))\b/,
    {
      en: "Fair question: I'm an automated assistant. If you'd rather talk to a person, just say so.",
      es: 'Buena pregunta: soy un asistente automático. Si prefieres hablar con una persona, solo dímelo.',
    },
  ],
  [
    /\b(?:what(?:'s| is) (?:my|our|the) (?:home|house|place|property)(?: \w+)? worth|how much (?:is|could|can|would) (?:my|our|i|we)|cuanto (?:vale|cuesta) (?:mi|nuestra)|en cuanto (?:puedo|podria))\b/,
    {
      en: "I can't give you an honest number by text, but our local agent can after a short look.",
      es: 'Por mensaje no puedo darte una cifra seria, pero nuestro agente local sí, tras una visita corta.',
    },
  ],
  [
    /\b(?:can|could|would) you help\b|\bi need (?:some )?help\b|\b(?:me )?(?:puedes|puede|podrias|pueden) ayudar|\bnecesito ayuda\b/,
    { en: 'Of course!', es: '¡Claro que sí!' },
  ],
  [
    /\b(?:interest rates?|what rate|mortgage rates?|tasas? de interes|tipos? de interes)\b/,
    {
      en: "Rates move every day, so I'd rather have a lender quote you than guess.",
      es: 'Las tasas cambian cada día; mejor que te las cotice un prestamista a que yo adivine.',
    },
  ],
  [
    /\b(?:(?:what|how much)[^?]{0,15}(?:commission|fees?|charge|cost)|commission|comision(?:es)?|honorarios)\b/,
    {
      en: 'Fees depend on the home and are always agreed in writing first; your agent will go through them with you.',
      es: 'Los honorarios dependen de la casa y siempre se acuerdan por escrito; tu agente te los explica.',
    },
  ],
];

export const smallTalk = (message: string, language: Language): string | null =>
  answers.find(([pattern]) => pattern.test(toText(message).plain))?.[1][language] ?? null;

/** A question to which no bot has the answer. */
export const isOpenQuestion = (message: string): boolean => isQuestion(toText(message));

const pleasantry =
  /^(?:thanks?|thank you|thx|ok(?:ay)?|great|perfect|cool|awesome|got it|sounds good|bye|gracias|muchas gracias|perfecto|genial|vale|listo|adios|hasta luego)\b/;

/** Thanks, or a good-bye: no question waits behind it. */
export const isPleasantry = (message: string): boolean => pleasantry.test(toText(message).plain);
