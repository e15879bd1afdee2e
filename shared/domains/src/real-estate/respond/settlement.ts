import type { Language } from '@baton/contracts';
import { toText } from '../extract/fold.ts';
import { questionIn, type Stage } from './stage.ts';

const services =
  '(?:lender|bank|title|escrow|inspector|appraiser|insurance|mortgage broker|prestamista|banco|notari[oa]|aseguradora|inspector)';
const fees =
  /\b(?:referral (?:fee|bonus|reward)s?|finder'?s? fees?|kick ?backs?|fee splits?|comision(?:es)? por (?:referir|recomendar)|mordidas?)\b/;

const said: readonly RegExp[] = [
  fees,
  new RegExp(
    `\\b(?:must|have to|need to|required to|should|tienes? que|debes?)\\s(?:use|go with|usar|contratar)\\s(?:our|my|this|the|nuestr[oa]|mi|este)\\s(?:own\\s|preferred\\s)?${services}`,
  ),
  new RegExp(
    `\\b(?:discount|credit|gift|bonus|cash back|descuento|regalo|bono)\\b[^.;!?]{0,30}\\b(?:if|when|for|si|por)\\b[^.;!?]{0,15}\\b(?:use|using|usas?|usar)\\b[^.;!?]{0,20}\\b${services}`,
  ),
  new RegExp(`\\b(?:we|i) (?:get|are|am|earn) (?:paid|a cut|money|commission)\\b[^.;!?]{0,25}\\b${services}`),
];
const asked: readonly RegExp[] = [
  fees,
  /\b(?:get|give|pay|do i get|earn|me (?:dan|pagan))\b[^.;!?]{0,20}\b(?:a cut|something back|money|algo|dinero)\b[^.;!?]{0,25}\b(?:refer|send|bring|recommend|recomiendo|mando|refiero)\w*/,
];

const matches = (text: string, patterns: readonly RegExp[]): boolean => {
  const { plain } = toText(text);
  return patterns.some((pattern) => pattern.test(plain));
};
export const offersKickback = (answer: string): boolean => matches(answer, said);
export const asksForKickback = (message: string): boolean => matches(message, asked);

const safe: Readonly<Record<Language, string>> = {
  en: "I can't offer or arrange payments for referrals, and you are free to choose any lender, title or escrow company you like.",
  es: 'No puedo ofrecer ni acordar pagos por recomendaciones, y eres libre de elegir el banco, la notaría o la aseguradora que quieras.',
};

/** Real Estate Settlement Procedures Act, 12 U.S.C. §§ 2607, 2608: no payment for referrals, no required provider. */
export const settlement: Stage = {
  name: 'settlement',
  apply: (result, { language, messages }) => {
    if (result.say.some(offersKickback)) {
      const human = result.human ?? {
        reason: 'bot_request' as const,
        words: 'an answer was held back: settlement services',
      };
      return { ...result, say: [safe[language]], asked: null, human };
    }
    if (!messages.some(({ text }) => asksForKickback(text))) return result;
    return { ...result, say: [[safe[language], questionIn(result.say, language)].filter(Boolean).join(' ')] };
  },
};
