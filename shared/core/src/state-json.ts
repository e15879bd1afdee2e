import type { ContactState } from './state.ts';

export const serializeState = (state: ContactState): string => JSON.stringify(state);

export const parseState = (json: string): ContactState => JSON.parse(json) as ContactState;
