import type { Readable } from 'node:stream';

/** All that a command may do to the world besides Redis: a test gives it plain strings. */
export interface Io {
  /** A line to stdout. */
  readonly out: (line: string) => void;
  /** A line to stderr. */
  readonly err: (line: string) => void;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly env: NodeJS.ProcessEnv;
  readonly colour: boolean;
  /** Characters in a line. */
  readonly width: number;
  /** Fires when the user interrupts. */
  readonly signal: AbortSignal;
}

/** What a command ends with, for CI. */
export const exitCode = {
  ok: 0,
  /** The answer is no: an expectation failed, a check failed, a conversation went another way. */
  no: 1,
  /** What was asked cannot be read. */
  usage: 2,
  /** EX_UNAVAILABLE of sysexits.h: Redis, or a service, does not answer. */
  unavailable: 69,
  /** EX_CONFIG. */
  config: 78,
} as const;

const widest = 110;

export const createIo = (signal: AbortSignal): Io => ({
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  input: process.stdin,
  env: process.env,
  colour: process.env.FORCE_COLOR
    ? process.env.FORCE_COLOR !== '0'
    : process.stdout.isTTY === true && process.stdout.hasColors() && !process.env.NO_COLOR,
  width: Math.min(process.stdout.columns ?? widest, widest),
  signal,
});
