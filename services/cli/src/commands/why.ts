import { BatonError } from '@baton/contracts';
import { exitCode, type Io } from '../io.ts';
import { type RedisOption, withSession } from '../redis-session.ts';
import { createPaint } from '../render/paint.ts';
import { whyLines } from '../render/why.ts';

export interface WhyOptions extends RedisOption {
  readonly json?: boolean;
}

const decisionId = /^[a-z2-7]{26}-d\d+-\d+$/;

const checkId = (decision: string): void => {
  if (decisionId.test(decision)) return;
  throw new BatonError('bad-input', 'not the id of a decision; baton contact <contact> prints one under each decision');
};

/** One decision with its reasons. Throws `bad-input` for what is no decision's id, `not-found`. */
export const why = async (decision: string, options: WhyOptions, io: Io): Promise<number> => {
  checkId(decision);
  return withSession(options, io, async ({ client }) => {
    const { explanation, message } = await client.decision(decision);
    if (options.json) io.out(JSON.stringify(explanation));
    else for (const line of whyLines(explanation, message, createPaint(io.colour))) io.out(line);
    return exitCode.ok;
  });
};
