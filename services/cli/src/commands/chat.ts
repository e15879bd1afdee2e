import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Client } from '@baton/client';
import type { JournalEntry, JournalRecord } from '@baton/contracts';
import { exchange } from '../exchange.ts';
import { exitCode, type Io } from '../io.ts';
import { paletteOf } from '../palette.ts';
import { type RedisOption, withSession } from '../redis-session.ts';
import { decisionStyle, decisionText } from '../render/decision.ts';
import type { Paint } from '../render/paint.ts';
import { beside } from '../render/wrap.ts';

export interface ChatOptions extends RedisOption {
  readonly contact?: string;
  readonly channel: string;
  readonly timeout: number;
  readonly json?: boolean;
}

const indent = 10;

/** What a chat shows of what happens: replies, and every decision that is more than to go on as before. */
export const chatLines = (entry: JournalEntry, paint: Paint, width: number): string[] => {
  if (entry.type === 'reply.sent') {
    const labelStyle = (label: string): string => paint.bot(entry.by, label);
    return beside({ label: entry.by, text: entry.text, indent, width, labelStyle });
  }
  if (entry.type !== 'decision.made' || entry.decision.decision === 'stay') return [];
  const style = decisionStyle(entry.decision, paint);
  return beside({ label: '', text: decisionText(entry.decision), indent, width, style });
};

const entryJson = (entry: JournalEntry): string[] => {
  if (entry.type === 'reply.sent') return [JSON.stringify({ type: 'reply', by: entry.by, text: entry.text })];
  return entry.type === 'decision.made' ? [JSON.stringify({ type: 'decision', ...entry.decision })] : [];
};

interface Chat {
  readonly client: Client;
  readonly contact: string;
  readonly options: ChatOptions;
  readonly io: Io;
  readonly paint: Paint;
}

const shownLines = ({ options, paint, io }: Chat, { entries }: JournalRecord): string[] =>
  entries.flatMap((entry) => (options.json ? entryJson(entry) : chatLines(entry, paint, io.width)));

/** Writes whenever one likes; answers are printed as they come. */
const talk = async (chat: Chat): Promise<number> => {
  const { client, contact, options, io, paint } = chat;
  const { channel } = options;
  const prompt = paint.dim('you › ');
  const lines = createInterface({ input: io.input, output: process.stdout, prompt, signal: io.signal });
  const following = await client.follow.journal({ contact }, (record) => {
    const shown = shownLines(chat, record);
    if (shown.length === 0) return;
    process.stdout.write('\r\u001b[K');
    for (const line of shown) io.out(line);
    lines.prompt(true);
  });
  io.out(paint.dim(`You are ${contact}. An empty line or Ctrl-D ends the chat.`));
  lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (text === '') break;
    await client.publish({ contact, id: randomUUID(), text, channel });
    lines.prompt();
  }
  lines.close();
  await following.close();
  return exitCode.ok;
};

/** One line after the other: each waits for the answers to the one before. */
const recite = async (chat: Chat): Promise<number> => {
  const { client, contact, options, io } = chat;
  const { channel, timeout, json } = options;
  for await (const line of createInterface({ input: io.input, signal: io.signal })) {
    const text = line.trim();
    if (text === '') continue;
    if (!json) for (const row of beside({ label: 'you', text, indent, width: io.width })) io.out(row);
    const settled = await exchange(client, contact, [text], { timeoutMs: timeout * 1000, channel, signal: io.signal });
    if (!settled) {
      io.err(`no answer within ${timeout} s: is everything running? Try: baton doctor`);
      return exitCode.unavailable;
    }
    for (const row of settled.records.flatMap((record) => shownLines(chat, record))) io.out(row);
  }
  return exitCode.ok;
};

/** A conversation in the terminal, or of the lines of stdin. */
export const chat = async (options: ChatOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ client, config }) => {
    const contact = options.contact ?? `chat-${randomUUID().slice(0, 8)}`;
    const paint = paletteOf(config, io);
    const session = { client, contact, options, io, paint };
    const code = io.input.isTTY === true ? await talk(session) : await recite(session);
    if (!options.json) io.out(paint.dim(`The whole conversation: baton contact ${contact}`));
    return code;
  });
