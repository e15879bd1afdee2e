import { BatonError, type JournalRecord } from '@baton/contracts';
import { initialState, ownerName, parseState } from '@baton/core';
import { loadDomain } from '@baton/domains';
import { exitCode, type Io } from '../io.ts';
import { paletteOf } from '../palette.ts';
import { probe } from '../probe.ts';
import { type RedisOption, type Session, withSession } from '../redis-session.ts';
import { timelineLines } from '../render/timeline.ts';

export interface ContactOptions extends RedisOption {
  readonly json?: boolean;
  readonly follow?: boolean;
  readonly details?: boolean;
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** A contact's timeline, oldest first: what was said, what was decided and why. Throws `not-found`. */
export const contactTimeline = async (contact: string, options: ContactOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ client, config }) => {
    const style = { paint: paletteOf(config, io), width: io.width, ids: true, details: options.details ?? false };
    const print = (records: readonly JournalRecord[]): void => {
      if (options.json) for (const record of records) io.out(JSON.stringify(record));
      else for (const line of timelineLines(records, style)) io.out(line);
    };
    if (!options.follow) {
      const records = await client.timeline(contact);
      if (records.length === 0) throw new BatonError('not-found', 'nothing is known of this contact');
      print(records);
      return exitCode.ok;
    }
    const seen = new Set<number>();
    const fresh = ({ by, commit }: JournalRecord): boolean => by !== 'coordinator' || !seen.has(commit);
    const waiting: JournalRecord[] = [];
    let printed = false;
    const following = await client.follow.journal({ contact }, (record) => {
      if (printed) print([record]);
      else waiting.push(record);
    });
    const records = await client.timeline(contact);
    print(records);
    for (const { by, commit } of records) if (by === 'coordinator') seen.add(commit);
    print(waiting.filter(fresh));
    printed = true;
    await untilAborted(io.signal);
    await following.close();
    return exitCode.ok;
  });

const ownerOf = async ({ client }: Session, contact: string): Promise<string> => {
  const { doc } = await client.contact(contact);
  return ownerName((doc === null ? initialState() : parseState(doc)).owner);
};

const orderMs = 10_000;

/** Waits until the order has been carried out, for an order that nobody reads is no success. */
const confirm = async (session: Session, contact: string, io: Io, is: (owner: string) => boolean): Promise<number> => {
  const ask = async (): Promise<string | null> => {
    const owner = await ownerOf(session, contact);
    return is(owner) ? owner : null;
  };
  const owner = await probe(ask, { timeoutMs: orderMs, signal: io.signal });
  if (owner === null) {
    io.err('The order is accepted, but nobody has carried it out yet: is a coordinator running? Try: baton doctor');
    return exitCode.unavailable;
  }
  io.out(`${owner} is the owner`);
  return exitCode.ok;
};

const by = 'baton cli';

export const assignContact = async (contact: string, bot: string, options: RedisOption, io: Io): Promise<number> =>
  withSession(options, io, async (session) => {
    const bots = loadDomain(session.config.BATON_DOMAIN).policy.bots.map(({ id }) => id);
    if (!bots.includes(bot)) {
      throw new BatonError('bad-input', `there is no bot "${bot}"; expected one of ${bots.join(', ')}`);
    }
    await session.client.assignOwner(contact, { owner: bot, by });
    return confirm(session, contact, io, (owner) => owner === bot);
  });

export const takeOverContact = async (contact: string, options: RedisOption, io: Io): Promise<number> =>
  withSession(options, io, async (session) => {
    await session.client.takeOver(contact, { by });
    return confirm(session, contact, io, (owner) => owner === 'human');
  });

export const handBackContact = async (contact: string, options: RedisOption, io: Io): Promise<number> =>
  withSession(options, io, async (session) => {
    const owner = await ownerOf(session, contact);
    if (owner !== 'human') throw new BatonError('bad-input', `no person has this contact: the owner is ${owner}`);
    await session.client.handBack(contact, { by });
    return confirm(session, contact, io, (now) => now !== 'human');
  });
