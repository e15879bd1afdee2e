import type { FactKey, Lead } from '../facts.ts';
import { type Context, findDirective, inLanguage, joined } from './context.ts';
import { listed, tell } from './values.ts';

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

const openers = {
  en: ['Got it', 'Perfect', 'Great', 'Thanks'],
  es: ['Entendido', 'Perfecto', 'Muy bien', 'Gracias'],
} as const;

const tellAll = ({ language }: Context, facts: readonly FactKey[], lead: Lead): string =>
  listed(
    facts.flatMap((fact) => tell(fact, lead, language) ?? []),
    language,
  );

/** Thanks for a correction, with what is now believed. Empty: nothing was corrected. */
export const acknowledgeCorrection = (context: Context): string => {
  const { before, lead, news } = context.heard;
  const told = tellAll(
    context,
    news.filter((fact) => before[fact] !== undefined),
    lead,
  );
  return (
    told &&
    inLanguage(context, {
      en: `Thanks for the correction, noted: ${told}.`,
      es: `Gracias por la corrección, anotado: ${told}.`,
    })
  );
};

const greetByName = (context: Context, echo: string): string => {
  const { name } = context.heard.lead;
  const hello = inLanguage(context, { en: `Nice to meet you, ${name}!`, es: `¡Mucho gusto, ${name}!` });
  return joined(hello, echo && inLanguage(context, { en: `Noted: ${echo}.`, es: `Anotado: ${echo}.` }));
};

const noNeed = { en: 'No problem, we can leave that open.', es: 'No pasa nada, eso puede quedar abierto.' };
const condolence = { en: "I'm sorry for your loss.", es: 'Lamento mucho tu pérdida.' };
const sideBySide = {
  en: 'No problem, we can look at both side by side.',
  es: 'No hay problema, vemos las dos cosas a la vez.',
};

/** One short sentence that shows what was heard. Empty: nothing was. */
export const acknowledge = (context: Context): string => {
  const { lead, news, gaveUp } = context.heard;
  const correction = acknowledgeCorrection(context);
  if (correction) return correction;
  const echo = tellAll(
    context,
    news.filter((fact) => echoed.has(fact)),
    lead,
  );
  if (news.includes('name')) return greetByName(context, echo);
  if (gaveUp && news.length <= 1) return inLanguage(context, gaveUp === 'startWith' ? sideBySide : noNeed);
  if (news.length === 0) return '';
  const choice = openers[context.language];
  if (news.includes('motivation') && lead.motivation === 'inherited home') {
    return joined(inLanguage(context, condolence), echo && `${echo.charAt(0).toUpperCase()}${echo.slice(1)}.`);
  }
  const opener = choice[Object.keys(lead).length % choice.length];
  return echo ? `${opener}: ${echo}.` : `${opener}.`;
};

/** Nobody is greeted twice within one conversation. */
const introduce = (context: Context): string => {
  const { script, heard } = context;
  const from = findDirective(context, 'welcome')?.from;
  if (from === 'buyer' || from === 'seller') return inLanguage(context, script.comingOver);
  const { name } = heard.lead;
  const hello = { en: name ? `Hi ${name}!` : 'Hi!', es: name ? `¡Hola, ${name}!` : '¡Hola!' };
  return joined(inLanguage(context, hello), inLanguage(context, script.takingOver));
};

/** What a bot that takes over says first: who it is for, and in its own words what it has been told. */
export const recap = (context: Context): string => {
  const { script, heard } = context;
  const { lead } = heard;
  const known = tellAll(context, script.recap, lead);
  const told =
    known && inLanguage(context, { en: `What I have so far: ${known}.`, es: `Esto es lo que tengo: ${known}.` });
  return joined(introduce(context), told);
};
