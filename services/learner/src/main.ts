import { runService } from '@baton/runtime';
import { startExperiments } from './experiments.ts';
import { startLabels } from './label-outcomes.ts';
import { startLearner } from './learner.ts';

/** Counts what became of handoffs, and of contacts under experiments; labels the messages that caused the handoffs. */
await runService({
  name: 'learner',
  start: async (context) => {
    const parts = [await startLearner(context), await startExperiments(context), await startLabels(context)];
    return {
      close: async () => {
        await Promise.all(parts.map((part) => part.close()));
      },
    };
  },
});
