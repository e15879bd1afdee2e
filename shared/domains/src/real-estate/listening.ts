import type { Reports, Turn } from '@baton/bot-kit';
import type { TurnMessage } from '@baton/contracts';
import type { Heard } from './extract/answers.ts';
import { toText } from './extract/fold.ts';
import { cannotSay, hear, type Side } from './extract/hear.ts';
import { readWish } from './extract/person.ts';
import { type FactKey, isFactKey, type Lead, toLead } from './facts.ts';

/** What a turn's messages, read one after the other, have brought. */
export interface Listened {
  /** What was known before. */
  readonly before: Lead;
  /** What is known now. */
  readonly lead: Lead;
  /** New or changed, in the order in which it was said. */
  readonly news: readonly FactKey[];
  readonly reports: Reports;
  /** The fact that was asked for and is known now. */
  readonly answered: FactKey | null;
  /** The fact that was asked for and is still not known. */
  readonly unanswered: FactKey | null;
  /** The contact cannot say, and it has been set aside. */
  readonly gaveUp: FactKey | null;
}

export const setAside = (lead: Lead): readonly string[] => lead.unsure?.split(',') ?? [];

/** Where "I don't know" is itself an answer. */
const openAnswers: Lead = { wish: 'browsing', timeline: 'flexible', area: 'anywhere', whyBoth: 'undecided' };

/** "I might buy and sell", said again when asked which comes first, means that neither does. */
const wantsBoth = (asked: FactKey | null, text: string): boolean =>
  asked === 'startWith' && readWish(toText(text), true) === 'both';

const withUnsure = (lead: Lead, fact: FactKey): Lead =>
  openAnswers[fact] === undefined
    ? { ...lead, unsure: [...new Set([...setAside(lead), fact])].join(',') }
    : { ...lead, [fact]: openAnswers[fact] };

const withoutUnsure = (lead: Lead, learned: readonly string[]): Lead => {
  const { unsure, ...rest } = lead;
  const left = setAside(lead).filter((fact) => !learned.includes(fact));
  return left.length > 0 ? { ...rest, unsure: left.join(',') } : rest;
};

const valuesOf = (heard: Heard): Lead =>
  Object.fromEntries(Object.entries(heard).map(([name, { value }]) => [name, value]));

interface Progress {
  readonly lead: Lead;
  readonly reports: Reports;
  readonly open: FactKey | null;
  readonly gaveUp: FactKey | null;
}

/** What "I don't know" leaves behind: an open answer where there is one, else the question set aside. */
const giveUp = (progress: Progress, fact: FactKey, source: string): Progress => {
  const lead = withUnsure(progress.lead, fact);
  const value = lead[fact];
  const report = value === undefined ? {} : { [fact]: { value, confidence: 0.5, source, extractor: 'words' } };
  return { lead, reports: { ...progress.reports, ...report }, open: null, gaveUp: fact };
};

/** Who has said why they both sell and buy has said why they sell: nobody asks for that again. */
const withReason = (heard: Heard, lead: Lead): Heard =>
  heard.whyBoth && !heard.motivation && lead.motivation === undefined ? { ...heard, motivation: heard.whyBoth } : heard;

const takeIn = (progress: Progress, message: TurnMessage, turn: Turn, side: Side): Progress => {
  const { open } = progress;
  const { text, at, id: source } = message;
  const heard = withReason(
    hear({ text, language: turn.language, at, asked: open, known: progress.lead, side }),
    progress.lead,
  );
  const names = Object.keys(heard);
  const found = Object.entries(heard).map(([name, hint]) => [name, { ...hint, source, extractor: 'words' }]);
  const lead = withoutUnsure({ ...progress.lead, ...valuesOf(heard) }, names);
  const next: Progress = { ...progress, lead, reports: { ...progress.reports, ...Object.fromEntries(found) } };
  if (open === null) return next;
  if (lead[open] !== undefined) return { ...next, open: null };
  return cannotSay(text) || wantsBoth(open, text) ? giveUp(next, open, source) : next;
};

/** What the contact has told a person, who has handed them back: read for what is in it, and answered by nobody. */
const toldPerson = ({ directives }: Turn): readonly TurnMessage[] =>
  directives
    .flatMap((directive) => (directive.kind === 'welcome' ? (directive.said ?? []) : []))
    .filter(({ author }) => author === 'contact');

/** The turn's messages, read one after the other: an answer in the first is known when the second is read. */
export const listen = (turn: Turn, side: Side): Listened => {
  const before = toLead(turn.facts);
  const asked = turn.asked !== null && isFactKey(turn.asked) ? turn.asked : null;
  const briefed = toldPerson(turn)
    .filter(({ id }) => !turn.messages.some((message) => message.id === id))
    .reduce<Progress>((progress, message) => takeIn(progress, message, turn, side), {
      ...{ lead: before, reports: {}, open: null, gaveUp: null },
    });
  const isOpen = asked !== null && briefed.lead[asked] === undefined;
  const start: Progress = { ...briefed, open: isOpen ? asked : null };
  const { lead, reports, open, gaveUp } = turn.messages.reduce(
    (progress, message) => takeIn(progress, message, turn, side),
    start,
  );
  const news = Object.keys(reports)
    .filter(isFactKey)
    .filter((fact) => before[fact] !== lead[fact]);
  // A fact cannot be withdrawn, so an emptied list stays as it is: what is known wins over it anyway.
  const source = turn.messages.at(-1)?.id ?? '';
  const unsure =
    lead.unsure !== undefined && lead.unsure !== before.unsure ? { unsure: { value: lead.unsure, source } } : {};
  const answered = asked !== null && open === null && asked !== gaveUp ? asked : null;
  return { before, lead, news, reports: { ...reports, ...unsure }, answered, unanswered: open, gaveUp };
};
