/** The turns that this process runs now, so that one nobody waits for any more can be stopped. */
export interface RunningTurns {
  /** A signal that fires when `parent` does, or when the turn is aborted. Call `done` when the turn has ended. */
  start(turn: string, parent: AbortSignal): { readonly signal: AbortSignal; readonly done: () => void };
  abort(turn: string): void;
}

export const createRunningTurns = (): RunningTurns => {
  const running = new Map<string, AbortController>();
  return {
    start(turn, parent) {
      const controller = new AbortController();
      running.set(turn, controller);
      const done = () => {
        if (running.get(turn) === controller) running.delete(turn);
      };
      return { signal: AbortSignal.any([parent, controller.signal]), done };
    },
    abort: (turn) => running.get(turn)?.abort(),
  };
};
