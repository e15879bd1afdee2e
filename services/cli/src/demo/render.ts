import type { Conversation } from '@baton/bot-kit';
import type { Explanation, JournalRecord } from '@baton/contracts';
import { recordLines, type TimelineStyle } from '../render/timeline.ts';
import { isoTime } from '../script/shown-decision.ts';
import type { PlayEvent } from './play.ts';

/** A conversation's heading: what it shows, and under which contact it can be looked at afterwards. */
export const headingLines = ({ title }: Conversation, contact: string, { paint, width }: TimelineStyle): string[] => {
  const rule = '─'.repeat(Math.max(2, width - title.length - contact.length - 6));
  return ['', `${paint.bold(`── ${title}`)} ${paint.dim(`${rule} ${contact}`)}`];
};

const decisionsIn = (records: readonly JournalRecord[]): Explanation[] =>
  records.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.type === 'decision.made' ? [entry.decision] : [])),
  );

/** The words a decision is about, and how long after them it was made, ms of Redis time. */
const occasionOf = (records: readonly JournalRecord[], { message, at }: Explanation) => {
  const events = records.flatMap((record) => record.events);
  const found = events.find((event) => event.type === 'message.received' && event.id === message);
  return found?.type === 'message.received'
    ? { text: found.text, tookMs: at - found.at }
    : { text: null, tookMs: null };
};

export interface DemoDecision {
  readonly id: string;
  readonly text: string | null;
  readonly tookMs: number | null;
  readonly explanation: Explanation;
}

export const demoDecisions = (records: readonly JournalRecord[]): DemoDecision[] =>
  decisionsIn(records).map((explanation) => ({ id: explanation.id, explanation, ...occasionOf(records, explanation) }));

/** One decision as `baton demo --json` prints it. */
export const demoJson = (
  conversation: string,
  contact: string,
  { text, tookMs, explanation }: DemoDecision,
): string => {
  const { at, id, owner, decision, from, to, score, threshold, guard, margin, until, why } = explanation;
  const [when, end] = [isoTime(at), until === null ? null : isoTime(until)];
  return JSON.stringify({
    ...{ conversation, contact, at: when, message: text, owner, decision, from, to, score, threshold, guard, margin },
    ...{ until: end, why, id, trigger: explanation.trigger, tookMs, change: explanation.change },
  });
};

/** What a play tells, as a transcript. */
export const playLines = (event: PlayEvent, style: TimelineStyle): string[] => {
  const { paint } = style;
  const indent = ' '.repeat(20);
  switch (event.type) {
    case 'happened':
      return event.records.flatMap((record) => recordLines(record, style));
    case 'ended':
      return [`${indent}${paint.green('✓ as scripted')}${paint.dim(` in ${(event.ms / 1000).toFixed(1)} s`)}`];
    case 'went-wrong':
      return event.problems.map((problem) => `${indent}${paint.red(`✗ step ${event.step}: ${problem}`)}`);
    default:
      return event satisfies never;
  }
};

const median = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? null;

export interface Tally {
  readonly conversations: number;
  readonly failed: readonly string[];
  readonly decisions: readonly DemoDecision[];
  readonly ms: number;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** The last line. The time from a message to its decision includes accepting, queueing and scoring it. */
export const summaryLine = ({ conversations, failed, decisions, ms }: Tally): string => {
  const of = (kind: string): number => decisions.filter(({ explanation }) => explanation.decision === kind).length;
  const took = median(decisions.flatMap(({ tookMs }) => (tookMs === null ? [] : [tookMs])));
  const parts = [
    counted(conversations, 'conversation'),
    `${counted(decisions.length, 'decision')}, ${counted(of('handoff'), 'handoff')}`,
    ...(took === null ? [] : [`${took} ms from message to decision (median)`]),
    `${(ms / 1000).toFixed(1)} s`,
  ];
  const end = failed.length === 0 ? 'all as scripted' : `${failed.length} not as scripted: ${failed.join(', ')}`;
  return `${parts.join(' · ')} · ${end}`;
};
