/** A turn that this process runs now. */
export interface RunningTurn {
  /** Fires when the worker's own signal does, or when the turn is aborted. */
  readonly signal: AbortSignal;
  /** Nobody waits for the turn any more, as opposed to: this process must stop. */
  readonly aborted: () => boolean;
  /** The turn has ended. */
  readonly done: () => void;
}

/** The turns that this process runs now, so that one nobody waits for any more can be stopped. */
export interface RunningTurns {
  start(turn: string, worker: AbortSignal): RunningTurn;
  abort(turn: string): void;
}

export const createRunningTurns = (): RunningTurns => {
  const running = new Map<string, AbortController>();
  return {
    start(turn, worker) {
      const controller = new AbortController();
      running.set(turn, controller);
      return {
        signal: AbortSignal.any([worker, controller.signal]),
        aborted: () => controller.signal.aborted,
        done: () => {
          if (running.get(turn) === controller) running.delete(turn);
        },
      };
    },
    abort: (turn) => running.get(turn)?.abort(),
  };
};
