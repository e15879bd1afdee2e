import { randomUUID } from 'node:crypto';
import { readSettled, type Settled } from '../exchange.ts';
import { exitCode, type Io } from '../io.ts';
import { paletteOf } from '../palette.ts';
import { probe } from '../probe.ts';
import { type RedisOption, withSession } from '../redis-session.ts';
import { timelineLines } from '../render/timeline.ts';

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

const nothing = { decisions: [], replies: [] };

/** Publishes one message; with `--wait` also waits for what comes of it. */
export const send = async (contact: string, text: string, options: SendOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ client, config }) => {
    const { id = randomUUID(), channel, wait, json, timeout } = options;
    const published = await client.publish({ contact, id, text, ...(channel !== undefined && { channel }) });
    const { duplicate, position, message } = published;
    const note = duplicate ? 'a duplicate: this id was accepted before' : `accepted, number ${position} in line`;
    if (!wait) {
      io.out(json ? JSON.stringify(published) : note);
      return exitCode.ok;
    }
    const ask = () => readSettled(client, contact, [message]);
    const settled = await probe(ask, { timeoutMs: timeout * 1000, signal: io.signal });
    if (json) io.out(JSON.stringify({ ...published, ...(settled ? outcomeOf(settled) : nothing) }));
    if (!settled) {
      io.err(`${note}; no answer within ${timeout} s: is everything running? Try: baton doctor`);
      return exitCode.unavailable;
    }
    const style = { paint: paletteOf(config, io), width: io.width, ids: true };
    if (!json) for (const line of timelineLines(settled.records, style)) io.out(line);
    return exitCode.ok;
  });
