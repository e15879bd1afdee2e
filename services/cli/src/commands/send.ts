import { randomUUID } from 'node:crypto';
import type { Published } from '@baton/client';
import type { Config } from '@baton/runtime';
import { readSettled, type Settled } from '../exchange.ts';
import { exitCode, type Io } from '../io.ts';
import { paletteOf } from '../palette.ts';
import { probe } from '../probe.ts';
import { type RedisOption, type Session, withSession } from '../redis-session.ts';
import { recordLines } from '../render/timeline.ts';

export interface SendOptions extends RedisOption {
  readonly id?: string;
  readonly channel?: string;
  readonly wait?: boolean;
  readonly timeout: number;
  readonly json?: boolean;
}

const outcomeOf = ({ records }: Settled) => {
  const entries = records.flatMap((record) => record.entries);
  return {
    decisions: entries.flatMap((entry) => (entry.type === 'decision.made' ? [entry.decision] : [])),
    replies: entries.flatMap((entry) => (entry.type === 'reply.sent' ? [{ by: entry.by, text: entry.text }] : [])),
  };
};

interface Sent {
  readonly contact: string;
  readonly published: Published;
  readonly json: boolean;
  readonly timeout: number;
}

const nothing = { decisions: [], replies: [] };

const noteOf = ({ duplicate, position }: Published): string =>
  duplicate ? 'a duplicate: this id was accepted before' : `accepted, number ${position} in line`;

const settledLines = (settled: Settled, config: Config, io: Io): string[] =>
  settled.records.flatMap((record) =>
    recordLines(record, { paint: paletteOf(config, io), width: io.width, ids: true }),
  );

/** Prints what comes of a message, once it has come. */
const printSettled = async ({ client, config }: Session, sent: Sent, io: Io): Promise<number> => {
  const { contact, published, json, timeout } = sent;
  const ask = () => readSettled(client, contact, [published.message]);
  const settled = await probe(ask, { timeoutMs: timeout * 1000, signal: io.signal });
  if (json) io.out(JSON.stringify({ ...published, ...(settled ? outcomeOf(settled) : nothing) }));
  else if (settled) for (const line of settledLines(settled, config, io)) io.out(line);
  if (settled) return exitCode.ok;
  io.err(`${noteOf(published)}; no answer within ${timeout} s: is everything running? Try: baton doctor`);
  return exitCode.unavailable;
};

/** Publishes one message; with `--wait` also waits for what comes of it. */
export const send = async (contact: string, text: string, options: SendOptions, io: Io): Promise<number> =>
  withSession(options, io, async (session) => {
    const { id = randomUUID(), channel, json = false, timeout } = options;
    const published = await session.client.publish({ contact, id, text, ...(channel !== undefined && { channel }) });
    if (options.wait) return printSettled(session, { contact, published, json, timeout }, io);
    io.out(json ? JSON.stringify(published) : noteOf(published));
    return exitCode.ok;
  });
