import { nextOpen } from '@baton/bot-kit';
import type { Directive, Language } from '@baton/contracts';
import type { FactKey, Lead } from '../facts.ts';
import { type Listened, setAside } from '../listening.ts';
import { questionOf, type Script } from './script.ts';
import { isPleasantry, smallTalk } from './small-talk.ts';
import { listed, tell } from './values.ts';

export interface Reply {
  readonly text: string;
  readonly asked: FactKey | null;
}

export interface Context {
  readonly script: Script;
  readonly language: Language;
  readonly directives: readonly Directive[];
  readonly messages: readonly string[];
  readonly heard: Listened;
}

type DirectiveOf<K extends Directive['kind']> = Extract<Directive, { kind: K }>;

const find = <K extends Directive['kind']>({ directives }: Context, kind: K): DirectiveOf<K> | undefined =>
  directives.find((directive): directive is DirectiveOf<K> => directive.kind === kind);

const say = (language: Language, en: string, es: string): string => (language === 'es' ? es : en);

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

const tellAll = (facts: readonly FactKey[], lead: Lead, language: Language): string[] =>
  facts.flatMap((fact) => tell(fact, lead, language) ?? []);

const openers = {
  en: ['Got it', 'Perfect', 'Great', 'Thanks'],
  es: ['Entendido', 'Perfecto', 'Muy bien', 'Gracias'],
} as const;

const acknowledge = ({ language, heard }: Context): string => {
  const { before, lead, news, gaveUp } = heard;
  const changed = news.filter((fact) => before[fact] !== undefined && fact !== 'temperature');
  const told = tellAll(changed, lead, language);
  if (told.length > 0) {
    const list = listed(told, language);
    return say(language, `Thanks for the correction, noted: ${list}.`, `Gracias por la corrección, anotado: ${list}.`);
  }
  if (news.includes('name')) {
    const more = tellAll(
      news.filter((fact) => echoed.has(fact)),
      lead,
      language,
    );
    const hello = say(language, `Nice to meet you, ${lead.name}!`, `¡Mucho gusto, ${lead.name}!`);
    return more.length > 0 ? `${hello} ${say(language, 'Noted', 'Anotado')}: ${listed(more, language)}.` : hello;
  }
  if (gaveUp && news.length <= 1)
    return say(language, 'No problem, we can leave that open.', 'No pasa nada, eso puede quedar abierto.');
  if (news.length === 0) return '';
  const opener = openers[language][Object.keys(lead).length % openers[language].length];
  const echo = tellAll(
    news.filter((fact) => echoed.has(fact)),
    lead,
    language,
  );
  return echo.length > 0 ? `${opener}: ${listed(echo, language)}.` : `${opener}.`;
};

const recap = ({ script, language, heard }: Context): string => {
  const { lead } = heard;
  const known = tellAll(script.recap, lead, language);
  const hello = lead.name
    ? say(language, `Hi ${lead.name}! `, `¡Hola, ${lead.name}! `)
    : say(language, 'Hi! ', '¡Hola! ');
  const intro = `${hello}${script.takingOver[language]}`;
  if (known.length === 0) return intro;
  return `${intro} ${say(language, 'What I have so far', 'Esto es lo que tengo')}: ${listed(known, language)}.`;
};

const ask = (context: Context, fact: FactKey, opening: string): Reply => {
  const { script, language, heard } = context;
  const question = questionOf(script, fact);
  const repeated = heard.unanswered === fact;
  return {
    text: [opening, (repeated ? question.again : question.first)[language]].filter(Boolean).join(' '),
    asked: fact,
  };
};

/** Who does both is asked where to begin before anything else: it decides which specialist comes next. */
const orderFor = ({ order, bot }: Script, lead: Lead): readonly FactKey[] =>
  bot === 'lead' && lead.wish === 'both' ? ['startWith', ...order] : order;

const goOn = (context: Context, opening: string): Reply => {
  const { script, language, heard, messages } = context;
  const { lead, news, unanswered } = heard;
  const next = nextOpen(orderFor(script, lead), lead, setAside(lead));
  if (next !== null) return ask(context, next, opening);
  const finished = news.length > 0 || heard.gaveUp !== null || find(context, 'welcome') !== undefined;
  if (finished) return { text: [opening, script.closing(lead, language)].filter(Boolean).join(' '), asked: null };
  if (messages.some(isPleasantry)) {
    return {
      text: say(
        language,
        "You're welcome! I'm here whenever you need anything.",
        '¡De nada! Aquí estoy para lo que necesites.',
      ),
      asked: null,
    };
  }
  return { text: opening || script.afterwards[language], asked: unanswered };
};

const clarify = (context: Context): Reply => {
  const { language, heard } = context;
  const opening = say(language, 'Happy to help with both!', '¡Te ayudo con las dos cosas!');
  if (heard.lead.startWith === undefined) return ask(context, 'startWith', opening);
  return {
    text: say(
      language,
      'Just to be sure: should we look at buying or at selling now?',
      'Para estar seguro: ¿vemos ahora la compra o la venta?',
    ),
    asked: null,
  };
};

const specialty: Readonly<Record<string, readonly [string, string]>> = {
  buyer: ['the buying side', 'la parte de la compra'],
  seller: ['the selling side', 'la parte de la venta'],
  lead: ['that', 'eso'],
};

const staying = ({ language }: Context, to: string): string => {
  const [en, es] = specialty[to] ?? ['that', 'eso'];
  return say(
    language,
    `I've noted that you also want to look at ${en}; I'll stay with you for now.`,
    `Anoto que también quieres ver ${es}; por ahora sigo yo contigo.`,
  );
};

/** Facts a route lacks, still. An `ask` whose answer came with the same message asks for nothing more. */
const lacking = ({ heard }: Context, missing: readonly string[]): readonly FactKey[] =>
  (missing as FactKey[]).filter((fact) => heard.lead[fact] === undefined);

const askForRoute = (context: Context, directive: DirectiveOf<'ask'>): Reply => {
  const [first] = lacking(context, directive.missing);
  if (first !== undefined)
    return ask(
      context,
      first,
      acknowledge(context) || say(context.language, 'Happy to help with that.', 'Con gusto te ayudo con eso.'),
    );
  return { text: say(context.language, 'Thanks, that helps a lot.', 'Gracias, eso ayuda mucho.'), asked: null };
};

/** The answer that a move was waiting for: whoever comes next speaks next. */
const handsOver = ({ heard }: Context): boolean => heard.news.includes('whyBoth') && heard.before.whyBoth === undefined;

const isFirst = ({ heard, script }: Context): boolean =>
  script.bot === 'lead' &&
  heard.unanswered === null &&
  Object.keys(heard.before).every((fact) => fact === 'wish') &&
  !heard.lead.name;

/** The one message that answers a turn: what was understood, and one open question at most. */
export const composeReply = (context: Context): Reply => {
  const { script, language, messages } = context;
  const asking = find(context, 'ask');
  if (find(context, 'clarify')) return clarify(context);
  if (asking) return askForRoute(context, asking);
  const refused = find(context, 'refused');
  const answer = messages.map((message) => smallTalk(message, language)).find((text) => text !== null) ?? '';
  if (find(context, 'welcome')) return goOn(context, [recap(context), answer].filter(Boolean).join(' '));
  if (handsOver(context))
    return { text: say(language, 'Thanks, that helps a lot.', 'Gracias, eso ayuda mucho.'), asked: null };
  if (refused) return goOn(context, [answer, staying(context, refused.to)].filter(Boolean).join(' '));
  const hello = isFirst(context) && !answer ? script.hello[language] : '';
  return goOn(context, [hello, answer, acknowledge(context)].filter(Boolean).join(' '));
};
