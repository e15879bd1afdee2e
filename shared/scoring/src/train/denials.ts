import type { Language } from '@baton/contracts';
import type { Random } from './random.ts';

/** `I want …` → `I do not want …`. */
const verbs: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  en: [
    [/\b(i|we)\s+(want|need|plan|intend|hope|wish)\b/i, '$1 do not $2'],
    [/\b(i am|we are|i'm|we're)\s+(?=\w)/i, '$1 not '],
    [/\b(i|we)('d| would) (like|love)\b/i, '$1 would not $3'],
    [/^(looking|trying|hoping|planning|thinking|ready|interested|selling|buying)\b/i, 'not $1'],
    [/^(?:can|could|will|would) (?:you|someone) (?:please )?(?=\w)/i, 'please do not '],
    [/^(?:please )?(tell|show|send|give|help|let|make|set|find|get|call|book|put|list)\b/i, 'do not $1'],
    [/^(what|how|when|where|who|which|why)\b/i, 'I do not need to know $1'],
    [/^(?:is|are) there\b/i, 'I am not asking whether there is'],
    [/^do (i|you|we)\b/i, 'it does not matter whether $1'],
  ],
  es: [
    [
      /\b(quiero|queremos|quisiera|busco|buscamos|necesito|necesitamos|pienso|pensamos|voy|vamos|estoy|estamos|vendo|me)\b/i,
      'no $1',
    ],
  ],
};
const openings: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "I don't want to",
    'no need to',
    "we aren't going to",
    'I am not asking to',
    'no longer',
    'I never said I',
    "please don't",
    "I didn't mean",
    "you don't have to",
    'there is no need to',
    "I'm not interested, so don't",
    "I'd rather not",
    "don't bother to",
    "it isn't necessary to",
    'I have no wish to',
    'I never asked you to',
    'I no longer need to',
    "I wasn't asking to",
    "never mind, don't",
  ],
  es: ['no quiero', 'ya no', 'no pienso', 'no es que', 'nunca dije que', 'no vamos a'],
};

/** Whether a denial at its head would deny all of it: not where a clause, or a question with its own mark, begins anew. */
export const isDeniable = (text: string): boolean => !/[.,;:!?¿¡](?=.*\p{L})/u.test(text);

/** The same message denied: what a scorer must not act on, though nearly every word speaks for it. */
export const deny = (text: string, language: Language, random: Random): string => {
  if (random() < 0.6) {
    for (const [pattern, denial] of verbs[language]) if (pattern.test(text)) return text.replace(pattern, denial);
  }
  const list = openings[language];
  return `${list[Math.floor(random() * list.length)]} ${text}`;
};
