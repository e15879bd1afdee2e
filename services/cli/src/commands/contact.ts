import { BatonError, type JournalRecord } from '@baton/contracts';
import { initialState, ownerName, parseState } from '@baton/core';
import { loadDomain } from '@baton/domains';
import { exitCode, type Io } from '../io.ts';
import { paletteOf } from '../palette.ts';
import { probe } from '../probe.ts';
import { type RedisOption, type Session, withSession } from '../redis-session.ts';
import { profileLines } from '../render/profile.ts';
import { createTimelineLines } from '../render/timeline.ts';

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

/** What happens from now on, after what has happened: nothing is missed and nothing shown twice. */
const follow = async (
  { client }: Session,
  contact: string,
  print: (records: readonly JournalRecord[]) => void,
  signal: AbortSignal,
): Promise<void> => {
  const seen = new Set<string>();
  const fresh = (record: JournalRecord): boolean => {
    const identity = JSON.stringify([record.by, record.commit, record.entries]);
    return !seen.has(identity) && seen.add(identity).size > 0;
  };
  const early: JournalRecord[] = [];
  let show = (record: JournalRecord): void => void early.push(record);
  const following = await client.follow.journal({ contact }, (record) => show(record));
  print((await client.timeline(contact)).filter(fresh));
  print(early.filter(fresh));
  show = (record) => print([record].filter(fresh));
  await untilAborted(signal);
  await following.close();
};

/** A contact's timeline, oldest first: what was said, what was decided and why. Throws `not-found`. */
const timeline = async (contact: string, options: ContactOptions, io: Io): Promise<number> =>
  withSession(options, io, async (session) => {
    const style = {
      paint: paletteOf(session.config, io),
      width: io.width,
      ids: true,
      details: options.details ?? false,
    };
    const linesOf = createTimelineLines(style);
    const print = (records: readonly JournalRecord[]): void => {
      const lines = options.json ? records.map((record) => JSON.stringify(record)) : linesOf(records);
      for (const line of lines) io.out(line);
    };
    if (options.follow) {
      await follow(session, contact, print, io.signal);
      return exitCode.ok;
    }
    const records = await session.client.timeline(contact);
    if (records.length === 0) throw new BatonError('not-found', 'nothing is known of this contact');
    print(records);
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

const assign = async (session: Session, contact: string, bot: string | undefined, io: Io): Promise<number> => {
  const bots = loadDomain(session.config.BATON_DOMAIN).policy.bots.map(({ id }) => id);
  if (bot === undefined || !bots.includes(bot)) {
    const found = bot === undefined ? 'assign needs a bot' : `there is no bot "${bot}"`;
    throw new BatonError('bad-input', `${found}; expected one of ${bots.join(', ')}`);
  }
  await session.client.assignOwner(contact, { owner: bot, by });
  return confirm(session, contact, io, (owner) => owner === bot);
};

const takeOver = async (session: Session, contact: string, io: Io): Promise<number> => {
  await session.client.takeOver(contact, { by });
  return confirm(session, contact, io, (owner) => owner === 'human');
};

const handBack = async (session: Session, contact: string, io: Io): Promise<number> => {
  const owner = await ownerOf(session, contact);
  if (owner !== 'human') throw new BatonError('bad-input', `no person has this contact: the owner is ${owner}`);
  await session.client.handBack(contact, { by });
  return confirm(session, contact, io, (now) => now !== 'human');
};

const profile = async (session: Session, contact: string, { json }: ContactOptions, io: Io): Promise<number> => {
  const known = await session.client.profile(contact, loadDomain(session.config.BATON_DOMAIN).policy);
  for (const line of json ? [JSON.stringify(known)] : profileLines(known)) io.out(line);
  return exitCode.ok;
};

export interface ContactArguments {
  readonly contact: string;
  readonly order?: string;
  readonly bot?: string;
}

const orders = ['profile', 'assign', 'takeover', 'handback'];

/** A contact's timeline or profile, or an administrator's order, which is waited for until it is carried out. */
export const contactCommand = async (
  { contact, order, bot }: ContactArguments,
  options: ContactOptions,
  io: Io,
): Promise<number> => {
  if (order === undefined) return timeline(contact, options, io);
  if (!orders.includes(order)) {
    throw new BatonError('bad-input', `there is no order "${order}"; expected one of ${orders.join(', ')}`);
  }
  return withSession(options, io, async (session) => {
    if (order === 'profile') return profile(session, contact, options, io);
    if (order === 'assign') return assign(session, contact, bot, io);
    return order === 'takeover' ? takeOver(session, contact, io) : handBack(session, contact, io);
  });
};
