import { isQuestion, ownWords, type Text } from './fold.ts';

const sureSuffix = 'st|street|ave|avenue|rd|road|blvd|boulevard|ln|lane|dr|ct|cir|ter|terrace|pkwy|parkway|hwy';
const nameSuffix = 'drive|court|way|place|circle|square|trail|loop|pl|sq';
const unit = '(?:,?\\s*(?:apt|unit|suite|#)\\.?\\s*[\\w-]+)?';
const town =
  '(?:(?:,\\s*|\\s+in\\s+)\\p{Lu}[\\p{L}]+(?:\\s\\p{Lu}[\\p{L}]+){0,2})?(?:,?\\s+[A-Z]{2}\\b)?(?:\\s+\\d{5})?';
const number = '(?<![\\w$.,])\\d{1,6}[a-zA-Z]?';
const english = new RegExp(
  `${number}\\s+(?:(?!bed|bath|min|month|year|day|mile|br\\b)[\\p{L}\\d.'’]+\\s+){1,3}?(?:${sureSuffix})\\b\\.?${unit}`,
  'iu',
);
const capitalised = new RegExp(
  `${number}\\s+(?:[\\p{Lu}\\d][\\p{L}\\d.'’]*\\s+){1,3}(?:${nameSuffix.replace(/\b\w/g, (first) => `[${first}${first.toUpperCase()}]`)})\\b\\.?${unit}`,
  'u',
);
const townAfter = new RegExp(`^${town}`, 'u');
const street = '(?:calle|avenida|av\\.?|avda\\.?|paseo|carrera|camino|plaza|calzada|privada|c/)';
const spanish = new RegExp(
  `(?:${street})\\s+[\\p{L}][\\p{L} .'’]*?,?\\s*(?:n[uú]mero|n[uú]m\\.?|no\\.|#)?\\s*\\d{1,5}\\b|${number}\\s+(?:calle|avenida|av\\.|paseo|camino|via)\\s+\\p{L}+(?:\\s\\p{Lu}\\p{L}+)*`,
  'iu',
);

const lead =
  /^(?:(?:yes|sure|ok|okay|si|claro|sure thing|of course)[,.!]?\s+)?(?:(?:the address is|my address is|address is|it's (?:at|on)|it is (?:at|on)|it's|its|it is|at|on|la direccion es|esta en|es en|es|en)\s+)?/i;

/** The address of a home. With `asked`, any answer that names a street or a number will do. */
export const readAddress = (text: Text, asked: boolean): string | null => {
  const { raw, plain } = text;
  const match = capitalised.exec(raw) ?? english.exec(raw) ?? spanish.exec(raw);
  if (match) {
    const after = townAfter.exec(raw.slice(match.index + match[0].length))?.[0] ?? '';
    return ownWords(match[0] + after);
  }
  if (!asked || isQuestion(text)) return null;
  const named =
    /^\d|\s\d/.test(plain) ||
    new RegExp(`\\b(?:${sureSuffix}|${nameSuffix}|calle|avenida|paseo|camino|plaza)\\b`).test(plain);
  const answer = ownWords(raw.replace(lead, ''));
  return named && /\p{L}{3}/u.test(answer) && answer.split(' ').length <= 12 ? answer : null;
};

const capital = "(?:(?:St|Ft|Mt)\\.\\s)?\\p{Lu}[\\p{L}'’-]+";
const properPlace = `(?:the\\s|el\\s|la\\s|los\\s|las\\s)?${capital}(?:\\s(?:de\\s|del\\s|la\\s|los\\s|las\\s|of\\s)*${capital}){0,3}(?:,\\s[A-Z]{2}\\b)?`;
const places = new RegExp(
  `(?:^|\\s)(?:in|near|around|close to|by|en|cerca de|por)\\s+((?:downtown\\s|north\\s|south\\s|east\\s|west\\s)?${properPlace}(?:\\s(?:or|and|o|y)\\s${properPlace})?)`,
  'u',
);
const notPlace =
  /^(?:the\s)?(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|fall|winter|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|lunes|martes|miercoles|jueves|viernes|sabado|domingo|english|spanish|espanol|ingles|cash|i|asap|calle|avenida|av|avda|paseo|camino|plaza|privada|calzada)\b/;
const district =
  /\b(?:near|around|close to|cerca del?|in the|en el|in)\s+((?:downtown|uptown|midtown|city cent(?:er|re)|suburbs|centro|afueras|beach|playa)(?:\s(?:area|of \w+|de \w+))?)\b/;
const seeking =
  /\b(?:house|home|place|condo|apartment|property|something|casa|piso|apartamento|departamento|propiedad|algo|look(?:ing)?|buscando)\b[^.;!?\n]{0,30}\b(?:in|near|around|en|cerca de)\s+([a-z][a-z']+(?: [a-z][a-z']+)?)\s*(?:$|[,.!;\n])/;
const wanting =
  /\b(?:(?:we want to be|(?:we're|i'm) looking|la queremos|lo queremos|(?:estamos|estoy) buscando|nos gustaria|somewhere)\s+(?:in|near|around|en|cerca de|por)|zona de)\s+([a-z][a-z']+(?: [a-z][a-z']+)?)\s*(?:$|[,.!;\n]|\s(?:would|and|y|ideally|o|or)\b)/;
const answerLead =
  /^(?:(?:yes|sure|ok|(?:i'm )?not sure(?: yet)?|but|no se|pero|tal vez|maybe|probably|preferably|ideally|i think|we like|i like|si|claro|quizas|creo que|me gusta|nos gusta|la zona de|zona de)[,.]?\s+)*(?:(?:somewhere|anywhere|algun lugar|por)\s+)?(?:in|near|around|close to|en|cerca de|por la zona de|por)?\s*/i;
const anywhere =
  /\b(?:anywhere|any area|open to (?:any|anything|all)|doesn't matter|don't care|no preference|flexible|donde sea|cualquier (?:zona|lugar|area)|me da igual|no importa|sin preferencia)\b/;

const fold = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const common =
  /^(?:for|now|here|there|town|ahora|aqui|ahi|good|great|bad|the|a|my|cash|mind|general|person|\d|case|fact|about|next|this|within|three|two|six|buenas?|mi|un|una|el|los|tres|dos|seis|efectivo)\b/;

const noPlace =
  /^(?:(?:great|good|interesting|perfect|cool|nice|whatever|hmm+|wow|bien|perfecto|que bien|listo|un momento|hold on|wait|buying|selling|better|mejor|both|ambas|yes|no|yeah|ok|thanks|thank you|hi|hello|si|gracias|hola|good shape)$|(?:i|i'm|we|we're|my|it|it's|no|not|lo|hard|rather|prefiero|idk|dunno|yo|estoy|estamos|tengo|que|what|how|\d)\b)/;

/** What people put behind a place. */
const tail =
  /(?:[,\s]+(?:ideally|preferably|if possible|instead|please|works?|or (?:close by|close to it|nearby|around there|so)|would be (?:great|good|better|nice|best)|is (?:fine|good|best|better|great)|o (?:cerca|por ahi|por ahí|alrededores)|mejor|de preferencia|me gusta(?:ria|ría)?|estaria bien|estaría bien))+$/i;

const asPlace = (words: string): string => ownWords(words).replace(tail, '');

const isPlace = (answer: string): boolean =>
  answer.split(' ').length <= 5 &&
  /\p{L}{3}/u.test(answer) &&
  !notPlace.test(fold(answer)) &&
  !noPlace.test(fold(answer));

/** Where the contact looks. With `asked`, the place alone will do; "anywhere" is an answer too. */
export const readArea = (text: Text, asked: boolean): string | null => {
  const { raw, plain } = text;
  const proper = places.exec(raw)?.[1];
  if (proper && !notPlace.test(fold(proper))) return asPlace(proper);
  const wanted = wanting.exec(plain)?.[1];
  // "El Monte" and "La Verne", typed without capitals.
  if (wanted && /^(?:el|la|los|las) (?!zona|area|misma|mes|momento|ciudad|casa|centro)/.test(wanted))
    return asPlace(wanted);
  const named = district.exec(plain)?.[1] ?? seeking.exec(plain)?.[1] ?? wanted;
  if (named && !common.test(named) && !notPlace.test(named)) return asPlace(named);
  if (!asked) return null;
  if (anywhere.test(plain)) return 'anywhere';
  const answer = asPlace(raw.replace(answerLead, ''));
  return !isQuestion(text) && isPlace(answer) ? answer : null;
};

const correctionLead =
  /^(?:(?:no|wait|sorry|actually|oops|i (?:meant|mean)|make (?:it|that)|perd[oó]n|espera|mejor|en realidad|quise decir|quiero decir)[,.]?\s+)+(?:(?:in|near|around|en|cerca de|por)\s+)?/i;

/** "No wait, Pasadena": a place in place of the one that is held. */
export const readOtherArea = (text: Text): string | null => {
  const answer = asPlace(text.raw.replace(correctionLead, ''));
  return answer !== ownWords(text.raw) && answer.split(' ').length <= 3 && !/\d/.test(answer) && isPlace(answer)
    ? answer
    : null;
};
