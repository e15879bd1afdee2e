import type { TurnResultInput } from '@baton/contracts';
import { z } from 'zod';
import { type BotDefinition, type BotInput, defineBot, type Turn } from '../bot.ts';

type Answer = TurnResultInput | string | Error;

const toResult = (answer: Answer): TurnResultInput => {
  if (answer instanceof Error) throw answer;
  return typeof answer === 'string' ? { say: [answer] } : answer;
};

/**
 * A bot for tests: says its answers one after the other, the last one again and again; an Error is thrown. Whatever
 * facts the answers report, it provides.
 */
export const scriptedBot = (
  id: string,
  answers: readonly Answer[] | ((turn: Turn) => Answer),
  given: Partial<Omit<BotInput, 'id' | 'onTurn'>> = {},
): BotDefinition => {
  let turns = 0;
  const next = (turn: Turn): Answer => {
    if (typeof answers === 'function') return answers(turn);
    turns += 1;
    return answers[Math.min(turns, answers.length) - 1] ?? { say: [] };
  };
  const reported =
    typeof answers === 'function'
      ? []
      : answers.flatMap((answer) =>
          typeof answer === 'object' && !(answer instanceof Error)
            ? [...Object.keys(answer.facts ?? {}), answer.asked ?? []].flat()
            : [],
        );
  const provides = z.object(
    Object.fromEntries(reported.map((name) => [name, z.union([z.string(), z.number(), z.boolean()])])),
  );
  return defineBot({ provides, ...given, id, onTurn: (turn) => toResult(next(turn)) });
};
