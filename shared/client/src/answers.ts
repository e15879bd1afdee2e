import type { JournalEntry, JournalEntryOf, JournalRecord } from '@baton/contracts';

export type SentReply = JournalEntryOf<'reply.sent'>;

/** What has been seen so far of the replies to one message. */
export interface Answers {
  /** Replies that were queued and of which it is not known yet whether they went out. */
  readonly open: ReadonlySet<string>;
  readonly sent: readonly SentReply[];
  /** Something has come of the message. */
  readonly settled: boolean;
}

export const noAnswers: Answers = { open: new Set(), sent: [], settled: false };

/** Decisions after which nobody answers of itself. */
const silent = new Set(['suppress', 'human']);

const isSilent = (entry: JournalEntry, message: string): boolean =>
  entry.type === 'decision.made' && entry.decision.message === message && silent.has(entry.decision.decision);

const seeEntry = (before: Answers, entry: JournalEntry, message: string): Answers => {
  const { open, sent } = before;
  switch (entry.type) {
    case 'reply.queued':
      return entry.answers.includes(message) ? { ...before, open: new Set([...open, entry.reply]) } : before;
    case 'reply.sent':
      return open.has(entry.reply)
        ? { open: without(open, entry.reply), sent: [...sent, entry], settled: true }
        : before;
    case 'reply.suppressed':
      return open.has(entry.reply) ? { open: without(open, entry.reply), sent, settled: true } : before;
    default:
      return isSilent(entry, message) ? { ...before, settled: true } : before;
  }
};

const without = (set: ReadonlySet<string>, item: string): ReadonlySet<string> =>
  new Set([...set].filter((one) => one !== item));

/**
 * Goes on with one record. The replies to a message are queued in one commit; each is then sent or suppressed. Pure.
 */
export const seeRecord = (before: Answers, record: JournalRecord, message: string): Answers =>
  record.entries.reduce((answers, entry) => seeEntry(answers, entry, message), before);

/** All that was queued in answer has gone out or was held back. */
export const isComplete = ({ open, settled }: Answers): boolean => settled && open.size === 0;
