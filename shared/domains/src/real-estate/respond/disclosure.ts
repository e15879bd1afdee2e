import { toText } from '../extract/fold.ts';
import { asksWhetherMachine, disclosure } from '../voice/disclosure.ts';
import type { Stage } from './stage.ts';

const discloses = /\b(?:automated|automatic|virtual assistant|a bot|an ai|automatic[oa]|asistente virtual|un bot)\b/;
const claimsToBeHuman =
  /\bi(?:'m| am) (?:a |an )?(?:real |actual |live )?(?:person|human|agent|realtor)\b|\bsoy (?:un |una )?(?:persona|human[oa]|agente|asesor[a]?)(?: real| de verdad)?\b|\bnot a (?:bot|robot|machine)\b|\bno soy (?:un )?(?:bot|robot|maquina)\b/;

/** Whoever asks whether a machine writes is told so, whatever engine answers; and none may say otherwise. */
export const disclose: Stage = {
  name: 'disclosure',
  apply: (result, { language, messages }) => {
    const denies = result.say.some((text) => claimsToBeHuman.test(toText(text).plain));
    const open = result.say.some((text) => discloses.test(toText(text).plain)) && !denies;
    const asked = messages.some(({ text }) => asksWhetherMachine(text));
    if (open || !(asked || denies)) return result;
    const told = disclosure[language][0] ?? '';
    if (denies) return { ...result, say: [told], asked: null };
    return { ...result, say: [`${told} ${result.say[0] ?? ''}`.trim(), ...result.say.slice(1)] };
  },
};
