import { type ContactEvent, type Explanation, type Scored, TurnResult } from '@baton/contracts';
import { decide } from '../src/decide.ts';
import { messageEvent } from './happenings.ts';
import { runningTurn, type World } from './world.ts';

/** What is about to be decided, in the world it is decided in: a message, or the wish of the bot whose turn ends. */
export interface Moment {
  readonly world: World;
  readonly now: number;
  readonly scored: Partial<Scored>;
  readonly request?: { readonly to: string; readonly confidence: number };
}

const eventOf = ({ world, now, scored, request }: Moment): ContactEvent => {
  if (!request) return messageEvent(world, now, { text: 'words', scored });
  const result = TurnResult.parse({ handoff: { ...request, reason: 'asks' } });
  return { type: 'turn.finished', at: now, turn: runningTurn(world).turn, result, ranMs: 5 };
};

export const decisionOf = (moment: Moment): Explanation => {
  const { world, now, request } = moment;
  const { policy, learned, health, key, state } = world;
  const { explanations } = decide(state, [eventOf(moment)], { policy, learned, health, now, key });
  const decision = explanations.find(({ trigger }) => trigger === (request ? 'request' : 'message'));
  if (!decision) throw new Error('a message and a request are always decided about');
  return decision;
};
