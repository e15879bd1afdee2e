import type { JournalEntry } from '@baton/contracts';
import { exitCode, type Io } from '../io.ts';
import { probe } from '../probe.ts';
import { type RedisOption, type Session, withSession } from '../redis-session.ts';

export interface ProposeOptions extends RedisOption {
  readonly by: string;
  readonly timeout: number;
  readonly json?: boolean;
}

type Ruling = Extract<JournalEntry, { type: 'outreach.sent' | 'outreach.held' | 'outreach.dropped' }>;

const isRuling = (entry: JournalEntry): entry is Ruling =>
  entry.type === 'outreach.sent' || entry.type === 'outreach.held' || entry.type === 'outreach.dropped';

/** What the arbiter has said of the latest proposal, of those that came after the first `known` records. */
const rulingOn = async ({ client }: Session, contact: string, about: string, known: number): Promise<Ruling | null> => {
  const records = await client.timeline(contact);
  const entries = records.slice(known).flatMap((record) => record.entries);
  const proposed = entries.findLast((entry) => entry.type === 'outreach.proposed' && entry.about === about);
  if (proposed?.type !== 'outreach.proposed') return null;
  return entries.findLast((entry): entry is Ruling => isRuling(entry) && entry.outreach === proposed.outreach) ?? null;
};

const lineOf = (ruling: Ruling): string => {
  switch (ruling.type) {
    case 'outreach.sent':
      return `${ruling.bot} has said it`;
    case 'outreach.held': {
      const until = ruling.until === null ? 'the bot is done' : new Date(ruling.until).toISOString();
      return `it waits until ${until}: ${ruling.reason.replaceAll('-', ' ')}`;
    }
    default:
      return `it is not said: ${ruling.reason.replaceAll('-', ' ')}`;
  }
};

/** Proposes something to be said to a contact unasked, and prints what becomes of it. */
export const propose = async (contact: string, about: string, options: ProposeOptions, io: Io): Promise<number> =>
  withSession(options, io, async (session) => {
    const known = (await session.client.timeline(contact)).length;
    await session.client.propose(contact, { about, by: options.by });
    const ask = () => rulingOn(session, contact, about, known);
    const ruling = await probe(ask, { timeoutMs: options.timeout * 1000, signal: io.signal });
    if (ruling === null) {
      io.err('The proposal is accepted, but nothing has come of it yet: is everything running? Try: baton doctor');
      return exitCode.unavailable;
    }
    io.out(options.json ? JSON.stringify(ruling) : lineOf(ruling));
    return exitCode.ok;
  });
