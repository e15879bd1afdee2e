import type { Language } from '@baton/contracts';
import type { Token } from './tokens.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const english = set(
  'the a an is are am was were be been do does did have has had i you we they he she it my your our their this that these ' +
    'to of in on at for with from about and or but not can could would should will want need looking buy sell house home yes ' +
    'hi hello hey thanks thank please how what when where who why much many ok okay good sure just stop there out any if so ' +
    'price market bedroom bedrooms budget talk call text agent someone maybe next month week year now never',
);
const spanish = set(
  'el la los las un una unos unas es son soy somos esta estoy estan estamos de del en con por para que quien como cuando ' +
    'donde cuanto cuanta cuantos y o pero mi mis tu su sus nuestra nuestro yo nosotros usted ustedes lo le les se me nos te ' +
    'quiero queremos busco buscamos necesito vender comprar casa casas hola gracias si buenas buenos dias tardes noches favor ' +
    'ya muy mas hay tengo tenemos voy vamos hablar mensajes semana mes dinero precio recamaras cuartos habitaciones vivienda ' +
    'medio millon millones mil claro bueno mañana manana ahora nada todo al este quisiera gustaria puedo puede vendo compro venta compra ingles espanol',
);
const onlySpanish = /[ñ¿¡]/;

const accented = /[áéíóú]/;

const balanceOf = (text: string, tokens: readonly Token[]): number => {
  const lower = text.toLowerCase();
  let balance = 0;
  if (onlySpanish.test(lower)) balance += 2;
  else if (accented.test(lower)) balance += 1;
  for (const token of tokens) {
    if (spanish.has(token.text)) balance++;
    if (english.has(token.text)) balance--;
  }
  return balance;
};

/** A conversation changes its language for two words at least: "ok", "thanks" and "no" are said in every language. */
const toChange = 2;

/** Words that both languages use are counted for neither; a tie is what the conversation has spoken so far. */
export const languageOf = (
  text: string,
  tokens: readonly Token[],
  spoken?: Language,
): { readonly language: Language; readonly told: boolean } => {
  const balance = balanceOf(text, tokens);
  const language = balance > 0 ? 'es' : 'en';
  const told = balance !== 0 && (spoken === undefined || language === spoken || Math.abs(balance) >= toChange);
  return told ? { language, told } : { language: spoken ?? 'en', told };
};
