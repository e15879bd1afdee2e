import { writeFile } from 'node:fs/promises';
import { BatonError } from '@baton/contracts';
import { loadDomain } from '@baton/domains';
import { exitCode, type Io } from '../io.ts';
import { type RedisOption, withSession } from '../redis-session.ts';

const by = 'baton cli';

/** Says what a message showed, for the next training. `none` alone: it was to move nobody. */
export const correct = async (
  { contact, message, intents }: { contact: string; message: string; intents: readonly string[] },
  options: RedisOption,
  io: Io,
): Promise<number> =>
  withSession(options, io, async ({ config, client }) => {
    const known = Object.keys(loadDomain(config.BATON_DOMAIN).intents.intents);
    const said = intents.length === 1 && intents[0] === 'none' ? [] : intents;
    const unknown = said.find((intent) => !known.includes(intent));
    if (unknown !== undefined) {
      throw new BatonError('bad-input', `there is no intent "${unknown}"; expected none, or of ${known.join(', ')}`);
    }
    await client.corrections.correct(contact, message, { intents: said, by });
    io.out(`Noted: ${said.join(', ') || 'no intent'}. The next training learns it.`);
    return exitCode.ok;
  });

export interface ExportOptions extends RedisOption {
  readonly out?: string;
}

/** Labelled messages for `baton train --labels`, a JSON object a line. Personal data. */
export const exportLabels = async ({ out, ...options }: ExportOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ client }) => {
    const lines: string[] = [];
    for await (const lesson of client.corrections.lessons()) lines.push(JSON.stringify(lesson));
    if (out === undefined) for (const line of lines) io.out(line);
    else await writeFile(out, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
    io.err(`${lines.length} labelled messages. They are what contacts wrote: keep the file as you keep that.`);
    return exitCode.ok;
  });

export const forgetLabels = async (contact: string, options: RedisOption, io: Io): Promise<number> =>
  withSession(options, io, async ({ client }) => {
    await client.corrections.forget(contact);
    io.out('The labels of this contact are deleted.');
    return exitCode.ok;
  });
