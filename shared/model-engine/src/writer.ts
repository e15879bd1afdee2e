import type { Turn, Write } from '@baton/bot-kit';
import { TimeoutStrategy, timeout } from 'cockatiel';
import type { Budget } from './budget.ts';
import { type Model, ModelFault } from './model.ts';

export interface WriterOptions {
  readonly model: Model;
  readonly budget: Budget;
  /** How long a turn waits for one text, ms. */
  readonly timeoutMs: number;
}

/** What is left of a turn for the bot of rules, ms. */
const reserveMs = 500;

/**
 * A language model that writes for one bot, within the same budgets as one that plays it. Answers null for whatever the
 * model does, so that a turn never fails for its sake; rejects with the turn's own reason when the turn is aborted.
 */
export const createWriter =
  ({ model, budget, timeoutMs }: WriterOptions, bot: string): Write =>
  async (prompt: string, turn: Turn) => {
    const ms = Math.min(timeoutMs, turn.deadline - turn.now - reserveMs);
    if (ms <= 0) return null;
    const reserved = await budget.setAside({ bot, contact: turn.key }, model.spend(model.mostToWrite(prompt)));
    if (!reserved) return null;
    try {
      const { text, used } = await timeout(ms, TimeoutStrategy.Aggressive).execute(
        ({ signal }) => model.write(prompt, AbortSignal.any([signal, turn.signal])),
        turn.signal,
      );
      await reserved.settle(model.spend(used));
      return text.trim() === '' ? null : text;
    } catch (error) {
      if (turn.signal.aborted) throw turn.signal.reason;
      // What nobody knows to be unused stays spent.
      if (error instanceof ModelFault && error.used) await reserved.settle(model.spend(error.used));
      return null;
    }
  };
