import { InvalidArgumentError, Option } from 'commander';

const seconds = (value: string): number => {
  const parsed = Number(value);
  if (!(parsed > 0 && parsed <= 3600)) throw new InvalidArgumentError('Expected seconds, from above 0 to 3600.');
  return parsed;
};

export const count = (value: string): number => {
  const parsed = Number(value);
  if (!Number.isInteger(parsed) || parsed < 1) throw new InvalidArgumentError('Expected a whole number from 1.');
  return parsed;
};

export const share = (value: string): number => {
  const parsed = Number(value);
  if (!(parsed > 0 && parsed < 1)) throw new InvalidArgumentError('Expected a share between 0 and 1.');
  return parsed;
};

export const hours = (value: string): number => {
  const parsed = Number(value);
  if (!(parsed > 0)) throw new InvalidArgumentError('Expected hours, above 0.');
  return parsed;
};

/** Of every command that reaches Redis. */
export const redis = () => new Option('--redis <url>', 'Redis to use in place of REDIS_URL');
/** Of every command that prints what a program may want to read. */
export const json = () => new Option('--json', 'machine-readable output, one object a line');
export const timeout = (least: number) =>
  new Option('--timeout <seconds>', 'how long to wait for an answer').argParser(seconds).default(least);

/** Is told the exit code. */
export type Finish = (code: number) => void;

/** What a command's handler is given by commander becomes what it returns: an exit code. */
export const handing =
  <Args extends unknown[]>(handler: (...args: Args) => Promise<number>, finish: Finish) =>
  async (...args: Args): Promise<void> =>
    finish(await handler(...args));
