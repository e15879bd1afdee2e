import { runService } from '@baton/runtime';
import { startExperiments } from './experiments.ts';
import { startLearner } from './learner.ts';

/** Counts what became of handoffs, and of contacts under experiments. */
await runService({
  name: 'learner',
  start: async (context) => {
    const parts = [await startLearner(context), await startExperiments(context)];
    return {
      close: async () => {
        await Promise.all(parts.map((part) => part.close()));
      },
    };
  },
});
