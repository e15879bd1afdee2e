import type { DeadLetterNote } from '@baton/client';
import { BatonError } from '@baton/contracts';
import { exitCode, type Io } from '../io.ts';
import { type RedisOption, withSession } from '../redis-session.ts';
import { table } from '../render/wrap.ts';
import { isoTime } from '../script/shown-decision.ts';

export interface DlqOptions extends RedisOption {
  readonly json?: boolean;
  readonly limit: number;
}

export interface DlqRetryOptions extends RedisOption {
  readonly all?: boolean;
}

const letterLines = (letters: readonly DeadLetterNote[]): string[] =>
  letters.length === 0
    ? ['There are no dead letters.']
    : table([
        ['time', 'from', 'reason', 'id'],
        ...letters.map(({ at, from, reason, id }) => [isoTime(at), from, reason, id]),
      ]);

/** What failed for good, newest first. Their content stays in the queue `dead-letters`. */
export const listDeadLetters = async (options: DlqOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ client }) => {
    const letters = await client.deadLetters.list(options.limit);
    const asJson = (letter: DeadLetterNote): string => JSON.stringify({ ...letter, at: isoTime(letter.at) });
    for (const line of options.json ? letters.map(asJson) : letterLines(letters)) io.out(line);
    return exitCode.ok;
  });

const atOnce = 1000;

/** Puts one, or all of them, back where they failed. What fails again comes back as a new letter. */
export const retryDeadLetters = async (id: string | undefined, options: DlqRetryOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ client }) => {
    if ((id === undefined) !== (options.all === true))
      throw new BatonError('bad-input', 'name one dead letter, or say --all');
    const ids = id === undefined ? (await client.deadLetters.list(atOnce)).map((letter) => letter.id) : [id];
    // Oldest first, so that letters of one contact keep their order.
    for (const letter of ids.reverse()) await client.deadLetters.retry(letter);
    io.out(`${ids.length} put back`);
    return exitCode.ok;
  });

export const dropDeadLetter = async (id: string, options: RedisOption, io: Io): Promise<number> =>
  withSession(options, io, async ({ client }) => {
    await client.deadLetters.drop(id);
    io.out('1 thrown away');
    return exitCode.ok;
  });
