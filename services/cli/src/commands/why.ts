import type { Explanation, JournalRecord } from '@baton/contracts';
import { exitCode, type Io } from '../io.ts';
import { type RedisOption, withSession } from '../redis-session.ts';
import { createPaint } from '../render/paint.ts';
import { whyLines } from '../render/why.ts';

export interface WhyOptions extends RedisOption {
  readonly json?: boolean;
}

const textOf = ({ message }: Explanation, record: JournalRecord): string | null => {
  for (const entry of record.entries) if (entry.type === 'message.received' && entry.id === message) return entry.text;
  return null;
};

/** One decision with its reasons. Throws `not-found`. */
export const why = async (decision: string, options: WhyOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ client }) => {
    const { explanation, record } = await client.decision(decision);
    if (options.json) io.out(JSON.stringify(explanation));
    else for (const line of whyLines(explanation, textOf(explanation, record), createPaint(io.colour))) io.out(line);
    return exitCode.ok;
  });
