import type { Explanation, Policy, Scored } from '@baton/contracts';
import { messageKey } from '@baton/contracts/ids';
import { scoringContext } from '@baton/core';
import type { Scorer } from '@baton/scoring';
import { type Difference, differences } from './compare.ts';
import type { LineOf, ScriptLine } from './script-line.ts';
import { type ShownDecision, showDecision } from './shown-decision.ts';
import { createWorld, type World } from './world.ts';

/** What a run tells as it goes. */
export type ScriptEvent =
  | {
      readonly type: 'decided';
      readonly line: LineOf<'message'> | LineOf<'scores'>;
      readonly shown: ShownDecision;
      readonly explanation: Explanation;
    }
  /** A decision that no line asked for: a deferred move is offered again, an order completes one. */
  | { readonly type: 'by-itself'; readonly contact: string; readonly explanation: Explanation }
  | { readonly type: 'told'; readonly line: Exclude<ScriptLine, { kind: 'message' | 'scores' | 'expect' }> }
  | { readonly type: 'held'; readonly line: LineOf<'expect'> }
  | {
      readonly type: 'failed';
      readonly line: LineOf<'expect'>;
      readonly shown: ShownDecision | null;
      readonly differences: readonly Difference[];
    };

export interface ScriptPorts {
  readonly policy: Policy;
  readonly scorer: Scorer;
  readonly onEvent: (event: ScriptEvent) => void;
}

const scoredBy = (world: World, scorer: Scorer, line: LineOf<'message'> | LineOf<'scores'>): Scored => {
  const state = world.state(line.contact);
  if (line.kind === 'scores') {
    const nothing = { evidence: [], consent: null, human: null, wish: null };
    return { model: 'script', intents: line.scores, language: state.language ?? 'en', ...nothing };
  }
  return scorer.score(line.message, scoringContext(state));
};

const toMessage = (world: World, scorer: Scorer, line: LineOf<'message'> | LineOf<'scores'>) => {
  const { contact, time: at } = line;
  const text = line.kind === 'message' ? line.message : '';
  const id = messageKey(contact, `line ${line.line}`);
  const scored = scoredBy(world, scorer, line);
  return { type: 'message.received', at, id, contact, channel: 'script', author: 'contact', text, scored } as const;
};

type Order = Exclude<ScriptLine, { kind: 'message' | 'scores' | 'expect' }>;

/** What an administrator, the monitor or the learner would bring about. */
const order = (world: World, line: Order): void => {
  const at = line.time;
  const by = 'admin';
  switch (line.kind) {
    case 'owner':
      world.tell(line.contact, [{ type: 'owner.assigned', at, contact: line.contact, owner: line.owner, by }], at);
      return;
    case 'facts': {
      const reports = Object.entries(line.facts).map(([name, value]) => [
        name,
        { value, confidence: 1, extractor: by },
      ]);
      const facts = Object.fromEntries(reports);
      world.tell(line.contact, [{ type: 'facts.recorded', at, contact: line.contact, facts, by }], at);
      return;
    }
    case 'outcome': {
      const [from = '', to = ''] = line.outcome.route.split('->');
      world.addOutcomes({ from, to, result: line.outcome.result, at }, line.times);
      return;
    }
    case 'health': {
      const { bot, ...measured } = line.health;
      world.setHealth(bot, measured);
      return;
    }
    default:
      line satisfies never;
  }
};

const check = (world: World, line: LineOf<'expect'>, emit: ScriptPorts['onEvent']): void => {
  const latest = world.latest(line.contact);
  const shown = latest && showDecision(latest, line.contact, null, line.at);
  const found = shown ? differences(line.expect, shown) : [];
  if (shown && found.length === 0) emit({ type: 'held', line });
  else emit({ type: 'failed', line, shown, differences: found });
};

type Message = LineOf<'message'> | LineOf<'scores'>;
const isMessage = (line: ScriptLine): line is Message => line.kind === 'message' || line.kind === 'scores';

/**
 * Plays a script under its own clock. Between two lines every timer that ends rings in its order; one that ends at the
 * very time of a line rings after a line that says something, and before one that expects something.
 *
 * `scores` are the confidences themselves: what earlier messages said does not raise them.
 */
export const runScript = (lines: readonly ScriptLine[], { policy, scorer, onEvent }: ScriptPorts): void => {
  let said: { readonly line: Message; readonly id: string } | null = null;
  const world = createWorld(policy, (contact, explanation) => {
    const { trigger, message } = explanation;
    if (trigger !== 'message' || message !== said?.id) return onEvent({ type: 'by-itself', contact, explanation });
    const { line } = said;
    onEvent({ type: 'decided', line, explanation, shown: showDecision(explanation, contact, line.at) });
  });

  const say = (line: Message): void => {
    if (line.kind === 'scores') world.forgetBelief(line.contact);
    const event = toMessage(world, scorer, line);
    said = { line, id: event.id };
    world.tell(line.contact, [event], line.time);
  };

  for (const line of lines) {
    world.elapse(line.time, { including: line.kind === 'expect' });
    if (line.kind === 'expect') check(world, line, onEvent);
    else if (isMessage(line)) say(line);
    else {
      onEvent({ type: 'told', line });
      order(world, line);
    }
  }
};
