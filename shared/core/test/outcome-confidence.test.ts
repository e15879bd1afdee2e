import { expect, test } from 'vitest';
import { noteSuccess } from '../src/outcomes.ts';
import { type Handoff, initialState } from '../src/state.ts';
import { parseState, serializeState } from '../src/state-json.ts';
import type { Step } from '../src/step.ts';

const handoff = (given: Partial<Handoff> = {}): Handoff => ({
  ...{ id: 'k-h1-1', from: 'lead', to: 'seller', at: 5 },
  outcome: { status: 'open', answers: 0, until: 100 },
  ...given,
});

const outcomeOf = (open: Handoff): unknown => {
  const state = { ...initialState(), seenAt: 9, handoffs: [open] };
  const step = { state: parseState(serializeState(state)), inputs: { key: 'k' }, now: 10, journal: [], commands: [] };
  noteSuccess(step as unknown as Step, 'seller');
  return step.commands[0];
};

test('an outcome says how sure its move was, also after the state has been stored', () => {
  expect(outcomeOf(handoff({ confidence: 0.83 }))).toMatchObject({
    outcome: { result: 'successful', confidence: 0.83 },
  });
});

test('a move of before its confidence was kept has an outcome without one', () => {
  expect(outcomeOf(handoff())).toEqual({
    type: 'record-outcome',
    outcome: { handoff: 'k-h1-1', from: 'lead', to: 'seller', result: 'successful', key: 'k', at: 10 },
  });
});
