import type { Lead } from '../facts.ts';
import { ownWords, type Text } from './fold.ts';

const letters = "[\\p{L}][\\p{L}'’-]+";
const capital = "\\p{Lu}[\\p{L}'’-]+";
const stated = new RegExp(
  `(?:my name is|(?:my )?name['’]s|me llamo|mi nombre es)\\s+(${letters}(?:\\s+${capital}){0,2})`,
  'iu',
);
const introduced = new RegExp(
  `(?:^|[\\s,.!])(?:[Ii]['’]?m|[Ii] am|[Tt]his is|[Ss]oy|[Hh]abla|[Ii]t['’]s)\\s+(${capital}(?:\\s+${capital}){0,2})(?=$|[\\s,.!])`,
  'u',
);
const alone = new RegExp(
  `^(?:(?:it['’]s|i['’]?m|i am|this is|soy|es|call me|dime|just|sure,?|yes,?|si,?|claro,?|hi,?|hola,?)\\s+)*(${letters}(?:\\s+${letters}){0,2})[.!]*$`,
  'iu',
);

/** Without a capital only where nothing else can be meant. */
const aside = new RegExp(
  `(?:^|[\\s,.!])(?:i['’]?m|soy|it['’]s|habla)\\s+(${letters}(?:\\s+${letters}){0,2}?)[,\\s]+(?:by the way|btw|por cierto)`,
  'iu',
);
const hereNow = new RegExp(`^(${letters}(?:\\s+${capital})?)\\s+here\\b`, 'iu');

/** What follows "I'm" or stands alone without being a name. */
const noName =
  /^(?:prefiero|hard|rather|undecided|ni|not|interesting|perfect|perfecto|whatever|hold|wait|hmm+|cool|nice|wow|listo|bien|que|acabo|perdon|para|ya|son|vaya|cuantas|really|right|correct|exactly|depends|later|luego|un|mucho|none|stop|anything|idk|dunno|flexible|relocating|retiring|retired|moving|tired|behind|first|yes|yeah|yep|no|nope|hi|hello|hey|hola|ok|okay|sure|thanks|thank|gracias|looking|interested|buying|selling|ready|not|just|here|thinking|trying|going|moving|relocating|pre|in|the|a|an|from|still|also|very|so|sorry|fine|good|great|buy|sell|both|ambas|comprar|vender|si|claro|vale|what|why|who|how|que|quien|por|nada|nothing|maybe|quizas|stop|real|human|nobody|done|busy|curious|open|un|una|el|la|de|dueno|duena|propietario|propietaria|vendedor|vendedora|comprador|compradora|i|we|my|me|yo|estoy|quiero|necesito|want|need)\b/;

const asName = (words: string): string =>
  ownWords(words)
    .split(' ')
    .map((word) => word.charAt(0).toLocaleUpperCase() + word.slice(1))
    .join(' ');

const fold = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** How the contact is called. With `asked`, the name alone will do. */
export const readName = ({ raw }: Text, asked: boolean): string | null => {
  for (const pattern of asked ? [stated, introduced, aside, hereNow, alone] : [stated, introduced, aside]) {
    const name = pattern.exec(raw)?.[1];
    if (name && !noName.test(fold(name))) return asName(name.replace(/\s+(?:and|y|but|pero)\s.*$/i, ''));
  }
  return null;
};

type ContactMethod = NonNullable<Lead['contactMethod']>;
const methods: readonly (readonly [RegExp, ContactMethod])[] = [
  [
    /\b(?:text me|texting|prefer texts?|by text|whatsapp|sms|escrib[ei]me|por mensajes?|mandame (?:un )?mensaje)\b/,
    'text',
  ],
  [/\b(?:e-?mail me|by e-?mail|prefer e-?mail|por (?:correo|e-?mail))\b/, 'email'],
  [/\b(?:video ?call|zoom|facetime|videollamada)\b/, 'video'],
  [
    /\b(?:call me|phone call|give me a (?:call|ring)|by phone|prefer (?:a )?calls?|llam[ae]me|por telefono|una llamada)\b/,
    'call',
  ],
];
const bareMethods: readonly (readonly [RegExp, ContactMethod])[] = [
  [/\b(?:texts?|message|mensajes?|texto)\b/, 'text'],
  [/\b(?:e-?mail|correo)\b/, 'email'],
  [/\b(?:video)\b/, 'video'],
  [/\b(?:call|phone|llamadas?|telefono)\b/, 'call'],
];

/** How the contact likes to be reached. "Don't call me" is no wish for a call. */
export const readContactMethod = ({ plain }: Text, asked: boolean): ContactMethod | null => {
  const open = plain.replace(
    /\b(?:don't|do not|dont|no(?: me)?|not|never)\s+(?:a\s+)?(?:call|phone|text|email|e-mail|llam\w+|escrib\w+)(?:\s+me)?/g,
    '',
  );
  return [...methods, ...(asked ? bareMethods : [])].find(([pattern]) => pattern.test(open))?.[1] ?? null;
};

type Wish = NonNullable<Lead['wish']>;
const buying = /\b(?:buy(?:ing)?|purchas(?:e|ing)|comprar|compra|comprando)\b/;
const selling = /\b(?:sell(?:ing)?|vender|venta|vendo|vendiendo|list(?:ing)? (?:my|our))\b/;
const browsing =
  /\b(?:just|only|solo|solamente|nada mas)\s+(?:estoy |estamos )?(?:looking(?! (?:to|for (?:a|an|some|my|our|something))\b)|browsing|curious|mirando|viendo|curioseando)\b|\bbrowsing\b|\bcurioseando\b/;
const denied = /\b(?:not|don't|won't|no|nunca|never)\s+(?:\w+\s+){0,3}(?:buy|sell|purchas|compr|vend)/;

/** What the contact wants. Without `asked` only a plain statement counts: the intent scorer knows the shades. */
export const readWish = ({ plain }: Text, asked: boolean): Wish | null => {
  if (browsing.test(plain)) return 'browsing';
  if (denied.test(plain)) return null;
  const both = asked && /\b(?:both|ambas|ambos|las dos|los dos)\b/.test(plain);
  const wants =
    asked || /\b(?:want|looking|hoping|like|need|ready|quiero|queremos|quisiera|busco|necesito|gustaria)\b/.test(plain);
  const buy = buying.test(plain);
  const sell = selling.test(plain);
  if (both || (wants && buy && sell)) return 'both';
  if (!wants) return null;
  if (asked && /\b(?:looking for|find|buscando|busco)\b/.test(plain)) return 'buy';
  return buy ? 'buy' : sell ? 'sell' : null;
};

/** Which of the two a contact who does both wants to begin with. */
export const readStart = ({ plain }: Text): 'buy' | 'sell' | null => {
  const buy = plain.search(buying);
  const sell = plain.search(selling);
  if (buy < 0 && sell < 0) return null;
  if (buy >= 0 && sell >= 0) {
    const after = /\b(?:then|before|luego|despues|antes de)\b/.test(plain);
    return after ? (buy < sell ? 'buy' : 'sell') : null;
  }
  return buy >= 0 ? 'buy' : 'sell';
};
