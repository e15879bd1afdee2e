import { BatonError } from '@baton/contracts';
import { type PackedFacts, packFacts, unpackFacts } from './facts-json.ts';
import {
  type PackedBaton,
  type PackedHandoffs,
  packBaton,
  packHandoffs,
  unpackBaton,
  unpackHandoffs,
} from './handoffs-json.ts';
import { type PackedOutreach, packOutreach, unpackOutreach } from './outreach/packed.ts';
import { type ContactState, initialState, type Owner } from './state.ts';

/**
 * A state as text. An idle contact is to fit into 1 KiB, so fields that are as in a contact never seen are left out and
 * the others have short names; the owner, facts, handoffs and the baton are tuples, times in them count back from `seenAt`, and
 * what repeats is written once.
 */
const shortNames = {
  commit: 'n',
  epoch: 'e',
  seenAt: 't',
  contact: 'c',
  channel: 'ch',
  language: 'l',
  optedOutAt: 'out',
  turn: 'turn',
  pending: 'p',
  directives: 'd',
  move: 'm',
  belief: 'b',
  asked: 'a',
  clarifiedAt: 'cl',
  unproductive: 'u',
  recent: 'r',
} as const satisfies Partial<Record<keyof ContactState, string>>;

type Plain = keyof typeof shortNames;
const plainFields = Object.keys(shortNames) as Plain[];

/** Since when, and after how much silence no more; both relative to `seenAt`. */
type PackedBotOwner = readonly [bot: string, ago: number, idleIn: number | null];

interface Packed extends PackedOutreach {
  readonly schema: number;
  readonly o?: PackedBotOwner | Owner;
  readonly f?: PackedFacts;
  readonly h?: PackedHandoffs;
  readonly baton?: PackedBaton;
}

const unseen = initialState();
const unseenText = new Map(plainFields.map((field) => [field, JSON.stringify(unseen[field])]));

const isUnseen = (field: Plain, value: unknown): boolean =>
  typeof value === 'object' ? JSON.stringify(value) === unseenText.get(field) : value === unseen[field];

const packOwner = (owner: Owner, seenAt: number): PackedBotOwner | Owner => {
  if (owner.status !== 'bot') return owner;
  return [owner.bot, seenAt - owner.since, owner.idleAt === null ? null : owner.idleAt - seenAt];
};

const unpackOwner = (packed: PackedBotOwner | Owner, seenAt: number): Owner => {
  if ('status' in packed) return packed;
  const [bot, ago, idleIn] = packed;
  return { status: 'bot', bot, since: seenAt - ago, idleAt: idleIn === null ? null : seenAt + idleIn };
};

export const serializeState = (state: ContactState): string => {
  const { facts, handoffs, baton, seenAt } = state;
  const packed: Record<string, unknown> = { schema: 1 };
  for (const field of plainFields) {
    if (!isUnseen(field, state[field])) packed[shortNames[field]] = state[field];
  }
  if (state.owner.status !== 'nobody') packed.o = packOwner(state.owner, seenAt);
  const names = Object.keys(facts);
  if (names.length > 0) packed.f = packFacts(facts, seenAt);
  if (handoffs.length > 0) packed.h = packHandoffs(handoffs, seenAt);
  if (baton) packed.baton = packBaton(baton, names, seenAt);
  return JSON.stringify(Object.assign(packed, packOutreach(state.outreach, seenAt)));
};

const unpackPlain = (packed: Readonly<Record<string, unknown>>): Pick<ContactState, Plain> =>
  Object.fromEntries(plainFields.map((field) => [field, packed[shortNames[field]] ?? unseen[field]])) as never;

/** Reads a state of any schema version so far. Throws `bad-input` for one that this version does not know. */
export const parseState = (json: string): ContactState => {
  const packed = JSON.parse(json) as Packed;
  if (packed.schema !== 1) {
    throw new BatonError('bad-input', 'the state of a contact has a schema this version cannot read');
  }
  const plain = unpackPlain({ ...packed });
  const { seenAt } = plain;
  const facts = unpackFacts(packed.f ?? {}, seenAt);
  const handoffs = unpackHandoffs(packed.h ?? {}, seenAt);
  const baton = packed.baton ? unpackBaton(packed.baton, Object.keys(facts), seenAt) : null;
  const owner = unpackOwner(packed.o ?? unseen.owner, seenAt);
  const outreach = unpackOutreach(packed, seenAt);
  return { ...unseen, ...plain, owner, facts, handoffs, baton, outreach };
};
