import { defineIntents } from '@baton/scoring';

/**
 * What is said to a piece of work. It moves by what its agents hand over, not by the words it gets, so there is no
 * intent to learn; a person is called as everywhere.
 */
export const intents = defineIntents({
  name: 'content-flywheel',
  intents: {},
  consent: { stop: { exact: ['stop', 'stop it', 'stop this piece'] }, start: { exact: ['start', 'resume'] } },
  human: {
    topics: {},
    request: {
      phrases: [
        '(ask|call|get|want|need) (an|the|a) (editor|human|person)',
        '(speak|talk) (to|with) (an|the|a) (editor|human|person)',
      ],
    },
  },
});
