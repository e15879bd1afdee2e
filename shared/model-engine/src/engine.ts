import type { BotDefinition, Turn } from '@baton/bot-kit';
import type { ModelUse } from '@baton/contracts';
import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
} from 'cockatiel';
import type { Budget } from './budget.ts';
import { type Answer, answerSchema, type Choices } from './choices.ts';
import { type Ask, type Model, ModelFault, type Used } from './model.ts';
import { promptOf, promptVersion } from './prompt.ts';

export interface EngineOptions {
  readonly model: Model;
  readonly budget: Budget;
  /** How long a turn waits for the model, ms. */
  readonly timeoutMs: number;
  /** Failures in a row after which the model is left alone. */
  readonly failures?: number;
  /** How long it is left alone before one turn tries it again, ms; doubled up to eightfold while it goes on failing. */
  readonly restMs?: number;
}

export interface Question {
  readonly bot: BotDefinition;
  readonly turn: Turn;
  readonly choices: Choices;
  /** What the bot of rules would say. */
  readonly draft: readonly string[];
}

/** `answer` is null when the bot of rules must answer; `use` says why. */
export interface Opinion {
  readonly answer: Answer | null;
  readonly use: ModelUse;
}

/** A language model within bounds. */
export interface ModelEngine {
  /** Never throws for what the model does; rejects with the turn's own reason when the turn is aborted. */
  ask(question: Question): Promise<Opinion>;
}

const defaults = { failures: 5, restMs: 10_000 } as const;
const longestRest = 8;
/** What is left of a turn for the bot of rules, ms: its answer is ready, and has only to be filed. */
const reserveMs = 500;

class BudgetSpent extends Error {}
class Interrupted extends Error {}

const outcomeOf = (error: unknown): ModelUse['outcome'] => {
  if (error instanceof BudgetSpent) return 'over-budget';
  if (error instanceof TaskCancelledError) return 'timed-out';
  if (error instanceof ModelFault) return error.outcome;
  return 'unavailable';
};

const nothing: Used = { inputTokens: 0, outputTokens: 0 };

const usedBy = (error: unknown, most: Used): Used => {
  if (error instanceof ModelFault && error.used) return error.used;
  return error instanceof BudgetSpent || error instanceof BrokenCircuitError ? nothing : most;
};

/** The breaker is this process's own: each finds out for itself, after a handful of turns, that the model is down. */
const createBreaker = (failures: number, restMs: number) =>
  circuitBreaker(
    handleWhen((error) => !(error instanceof BudgetSpent || error instanceof Interrupted)),
    {
      breaker: new ConsecutiveBreaker(failures),
      halfOpenAfter: new ExponentialBackoff({ initialDelay: restMs, maxDelay: restMs * longestRest }),
    },
  );

export const createModelEngine = (options: EngineOptions): ModelEngine => {
  const { model, budget, timeoutMs, failures, restMs } = { ...defaults, ...options };
  const breaker = createBreaker(failures, restMs);

  /** What was set aside stays spent when nobody knows what was used: it may have to be paid for. */
  const call = async (ask: Ask, bot: string, ms: number): Promise<{ answer: Answer; used: Used }> => {
    const most = model.most(ask);
    const reserved = await budget.setAside({ bot, contact: ask.turn.key }, model.spend(most));
    if (!reserved) throw new BudgetSpent();
    try {
      const told = await timeout(ms, TimeoutStrategy.Aggressive).execute(
        ({ signal }) => model.answer(ask, AbortSignal.any([signal, ask.turn.signal])),
        ask.turn.signal,
      );
      await reserved.settle(model.spend(told.used));
      return told;
    } catch (error) {
      if (error instanceof ModelFault && error.used) await reserved.settle(model.spend(error.used));
      throw ask.turn.signal.aborted ? new Interrupted() : error;
    }
  };

  return {
    async ask({ bot, turn, choices, draft }) {
      const began = performance.now();
      const ask: Ask = {
        ...promptOf(bot, turn, choices, draft),
        ...{ schema: answerSchema(choices), tools: bot.brief?.tools ?? {}, turn },
      };
      const told = (outcome: ModelUse['outcome'], used: Used, answer: Answer | null = null): Opinion => ({
        answer,
        use: {
          ...{ model: model.name.slice(0, 100), prompt: promptVersion(bot, turn), ...used, outcome },
          ...{ microDollars: model.spend(used).cost, ms: Math.round(performance.now() - began) },
        },
      });
      const ms = Math.min(timeoutMs, turn.deadline - turn.now - reserveMs);
      // In the half-open state the library would have everybody wait for the one turn that tries the model again.
      if (ms <= 0 || breaker.state === CircuitState.HalfOpen) return told('unavailable', nothing);
      try {
        const { answer, used } = await breaker.execute(() => call(ask, bot.id, ms));
        return told('answered', used, answer);
      } catch (error) {
        if (turn.signal.aborted) throw turn.signal.reason;
        return told(outcomeOf(error), usedBy(error, model.most(ask)));
      }
    },
  };
};
