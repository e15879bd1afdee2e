export type { Command, Decided, DecideInputs } from './command.ts';
export { decide } from './decide.ts';
export { explainLine } from './explain-line.ts';
export { summaryOf } from './facts.ts';
export type { ContactState, Handoff, Move, Owner, PendingMessage, Proposal, TurnState } from './state.ts';
export { capacity, initialState, ownerName } from './state.ts';
export { parseState, serializeState } from './state-json.ts';
export { wakeAt } from './wake.ts';
