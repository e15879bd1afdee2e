import type { JournalEntry, JournalEntryOf, JournalRecord } from '@baton/contracts';
import { decisionStyle, decisionText } from './decision.ts';
import type { Paint } from './paint.ts';
import { beside } from './wrap.ts';

export interface TimelineStyle {
  readonly paint: Paint;
  readonly width: number;
  /** Also what only says how it was done: scores, turns, facts. */
  readonly details?: boolean;
  /** The decision's id behind each decision, for `baton why`. */
  readonly ids?: boolean;
}

interface Item {
  /** Empty: the line belongs to the one above. */
  readonly who: string;
  readonly text: string;
  readonly style: (text: string) => string;
}

const names = (list: readonly string[]): string => (list.length > 0 ? list.join(', ') : 'nothing');
const pairs = (values: Readonly<Record<string, unknown>>): string =>
  names(Object.entries(values).map(([name, value]) => `${name} = ${value}`));

const becameOf = {
  successful: 'was successful',
  failed: 'has failed',
  reverted: 'was reverted',
  timeout: 'came to nothing in time',
} as const;

/** What happened, in a few words; null for what says nothing to a reader. */
const noteOf = (entry: JournalEntry): string | null => {
  switch (entry.type) {
    case 'message.passed_over':
      return 'a message could not be read in time; it is handled when it comes';
    case 'handoff.given_up':
      return `the move ${entry.from} → ${entry.to} was given up: ${entry.to} has not recovered`;
    case 'handoff.expired':
      return `the move ${entry.from} → ${entry.to} is no longer waited for`;
    case 'turn.failed':
      return `${entry.bot} failed (${entry.code})${entry.permanent ? ', for good' : ''}`;
    case 'turn.timed_out':
      return `${entry.bot} did not answer in time`;
    case 'question.repeated':
      return `${entry.bot} asked for ${entry.fact}, which was known`;
    case 'reply.suppressed':
      return `a reply of ${entry.by} was held back: ${entry.reason}`;
    case 'outcome.recorded':
      return `the move ${entry.from} → ${entry.to} ${becameOf[entry.result]}`;
    case 'human.took_over':
      return `a person takes over (${entry.reason.replaceAll('_', ' ')})`;
    case 'human.unavailable':
      return `nobody has answered in time: ${entry.next === 'bot' ? 'the bot goes on' : 'the contact is promised an answer'}`;
    case 'action.refused':
      return `the CRM refuses a change of ${entry.what} (${entry.code})`;
    case 'human.handed_back':
      return `handed back to ${entry.to} by ${entry.by}`;
    case 'contact.opted_out':
      return 'the contact has opted out';
    case 'contact.opted_in':
      return 'the contact is back';
    case 'outreach.proposed':
      return `${entry.by} proposes to write: ${entry.about}`;
    case 'outreach.held':
      return `that waits: ${entry.reason.replaceAll('-', ' ')}`;
    case 'outreach.dropped':
      return `that is not sent: ${entry.reason.replaceAll('-', ' ')}`;
    case 'review.opened':
      return `review ${entry.review}: ${entry.from} → ${entry.to} waits for a person`;
    case 'review.approved':
      return `review approved by ${entry.by}`;
    case 'review.edited':
      return `review approved by ${entry.by} with edits of ${Object.keys(entry.edits).join(', ')}`;
    case 'review.rejected':
      return `review rejected by ${entry.by}${entry.reason ? `: ${entry.reason}` : ''}`;
    case 'review.withdrawn':
      return 'review withdrawn: its move will not come';
    case 'review.timed_out':
      return 'nobody decided the review in time';
    default:
      return null;
  }
};

const scoredText = ({ language, intents, asked, second }: JournalEntryOf<'intent.scored'>): string => {
  const read = asked === undefined ? '' : `, as the answer to ${asked}`;
  return `${language}, ${pairs(intents)}${read}${second ? `, ${second.classifier}: ${second.result}` : ''}`;
};

/** How it was done. */
const detailOf = (entry: JournalEntry): string | null => {
  switch (entry.type) {
    case 'intent.scored':
      return scoredText(entry);
    case 'facts.learned':
      return `known now: ${pairs(entry.facts)}`;
    case 'handoff.committed':
      return `carried: ${names(entry.carried)}`;
    case 'action.performed':
      return `the CRM has the change of ${entry.what}`;
    case 'turn.started':
      return `${entry.bot} starts`;
    case 'turn.finished':
      return `${entry.bot} took ${Math.round(entry.ranMs)} ms`;
    case 'turn.superseded':
      return `${entry.bot}'s turn is set aside: ${entry.reason}`;
    default:
      return null;
  }
};

const itemsOf = (entry: JournalEntry, record: JournalRecord, { paint, details, ids }: TimelineStyle): Item[] => {
  const plain = (text: string): string => text;
  switch (entry.type) {
    case 'message.received':
      return [{ who: entry.author, text: entry.text, style: plain }];
    case 'reply.sent':
      return [{ who: entry.by, text: entry.text, style: plain }];
    case 'decision.made': {
      const { decision } = entry;
      const items = [{ who: '', text: decisionText(decision), style: decisionStyle(decision, paint) }];
      return ids ? [...items, { who: '', text: `baton why ${decision.id}`, style: paint.dim }] : items;
    }
    case 'owner.changed': {
      const moved = record.entries.some(({ type }) => type === 'handoff.committed' || type.startsWith('human.'));
      if (moved || entry.from === 'nobody') return [];
      return [{ who: '', text: `· owner ${entry.from} → ${entry.to}: ${entry.reason}`, style: paint.dim }];
    }
    default: {
      const note = noteOf(entry);
      if (note !== null) return [{ who: '', text: `· ${note}`, style: paint.dim }];
      const detail = details ? detailOf(entry) : null;
      return detail === null ? [] : [{ who: '', text: detail, style: paint.dim }];
    }
  }
};

const timeWidth = 10;
const whoWidth = 10;

/** One commit, as lines: time, who, what; under it what was decided, and why. Times are UTC. */
export const recordLines = (record: JournalRecord, style: TimelineStyle): string[] => {
  const { paint, width } = style;
  const time = new Date(record.now).toISOString().slice(11, 19);
  const lines = record.entries.flatMap((entry) =>
    itemsOf(entry, record, style).flatMap(({ who, text, style: textStyle }) => {
      const labelStyle = (label: string): string => (who === 'contact' ? label : paint.bot(who, label));
      return beside({ label: who, text, indent: whoWidth, width: width - timeWidth, labelStyle, style: textStyle });
    }),
  );
  return lines.map(
    (line, index) => `${index === 0 ? paint.dim(time.padEnd(timeWidth)) : ' '.repeat(timeWidth)}${line}`,
  );
};

/** Lines of records as they come, with the day above where it is another than before. */
export const createTimelineLines = (style: TimelineStyle): ((records: readonly JournalRecord[]) => string[]) => {
  let day = '';
  return (records) =>
    records.flatMap((record) => {
      const lines = recordLines(record, style);
      const today = new Date(record.now).toISOString().slice(0, 10);
      if (lines.length === 0 || today === day) return lines;
      day = today;
      return [style.paint.bold(today), ...lines];
    });
};
