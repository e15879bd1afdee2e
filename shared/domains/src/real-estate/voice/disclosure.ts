import { toText } from '../extract/fold.ts';
import type { Ways } from './script.ts';

const question =
  /\b(?:are (?:you|u) (?:a |an )?(?:\w+ )?(?:bot|robot|ai|human|person|machine|real)|is (?:this|it) (?:a |an )?(?:\w+ )?(?:bot|robot|ai|automated|automatic|computer|machine|real person|human)|am i (?:talking|texting|chatting|speaking) (?:to|with) (?:a |an )?(?:\w+ )?(?:bot|robot|human|person|computer|machine|ai)|you(?:'re| are) (?:just )?a (?:bot|robot|machine)|(?:eres|es usted) (?:un |una )?(?:\w+ )?(?:bot|robot|persona|human[oa]|maquina|ia|real)|es(?:to|te)?(?: es)? (?:un )?(?:bot|robot|automatic[oa])|(?:estoy|hablo) (?:hablando )?con (?:un |una )?(?:\w+ )?(?:bot|robot|persona|human[oa]|maquina)|hay una persona ahi)\b/;

export const asksWhetherMachine = (message: string): boolean => question.test(toText(message).plain);

/** Whoever asks whether this is a machine is told so, in every state and by every bot. */
export const disclosure: Ways = {
  en: [
    "Fair question: I'm an automated assistant. If you'd rather talk to a person, just say so.",
    "I'm an automated assistant, and a person from our team is one word away: just ask.",
  ],
  es: [
    'Buena pregunta: soy un asistente automático. Si prefieres hablar con una persona, solo dímelo.',
    'Soy un asistente automático; si quieres hablar con una persona del equipo, dímelo.',
  ],
};
