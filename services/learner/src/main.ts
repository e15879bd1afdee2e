import { runService } from '@baton/runtime';
import { startLearner } from './learner.ts';

/** Counts what became of handoffs. */
await runService({ name: 'learner', start: startLearner });
