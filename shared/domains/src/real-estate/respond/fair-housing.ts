import type { Language } from '@baton/contracts';
import { toText } from '../extract/fold.ts';
import { questionIn, type Stage } from './stage.ts';

/** Groups that the Fair Housing Act protects, as adjectives and as people. */
const kinds =
  '(?:white|black|asian|hispanic|latin[oa]?|mexican|chinese|indian|arab|jewish|muslim|christian|catholic|mormon|hindu|gay|lgbtq?|immigrant|foreign|african american|disabled|handicapped|blanc[oa]s?|negr[oa]s?|asiatic[oa]s?|judi[oa]s?|musulman(?:a|es|as)?|cristian[oa]s?|catolic[oa]s?|extranjer[oa]s?|discapacitad[oa]s?)';
const people =
  '(?:people|famil(?:y|ies)|neighbou?rs?|folks|residents?|tenants?|buyers?|neighbou?rhoods?|community|communities|population|area|gente|familias?|vecin[oa]s|inquilin[oa]s|compradores|barrios?|vecindarios?|zona|comunidad|personas)';
const groups =
  '(?:whites|blacks|asians|hispanics|latin[oa]s|mexicans|jews|muslims|christians|catholics|immigrants|foreigners|gays|minorities|refugees|section 8|negros|judios|musulmanes|inmigrantes|extranjeros|gays|minorias|mexicanos|refugiados)';
const children = '(?:kids|children|families|old people|seniors|ninos|familias con ninos|viejos|ancianos)';

const asked: readonly RegExp[] = [
  new RegExp(
    `\\b${kinds}\\s${people}\\b|\\b(?:gente|vecin[oa]s|familias|compradores|inquilin[oa]s|comunidad|barrio|zona|vecindario)\\s${kinds}\\b`,
  ),
  new RegExp(
    `\\b(?:no|not?|any|many|mostly|only|few|near|away from|without|lots? of|too many|full of|to|with|hay|much[oa]s|pocos|sin|cerca de|lejos de|lleno de|a)\\s(?:the\\s|los\\s)?${groups}\\b`,
  ),
  new RegExp(
    `\\b(?:sell|rent|show|vend\\w+|alquil\\w+|rent\\w+)\\b[^.;!?]{0,25}\\b(?:to|a)\\s(?:any\\s|las\\s|los\\s)?(?:${groups}|${kinds}\\s${people}|famil(?:ies|ias) (?:with|con)|people (?:with|on))`,
  ),
  new RegExp(
    `\\b(?:area|neighbou?rhood|building|community|complex|street|zona|edificio|barrio|comunidad|calle)\\b[^.;!?]{0,25}\\b(?:no|without|free of|away from|with few|sin)\\s${children}\\b`,
  ),
  new RegExp(
    `\\b(?:no|without|sin)\\s${children}\\s(?:in the (?:area|building|neighbou?rhood)|around|nearby|next door|cerca|en la zona|en el (?:barrio|edificio))\\b`,
  ),
  /\badults?[- ]only (?:area|building|community|neighbou?rhood)\b/,
  /\b(?:what|which) (?:kind|type|sort) of (?:people|families|neighbou?rs)\b|\bque (?:tipo|clase) de (?:gente|familias|vecinos)\b/,
  /\b(?:safe|safest|dangerous|sketchy|ghetto) (?:area|neighbou?rhood|part of town|street|place to live)|\b(?:area|neighbou?rhood|there|street)\b[^.;!?]{0,12}\b(?:safe|dangerous|sketchy)\b|\bcrime\b/,
  /\b(?:zona|barrio|colonia|calle)s?\b[^.;!?]{0,12}\b(?:segur[oa]|peligros[oa])s?\b|\b(?:delincuencia|criminalidad|inseguridad)\b/,
  /\b(?:which|what|best|are the|how are the|cuales|mejores|como son)\b[^.;!?]{0,25}\b(?:school districts?|schools|escuelas)\b[^.;!?]*\?/,
];

const said: readonly RegExp[] = [
  new RegExp(`\\b${kinds}\\s${people}\\b|\\b(?:gente|vecin[oa]s|familias)\\s${kinds}\\b`),
  /\b(?:perfect|ideal|great|best|made|suited) for (?:a )?(?:young |single |retired |christian |working )?(?:famil(?:y|ies)|couples?|singles?|bachelors?|empty[- ]nesters?|professionals|seniors|retirees|christians)\b/,
  /\b(?:perfect[oa]|ideal|excelente) para (?:una )?(?:famil(?:ia|ias)|parejas?|jovenes|solteros|jubilados|profesionales)\b/,
  /\b(?:safe|family[- ]friendly|exclusive|desirable|quiet and safe|low[- ]crime|crime[- ]free) (?:area|neighbou?rhood|community|street)\b|\b(?:zona|barrio|vecindario) (?:muy )?(?:segur[oa]|exclusiv[oa]|familiar|tranquil[oa] y segur[oa])\b/,
  /\b(?:no|sin)\s(?:children|kids|section 8|ninos)\b(?!\s?(?:yet|todavia))/,
  /\badults?[- ]only\b|\bsolo adultos\b|\bpeople like you\b|\bgente como (?:tu|usted)\b|\byou(?:'d| would) fit in\b/,
  /\b(?:good|great|best|top|excellent|buenas|mejores|excelentes) (?:school districts?|schools|escuelas)\b/,
];

/** Whoever asks us to choose, or to tell, by who lives where. */
export const asksToSteer = (message: string): boolean => {
  const { plain } = toText(message);
  return asked.some((pattern) => pattern.test(plain));
};

/** An answer that speaks of who lives where, or of who a home is for. */
export const steers = (answer: string): boolean => {
  const { plain } = toText(answer);
  return said.some((pattern) => pattern.test(plain));
};

const safe: Readonly<Record<Language, string>> = {
  en: "Fair-housing law keeps me from choosing or describing areas by who lives there, safety or schools; public sources cover that. I'm glad to go by price, size and location.",
  es: 'Por la ley de vivienda justa no elijo ni describo zonas por quién vive ahí, la seguridad o las escuelas; para eso hay fuentes públicas. Con gusto busco por precio, tamaño y ubicación.',
};

/** Fair Housing Act, 42 U.S.C. § 3604: no steering, asked for or not. What would steer is not sent, and a person looks at it. */
export const fairHousing: Stage = {
  name: 'fair housing',
  apply: (result, { language, messages }) => {
    if (result.say.some(steers)) {
      const human = result.human ?? { reason: 'bot_request' as const, words: 'an answer was held back: fair housing' };
      return { ...result, say: [safe[language]], asked: null, human };
    }
    if (!messages.some(({ text }) => asksToSteer(text))) return result;
    return { ...result, say: [[safe[language], questionIn(result.say, language)].filter(Boolean).join(' ')] };
  },
};
