import { z } from 'zod';
import { createAgent, type Task, type Worked } from '../agent.ts';
import { sensitiveTopics } from '../constraints.ts';
import { contracts, facts, type Piece } from '../contracts.ts';
import type { Library } from '../library/library.ts';
import { research } from './research.ts';
import { nextTopic, topicIn } from './topic.ts';

/** The first piece comes with nothing but a topic; each later one with what came back of the one before. */
const requires = z.object({
  topic: facts.topic.optional(),
  lap: facts.lap.optional(),
  covered: facts.covered.optional(),
  insight: facts.insight.optional(),
  outcome: facts.outcome.optional(),
  lesson: facts.lesson.optional(),
});
type Known = z.output<typeof requires>;

const topicOf = (library: Library, { contract, wishes }: Task<Known>): string | null => {
  const { topic, insight, outcome, lesson, covered = [] } = contract;
  const said = wishes.at(-1);
  if (said !== undefined) return topicIn(said);
  if (topic === undefined || outcome === undefined || lesson === undefined) return topic ?? null;
  return nextTopic(library, { topic, insight, outcome, lesson }, covered);
};

const told = ({ lap, topic, insight, evidence }: Pick<Piece, 'lap' | 'topic' | 'insight' | 'evidence'>): string =>
  `Piece ${lap}, on ${topic}: “${insight}” Supported by ${evidence.map(({ source }) => source).join(', ')}.`;

/** Only a piece that has no topic yet is asked for one: another topic is a wish, not a fact that is missing. */
const askFor = (library: Library, { topic, covered = [] }: Known): Worked => {
  const open = library.nearest('attention work customers', covered);
  const say = open
    ? `I have too little on that. What should the piece be about? I know of ${open.title.toLowerCase()}, for one.`
    : 'Every note has been used. New notes, or a topic that may come again?';
  return { say, output: {}, done: false, ...(topic === undefined && { asked: 'topic' }) };
};

/** Finds the insight and does the research: the only agent that has the library. */
export const createContent = (library: Library) =>
  createAgent({
    id: 'content',
    job: 'Finds the insight and does the research: evidence with sources, angles, next steps',
    requires,
    hands: contracts.research,
    also: ['covered'],
    to: 'voice',
    constraints: { forbidden: sensitiveTopics, modelCalls: 2 },
    work: (task) => {
      const { lap = 0, covered = [] } = task.contract;
      const topic = topicOf(library, task);
      const found = topic === null ? null : research(library, { topic, lap: lap + 1, covered });
      return found ? { say: told(found), output: found, done: true } : askFor(library, task.contract);
    },
  });
