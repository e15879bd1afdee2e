import { nextOpen } from '@baton/bot-kit';
import type { FactKey, Lead } from '../facts.ts';
import { setAside } from '../listening.ts';
import { acknowledge, acknowledgeCorrection, recap } from './acknowledge.ts';
import { type Context, type DirectiveOf, findDirective, inLanguage, joined, oneOf } from './context.ts';
import { questionOf, type Script, type Ways } from './script.ts';
import { isOpenQuestion, isPleasantry, smallTalk } from './small-talk.ts';

export interface Reply {
  readonly text: string;
  readonly asked: FactKey | null;
}

const unasked = (text: string): Reply => ({ text, asked: null });

const ask = (context: Context, fact: FactKey, opening: string): Reply => {
  const question = questionOf(context.script, fact);
  // Whoever asked for somebody else has not misunderstood the question.
  const repeated = context.heard.unanswered === fact && !findDirective(context, 'refused');
  const put = oneOf(context, repeated ? question.again : question.first);
  return { text: joined(opening, put), asked: fact };
};

/** Who does both is asked where to begin before anything else: it decides which specialist comes next. */
const orderFor = ({ order, bot }: Script, lead: Lead): readonly FactKey[] =>
  bot === 'lead' && lead.wish === 'both' ? ['startWith', ...order] : order;

const welcome: Ways = {
  en: [
    "You're welcome! I'm here whenever you need anything.",
    'My pleasure! Talk soon.',
    'Any time. Have a great day!',
  ],
  es: [
    '¡De nada! Aquí estoy para lo que necesites.',
    '¡Con gusto! Hablamos pronto.',
    '¡Para eso estoy! Que tengas un buen día.',
  ],
};
const personTakesOver = {
  en: 'A colleague of mine will contact you in person to take it from here.',
  es: 'Una persona de mi equipo te contactará para seguir desde aquí.',
};

/** Nothing is left to ask: say how things stand once, and do not go on about it. */
const finish = (context: Context, { answer, heard: said }: Opening): Reply => {
  const { script, language, heard, messages } = context;
  const isNew = heard.news.length > 0 || heard.gaveUp !== null || findDirective(context, 'welcome') !== undefined;
  const wasDone = nextOpen(orderFor(script, heard.before), heard.before, setAside(heard.before)) === null;
  if (isNew && !(wasDone && said)) return unasked(joined(answer, script.closing(heard.lead, language)));
  if (answer || isNew) return unasked(joined(answer, said));
  return unasked(oneOf(context, messages.some(isPleasantry) ? welcome : script.afterwards));
};

interface Opening {
  /** What answers the message itself, or greets. */
  readonly answer: string;
  readonly heard: string;
}

const agentKnows: Ways = {
  en: ['Your agent can tell you more about that.', "Good question, I'll leave that one for your agent."],
  es: ['Tu agente te puede contar más sobre eso.', 'Buena pregunta; esa se la dejo a tu agente.'],
};

const goOn = (context: Context, { answer, heard }: Opening): Reply => {
  const { lead } = context.heard;
  if (context.hot || context.lost) return unasked(joined(answer, heard, inLanguage(context, personTakesOver)));
  const next = nextOpen(orderFor(context.script, lead), lead, setAside(lead));
  if (next === null) return finish(context, { answer, heard });
  const opening = joined(answer, heard);
  const open = opening === '' && context.messages.some(isOpenQuestion);
  return ask(context, next, open ? oneOf(context, agentKnows) : opening);
};

const clarify = (context: Context): Reply => {
  const opening = inLanguage(context, { en: 'Happy to help with both!', es: '¡Te ayudo con las dos cosas!' });
  const both = {
    en: 'Just to be sure: should we look at buying or at selling now?',
    es: 'Para estar seguro: ¿vemos ahora la compra o la venta?',
  };
  return context.heard.lead.startWith === undefined
    ? ask(context, 'startWith', opening)
    : unasked(inLanguage(context, both));
};

const staying: Readonly<Record<string, { readonly en: string; readonly es: string }>> = {
  buyer: {
    en: "I've noted the buying side too, and I'll take care of you from here for now.",
    es: 'Anoto también la parte de la compra; por ahora sigo yo contigo.',
  },
  seller: {
    en: "I've noted the selling side too, and I'll take care of you from here for now.",
    es: 'Anoto también la parte de la venta; por ahora sigo yo contigo.',
  },
};
const stayingAnyway = { en: "I'll take care of you from here for now.", es: 'Por ahora sigo yo contigo.' };

const helps = { en: 'Thanks, that helps a lot.', es: 'Gracias, eso ayuda mucho.' };
const gladly = { en: 'Happy to help with that.', es: 'Con gusto te ayudo con eso.' };

/** Asks for the first fact that a route lacks. One that came with the same message is asked for no more. */
const askForRoute = (context: Context, { missing }: DirectiveOf<'ask'>): Reply => {
  const lacking = (missing as readonly FactKey[]).find((fact) => context.heard.lead[fact] === undefined);
  if (lacking === undefined) return unasked(inLanguage(context, helps));
  return ask(context, lacking, acknowledge(context) || inLanguage(context, gladly));
};

/** Nothing was ever said but what the scorer saw: this is the first message. */
const isFirst = ({ heard, script }: Context): boolean =>
  script.bot === 'lead' &&
  heard.unanswered === null &&
  Object.keys(heard.before).every((fact) => fact === 'wish') &&
  !heard.lead.name;

/** The one message that answers a turn: what was understood, and one open question at most. */
export const composeReply = (context: Context): Reply => {
  const asking = findDirective(context, 'ask');
  const refused = findDirective(context, 'refused');
  const answer = context.messages.map((message) => smallTalk(message, context)).find((text) => text !== null) ?? '';
  if (findDirective(context, 'clarify')) return clarify(context);
  if (asking) return askForRoute(context, asking);
  if (findDirective(context, 'welcome')) return goOn(context, { answer: joined(recap(context), answer), heard: '' });
  if (refused) {
    const stay = inLanguage(context, staying[refused.to] ?? stayingAnyway);
    return goOn(context, { answer: joined(answer, stay), heard: acknowledgeCorrection(context) });
  }
  const hello = isFirst(context) && !answer ? oneOf(context, context.script.hello) : '';
  return goOn(context, { answer: joined(hello, answer), heard: acknowledge(context) });
};
