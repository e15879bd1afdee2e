import type { Language } from '@baton/contracts';
import { toText } from '../extract/fold.ts';
import type { Stage } from './stage.ts';

/** Words that only one of the two has, and that any sentence or two of it hold. */
const own: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:the|you|your|is|are|what|which|when|and|for|with|would|could|have|this|that|just|to|of)\b/g,
  es: /\b(?:el|la|los|las|que|tu|te|es|esta|cual|cuando|para|con|una?|por|si|de|del|en|mi|lo|ya|como)\b/g,
};
const enough = 4;

/** Clearly one language, or null: names and figures belong to none. */
export const languageOfReply = (text: string): Language | null => {
  const { plain } = toText(text);
  const [en, es] = [plain.match(own.en)?.length ?? 0, plain.match(own.es)?.length ?? 0];
  if (Math.max(en, es) < enough || Math.max(en, es) < 3 * Math.min(en, es)) return null;
  return en > es ? 'en' : 'es';
};

/** An answer in another language than the contact's has gone wrong: it fails, and is composed anew. */
export const inTheirLanguage: Stage = {
  name: 'language',
  apply: (result, { language }) => {
    const spoken = languageOfReply(result.say.join(' '));
    if (spoken !== null && spoken !== language)
      throw new TypeError(`an answer in "${spoken}" to a contact who writes "${language}"`);
    return result;
  },
};
