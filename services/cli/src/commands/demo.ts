import { randomUUID } from 'node:crypto';
import type { Conversation } from '@baton/bot-kit';
import { BatonError } from '@baton/contracts';
import { loadDomain } from '@baton/domains';
import { createInTurn } from '../demo/in-turn.ts';
import { type PlayEvent, play } from '../demo/play.ts';
import { type DemoDecision, demoDecisions, demoJson, headingLines, playLines, summaryLine } from '../demo/render.ts';
import { exitCode, type Io } from '../io.ts';
import { paletteOf } from '../palette.ts';
import { type RedisOption, type Session, withSession } from '../redis-session.ts';
import type { Paint } from '../render/paint.ts';

export interface DemoOptions extends RedisOption {
  readonly json?: boolean;
  readonly only?: string;
  /** Seconds for each step. */
  readonly timeout: number;
}

const chosen = (all: readonly Conversation[], only: string | undefined): readonly Conversation[] => {
  if (only === undefined) return all;
  const found = all.filter(({ id }) => id === only);
  if (found.length > 0) return found;
  const names = all.map(({ id }) => id).join(', ') || 'none';
  throw new BatonError('not-found', `there is no conversation "${only}"; there is ${names}`);
};

/** Where what is told goes: a transcript in turn, or one JSON object a decision as soon as it is known. */
interface Stage {
  open(index: number, conversation: Conversation, contact: string): void;
  tell(index: number, event: PlayEvent, made: readonly DemoDecision[]): void;
  close(index: number): void;
  end(summary: string, isFailed: boolean): void;
}

const transcript = (io: Io, paint: Paint): Stage => {
  const style = { paint, width: io.width };
  const inTurn = createInTurn(io.out);
  return {
    open: (index, conversation, contact) => inTurn.write(index, headingLines(conversation, contact, style)),
    tell: (index, event) => inTurn.write(index, playLines(event, style)),
    close: (index) => inTurn.end(index),
    end: (summary, isFailed) => io.out(`\n${isFailed ? paint.red(summary) : paint.green(summary)}`),
  };
};

const jsonLines = (io: Io): Stage => {
  const names = new Map<number, readonly [id: string, contact: string]>();
  return {
    open: (index, { id }, contact) => void names.set(index, [id, contact]),
    tell(index, event, made) {
      const [id = '', contact = ''] = names.get(index) ?? [];
      for (const decision of made) io.out(demoJson(id, contact, decision));
      if (event.type !== 'went-wrong') return;
      for (const problem of event.problems) io.err(`${id}, step ${event.step}: ${problem}`);
    },
    close: () => {},
    end: (summary) => io.err(summary),
  };
};

const playAll = async ({ client, config }: Session, options: DemoOptions, io: Io): Promise<number> => {
  const conversations = chosen(loadDomain(config.BATON_DOMAIN).demo, options.only);
  const stage = options.json ? jsonLines(io) : transcript(io, paletteOf(config, io));
  const ports = { client, timeoutMs: options.timeout * 1000, signal: io.signal };
  const run = randomUUID().slice(0, 4);
  const started = performance.now();
  const decisions: DemoDecision[] = [];

  const playOne = async (conversation: Conversation, index: number): Promise<string[]> => {
    const contact = `${conversation.id}-${run}`;
    stage.open(index, conversation, contact);
    const onEvent = (event: PlayEvent): void => {
      const made = event.type === 'happened' ? demoDecisions(event.records) : [];
      decisions.push(...made);
      stage.tell(index, event, made);
    };
    const isAsScripted = await play(conversation, contact, { ...ports, onEvent });
    stage.close(index);
    return isAsScripted ? [] : [conversation.id];
  };

  const failed = (await Promise.all(conversations.map(playOne))).flat();
  const ms = performance.now() - started;
  const isFailed = failed.length > 0;
  stage.end(summaryLine({ conversations: conversations.length, failed, decisions, ms }), isFailed);
  return isFailed ? exitCode.no : exitCode.ok;
};

/** Plays the domain's conversations through the running services, side by side. 0 only when all end as scripted. */
export const demo = async (options: DemoOptions, io: Io): Promise<number> =>
  withSession(options, io, (session) => playAll(session, options, io));
