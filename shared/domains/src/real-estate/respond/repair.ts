import type { Language } from '@baton/contracts';
import type { Stage } from './stage.ts';

const waysOut: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "If you'd rather skip this or talk to a person, just say so.",
    'We can skip this one, or I can get you a person: just say which.',
  ],
  es: [
    'Si prefieres dejarlo o hablar con una persona, dímelo.',
    'Podemos saltarnos esta pregunta, o te paso con una persona: dime qué prefieres.',
  ],
};

/**
 * A question put again to somebody whose last answers brought nothing: a way out stands beside it. The last rung, a person,
 * is the core's: three answers without progress.
 */
export const repair: Stage = {
  name: 'repair',
  apply: (result, { language, asked, unproductive }) => {
    const news = Object.values(result.facts).some(({ extractor }) => extractor !== 'derived');
    const again = unproductive > 0 && asked !== null && result.asked === asked;
    if (!again || news || result.human !== null) return result;
    const wayOut = waysOut[language][unproductive % waysOut[language].length] ?? '';
    return { ...result, say: [...result.say.slice(0, -1), `${result.say.at(-1)} ${wayOut}`] };
  },
};
