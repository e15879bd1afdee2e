import { createAgent, type Worked } from '../agent.ts';
import { sensitiveTopics } from '../constraints.ts';
import { contracts, facts, type Post } from '../contracts.ts';
import { misfits, planFrom } from './plan.ts';
import { outcomeOf, resultsIn } from './results.ts';

const listed = (posts: readonly Post[]): string =>
  posts.map(({ channel, at }) => `${channel} ${at.slice(0, 16).replace('T', ' ')}`).join(', ');

const howTo = 'Report what came back like this: web 420 views 9 clicks, newsletter 310 views 22 clicks.';

const waiting: Worked = { say: `The posts are scheduled. ${howTo}`, output: {}, done: false };

/** Besides the contract: what it has scheduled itself. */
const requires = contracts.deal.extend({ channels: facts.channels.optional(), posts: facts.posts.optional() });

/** Posts, shares, engages; and brings what came back to CONTENT. */
export const distribution = createAgent({
  id: 'distribution',
  job: 'Plans the channels, schedules the posts, and brings what came back to the research',
  requires,
  hands: contracts.echo,
  to: 'content',
  constraints: { forbidden: sensitiveTopics, modelCalls: 1 },
  check: misfits,
  work: ({ contract, begins, wishes, now }) => {
    if (begins) {
      const plan = planFrom(contract, now);
      return { say: `Scheduled: ${listed(plan.posts)}. ${howTo}`, output: plan, done: false };
    }
    const results = resultsIn(wishes.join(', '));
    if (results.length === 0) return waiting;
    const outcome = outcomeOf(results, contract);
    return { say: `${outcome.outcome}: ${outcome.lesson}.`, output: outcome, done: true };
  },
});
