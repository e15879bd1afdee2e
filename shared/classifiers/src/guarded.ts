import type { SecondOpinion } from '@baton/contracts';
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
  wrap,
} from 'cockatiel';
import type { Budget } from './budget.ts';
import { type Answer, type Classifier, ClassifierFault, type Question } from './classifier.ts';

type Refusal = Exclude<SecondOpinion['result'], 'used' | 'rule' | 'sure'>;
export type Opinion =
  | { readonly result: 'used'; readonly answer: Answer; readonly tookMs: number }
  | { readonly result: Refusal; readonly tookMs: number };

export interface GuardedOptions {
  readonly timeoutMs: number;
  /** Failures in a row after which it is left alone. */
  readonly failures?: number;
  /** How long it is left alone before one message tries it again, ms; doubled up to eightfold while it goes on failing. */
  readonly restMs?: number;
}

const defaults = { failures: 5, restMs: 10_000 } as const;
const longestRest = 8;

class BudgetSpent extends Error {}

const refusalOf = (error: unknown): Refusal => {
  if (error instanceof BudgetSpent) return 'budget';
  if (error instanceof BrokenCircuitError) return 'breaker-open';
  if (error instanceof TaskCancelledError) return 'timeout';
  return error instanceof ClassifierFault ? error.result : 'unreachable';
};

/**
 * Asks within bounds: so long, so much a day, and not at all for a while after failures in a row. Never throws. A call
 * that ran out of time has cost all it might have.
 */
export const createGuarded = (
  classifier: Classifier,
  budget: Budget,
  options: GuardedOptions,
): ((question: Question) => Promise<Opinion>) => {
  const { timeoutMs, failures, restMs } = { ...defaults, ...options };
  const breaker = circuitBreaker(
    handleWhen((error) => !(error instanceof BudgetSpent)),
    {
      breaker: new ConsecutiveBreaker(failures),
      halfOpenAfter: new ExponentialBackoff({ initialDelay: restMs, maxDelay: restMs * longestRest }),
    },
  );
  const bounded = wrap(breaker, timeout(timeoutMs, TimeoutStrategy.Aggressive));

  const call = async (question: Question, signal: AbortSignal): Promise<Answer> => {
    const atMost = classifier.costAtMost(question);
    if (!(await budget.setAside(atMost))) throw new BudgetSpent();
    const answer = await classifier.classify(question, signal);
    await budget.settle(atMost, answer.cost);
    return answer;
  };

  return async (question) => {
    const began = performance.now();
    const took = (): number => Math.round(performance.now() - began);
    // The library would have everybody wait for the one message that tries the classifier again.
    if (breaker.state === CircuitState.HalfOpen) return { result: 'breaker-open', tookMs: 0 };
    try {
      const answer = await bounded.execute(({ signal }) => call(question, signal));
      return { result: 'used', answer, tookMs: took() };
    } catch (error) {
      return { result: refusalOf(error), tookMs: took() };
    }
  };
};
