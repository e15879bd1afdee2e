import { createAgent } from '../agent.ts';
import { sensitiveTopics } from '../constraints.ts';
import { contracts, facts } from '../contracts.ts';
import { campaignOf, chooseOffer, placeFor } from './offers.ts';

/** What the piece before offered and what came of it is what there is to optimise by. */
const requires = contracts.copy.extend({ offer: facts.offer.optional(), outcome: facts.outcome.optional() });

/** Monetises, tracks, optimises: what is offered, where it stands, and how it will be measured. */
export const revenue = createAgent({
  id: 'revenue',
  job: 'Decides what is offered, where in the draft, and how it is measured',
  requires,
  hands: contracts.deal,
  to: 'distribution',
  constraints: { length: { callToAction: 160 }, forbidden: sensitiveTopics, modelCalls: 1 },
  work: ({ contract, wishes }) => {
    const { draft, topic, lap } = contract;
    const { name, callToAction, goal } = chooseOffer(draft, contract, wishes.length > 0);
    const place = placeFor(draft);
    return {
      say: `Offer: ${name}, after paragraph ${place}. It has worked at ${(100 * goal).toFixed(1)} clicks for 100 views.`,
      output: { offer: name, callToAction, place, goal, campaign: campaignOf(topic, lap) },
      done: true,
    };
  },
});
