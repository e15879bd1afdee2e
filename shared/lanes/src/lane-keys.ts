import { LaneError } from './lane-error.ts';

const laneName = /^[a-z][a-z0-9-]{0,31}$/;
/** Also a part of job ids, where BullMQ allows no colon. */
const keyGrammar = /^[A-Za-z0-9_.-]{1,64}$/;
/** `~` in front marks a late entry's place. */
const idGrammar = /^[A-Za-z0-9_.@+=/-][A-Za-z0-9_.@+=/~:-]{0,199}$/;

/** All keys of a lane start with its root. A queue must therefore not be named `lane`. */
export const laneRoot = (prefix: string, lane: string): string => `${prefix}:lane:${lane}`;
/** As `boxAt` in lua/includes/mailbox.lua spells it. */
export const docKey = (root: string, key: string): string => `${root}:doc:${key}`;
export const attentionKey = (root: string): string => `${root}:attention`;

const assertMatch = (grammar: RegExp, value: string, what: string): void => {
  if (!grammar.test(value)) throw new LaneError('bad-argument', `not a safe ${what}: it must match ${grammar.source}`);
};

export const assertLaneName = (name: string): void => assertMatch(laneName, name, 'lane name');
/** A key is a hash or another opaque name: it becomes part of Redis keys and job ids. */
export const assertKey = (key: string): void => assertMatch(keyGrammar, key, 'key');
export const assertId = (id: string): void => assertMatch(idGrammar, id, 'entry id');
