import type { JournalRecord } from './journal.ts';
import { type shardKeys, streamLengths } from './names.ts';

/** A Redis command as a lane's commit takes it. */
export type StreamWrite = readonly [command: string, key: string, ...args: (string | number)[]];

/** A contact's own streams go this long after the last entry, ms: 90 days. What everybody shares is bounded by length. */
export const contactStreamMs = 90 * 24 * 3_600_000;

/** Appends an entry whose one field is JSON already. Streams are trimmed by whole blocks, so they may be a little longer. */
export const appendTo = (stream: string, length: number, field: string, json: string): StreamWrite => [
  'XADD',
  stream,
  'MAXLEN',
  '~',
  length,
  '*',
  field,
  json,
];

/** One record, in everybody's journal and in its contact's. */
export const journalWrites = (keys: ReturnType<typeof shardKeys>, record: JournalRecord): StreamWrite[] => {
  const json = JSON.stringify(record);
  const own = keys.contactJournal(record.key);
  return [
    appendTo(keys.journal, streamLengths.journal, 'record', json),
    appendTo(own, streamLengths.contactJournal, 'record', json),
    ['PEXPIRE', own, contactStreamMs],
  ];
};
