import { type BatonError, isBatonError } from '@baton/contracts';
import { CommanderError } from 'commander';
import { exitCode, type Io } from './io.ts';
import { createProgram } from './program.ts';

const codeOf = ({ code }: BatonError): number => {
  switch (code) {
    case 'redis-unavailable':
    case 'bad-redis':
    case 'mailbox-full':
      return exitCode.unavailable;
    case 'bad-config':
      return exitCode.config;
    default:
      return exitCode.usage;
  }
};

const hintFor = (error: BatonError): string =>
  error.code === 'redis-unavailable'
    ? `${error.message}. Is it running? REDIS_URL or --redis says where. Try: baton doctor`
    : error.message;

/** Runs one command line, without `node` and the script's name. Returns the exit code; never throws for a user's mistake. */
export const run = async (args: readonly string[], io: Io): Promise<number> => {
  let code: number = exitCode.ok;
  const program = createProgram(io, (finished) => {
    code = finished;
  });
  try {
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    if (!isBatonError(error)) throw error;
    io.err(`baton: ${hintFor(error)}`);
    return codeOf(error);
  }
};
