import type { ContactEventOf } from '@baton/contracts';
import { learnFacts } from './facts.ts';
import { queueReply } from './replies.ts';
import type { Step } from './step.ts';
import { gather } from './turns.ts';

export const onTurnFinished = (step: Step, event: ContactEventOf<'turn.finished'>): void => {
  const { state } = step;
  const { turn } = state;
  if (turn.status !== 'running' || turn.turn !== event.turn) return;
  step.journal.push({ type: 'turn.finished', turn: turn.turn, bot: turn.bot, ranMs: event.ranMs });
  state.turn = { status: 'idle' };
  learnFacts(step, event.result.facts, `bot:${turn.bot}`, step.now);
  const answers = turn.messages.map((message) => message.id);
  event.result.say.forEach((text, index) => {
    queueReply(step, { id: `${turn.turn}-r${index + 1}`, text, by: turn.bot, answers, traceparent: undefined });
  });
  gather(step);
};
