import { nextOpen } from '@baton/bot-kit';
import type { Language } from '@baton/contracts';
import type { Lead } from '../facts.ts';
import { setAside } from '../listening.ts';
import { type DirectiveOf, inLanguage, joined, oneOf } from './context.ts';
import type { Reply } from './reply.ts';
import { questionOf, type Said, type Script } from './script.ts';
import { firstName } from './values.ts';

export interface OutreachContext {
  readonly script: Script;
  readonly language: Language;
  readonly lead: Lead;
  readonly directive: DirectiveOf<'outreach'>;
}

const topics: Readonly<Record<string, Said>> = {
  buy: { en: 'finding your home', es: 'la búsqueda de tu casa' },
  sell: { en: 'selling your home', es: 'la venta de tu casa' },
  both: { en: 'your sale and your next home', es: 'tu venta y tu próxima casa' },
};
const anything: Said = { en: 'your plans', es: 'tus planes' };

const greet = ({ lead: { name }, ...context }: OutreachContext): string =>
  inLanguage(context, {
    en: name ? `Hi ${firstName(name)}!` : 'Hi!',
    es: name ? `¡Hola, ${firstName(name)}!` : '¡Hola!',
  });

const topicOf = (context: OutreachContext): string =>
  inLanguage(context, topics[String(context.lead.wish)] ?? anything);

/** Whoever is written to unasked is told how to be left in peace. */
const wayOut: Said = { en: 'Reply STOP and I will not write again.', es: 'Responde STOP y no te escribo más.' };

const checksIn = (topic: string): Said => ({
  en: `Just checking in about ${topic}.`,
  es: `Te escribo para saber cómo va ${topic}.`,
});
const noHurry = (topic: string): Said => ({
  en: `No hurry with ${topic}: I have everything you told me, and we can go on whenever you like.`,
  es: `No hay prisa con ${topic}: tengo todo lo que me contaste y seguimos cuando quieras.`,
});
const takesLeave = (topic: string): Said => ({
  en: `I don't want to be a bother. If ${topic} comes up again, just reply here and we'll go on where we stopped.`,
  es: `No quiero molestarte. Si retomas ${topic}, responde aquí y seguimos donde lo dejamos.`,
});
const needsAnything: Said = { en: 'Is there anything you need from me?', es: '¿Necesitas algo de mi parte?' };
const offers = (about: string): Said => ({
  en: `A quick word about this: ${about}. Would you like to know more?`,
  es: `Te escribo por esto: ${about}. ¿Quieres saber más?`,
});

const ask = ({ script, lead, language }: OutreachContext, opening: string): Reply => {
  const fact = nextOpen(script.order, lead, setAside(lead));
  if (fact === null) return { text: joined(opening, needsAnything[language], wayOut[language]), asked: null };
  return { text: joined(opening, oneOf({ language }, questionOf(script, fact).first), wayOut[language]), asked: fact };
};

/**
 * What the bot says unasked: the first two follow-ups take up the question that is open, the later ones take leave.
 * null: a contact with whom a time is agreed is left in peace, until somebody has news for it.
 */
export const composeOutreach = (context: OutreachContext): Reply | null => {
  const { directive, lead, script } = context;
  const say = (said: Said): string => joined(greet(context), inLanguage(context, said));
  if (directive.number === 0)
    return { text: joined(say(offers(directive.about)), inLanguage(context, wayOut)), asked: null };
  if (lead[script.booked] !== undefined) return null;
  const topic = topicOf(context);
  if (directive.number === 1) return ask(context, say(checksIn(topic)));
  if (directive.number === 2) return ask(context, say(noHurry(topic)));
  return { text: joined(say(takesLeave(topic)), inLanguage(context, wayOut)), asked: null };
};
