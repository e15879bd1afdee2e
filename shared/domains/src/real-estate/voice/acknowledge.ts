import type { FactKey, Lead } from '../facts.ts';
import { type Context, findDirective, inLanguage, joined, oneOf } from './context.ts';
import { remarkOn } from './remarks.ts';
import type { Ways } from './script.ts';
import { firstName, listed, tell } from './values.ts';

/** Worth repeating, so that the contact can see it was understood: figures, dates and places. */
const echoed = new Set<FactKey>([
  'budget',
  'priceExpectation',
  'bedrooms',
  'viewingTime',
  'valuationTime',
  'preferredTime',
  'area',
  'address',
]);

const tellAll = ({ language }: Context, facts: readonly FactKey[], lead: Lead): string =>
  listed(
    facts.flatMap((fact) => tell(fact, lead, language) ?? []),
    language,
  );

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

const echoes = (echo: string): Ways => ({
  en: [`Got it: ${echo}.`, `${capitalised(echo)}, noted.`, `Thanks: ${echo}.`, `Okay, ${echo}.`],
  es: [`Entendido: ${echo}.`, `${capitalised(echo)}, anotado.`, `Gracias: ${echo}.`, `Muy bien, ${echo}.`],
});
const corrections = (told: string): Ways => ({
  en: [`Thanks for the correction, noted: ${told}.`, `No problem, changed: ${told}.`],
  es: [`Gracias por la corrección, anotado: ${told}.`, `Sin problema, lo cambio: ${told}.`],
});
const understood: Ways = {
  en: ['Got it.', 'Thanks.', 'Understood.', 'Okay.'],
  es: ['Entendido.', 'Gracias.', 'De acuerdo.', 'Muy bien.'],
};

/** Thanks for a correction, with what is now believed. Empty: nothing was corrected. */
export const acknowledgeCorrection = (context: Context): string => {
  const { before, lead, news } = context.heard;
  const told = tellAll(
    context,
    news.filter((fact) => before[fact] !== undefined),
    lead,
  );
  return told && oneOf(context, corrections(told));
};

const meet = (name: string): Ways => ({
  en: [`Nice to meet you, ${name}!`, `Good to meet you, ${name}!`],
  es: [`¡Mucho gusto, ${name}!`, `¡Un gusto, ${name}!`],
});

const noNeed: Ways = {
  en: ['No problem, we can leave that open.', "That's fine, we can come back to it later."],
  es: ['No pasa nada, eso puede quedar abierto.', 'Está bien, eso lo podemos ver después.'],
};
const sideBySide = {
  en: 'No problem, we can look at both side by side.',
  es: 'No hay problema, vemos las dos cosas a la vez.',
};

/** The news in a sentence or two: first whom it touches, then what was understood. */
const respondTo = (context: Context, news: readonly FactKey[]): string => {
  const { lead } = context.heard;
  const echo = tellAll(
    context,
    news.filter((fact) => echoed.has(fact)),
    lead,
  );
  const remark = remarkOn(news, lead);
  const met = news.includes('name') && lead.name ? oneOf(context, meet(firstName(lead.name))) : '';
  const said = remark ? oneOf(context, remark) : '';
  const repeated = echo ? oneOf({ ...context, variety: context.variety >>> 3 }, echoes(echo)) : '';
  return joined(met, said, repeated) || oneOf(context, understood);
};

/** One or two short sentences that show what was heard. Empty: nothing was. */
export const acknowledge = (context: Context): string => {
  const { news, gaveUp } = context.heard;
  const correction = acknowledgeCorrection(context);
  if (correction) return correction;
  if (gaveUp && news.length <= 1)
    return gaveUp === 'startWith' ? inLanguage(context, sideBySide) : oneOf(context, noNeed);
  return news.length === 0 ? '' : respondTo(context, news);
};

const greet = (name: string | undefined): Ways =>
  name
    ? { en: [`Hi ${name}!`, `Hello ${name}!`], es: [`¡Hola, ${name}!`, `¡Qué tal, ${name}!`] }
    : { en: ['Hi!', 'Hello!'], es: ['¡Hola!', '¡Qué tal!'] };

/** Nobody is greeted twice within one conversation. */
const introduce = (context: Context): string => {
  const { script, heard } = context;
  const from = findDirective(context, 'welcome')?.from;
  if (from === 'buyer' || from === 'seller') return oneOf(context, script.comingOver);
  return joined(
    oneOf(context, greet(heard.lead.name && firstName(heard.lead.name))),
    oneOf(context, script.takingOver),
  );
};

const soFar = (known: string): Ways => ({
  en: [`What I have so far: ${known}.`, `I've already noted ${known}.`],
  es: [`Esto es lo que tengo: ${known}.`, `Ya tengo anotado: ${known}.`],
});

/** What a bot that takes over says first: who it is for, and in its own words what it has been told. */
export const recap = (context: Context): string => {
  const { script, heard } = context;
  const known = tellAll(context, script.recap, heard.lead);
  return joined(introduce(context), known && oneOf(context, soFar(known)));
};
