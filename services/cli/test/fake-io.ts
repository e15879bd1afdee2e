import { Readable } from 'node:stream';
import type { Io } from '../src/io.ts';

export interface FakeIo extends Io {
  readonly stdout: string[];
  readonly stderr: string[];
}

/** Collects what a command prints; no colours, no terminal. */
export const createFakeIo = (options: { stdin?: string; env?: NodeJS.ProcessEnv } = {}): FakeIo => {
  const stdout: string[] = [];
  const stderr: string[] = [];
  return {
    ...{ stdout, stderr, colour: false, width: 100, env: options.env ?? {} },
    out: (line) => void stdout.push(line),
    err: (line) => void stderr.push(line),
    input: Readable.from(options.stdin === undefined ? [] : [options.stdin]),
    signal: new AbortController().signal,
  };
};
