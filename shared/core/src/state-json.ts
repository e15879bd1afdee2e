import { BatonError, type Fact, type Facts, type OutcomeResult } from '@baton/contracts';
import { type ContactState, type Handoff, initialState } from './state.ts';

/**
 * A state as text. An idle contact is to fit into 1 KiB, so fields that are as in a contact never seen are left out,
 * facts and handoffs are tuples, times in them count back from `seenAt`, and names that repeat are written once.
 */
type FactTuple = readonly [value: Fact['value'], ago: number, extractor: number, confidence: number, source?: number];
type HandoffTuple = readonly [
  id: string,
  from: string,
  to: string,
  ago: number,
  outcome: OutcomeResult | readonly [number, number],
  confidence?: number,
];

interface Stored extends Partial<Omit<ContactState, 'facts' | 'handoffs'>> {
  readonly schema: 1;
  readonly facts?: Readonly<Record<string, FactTuple>>;
  readonly extractors?: readonly string[];
  readonly sources?: readonly string[];
  readonly handoffs?: readonly HandoffTuple[];
  /** What the ids of all handoffs start with. */
  readonly ids?: string;
}

const positionIn = (list: string[], item: string): number => {
  const position = list.indexOf(item);
  return position >= 0 ? position : list.push(item) - 1;
};

const packFacts = (facts: Facts, seenAt: number): Pick<Stored, 'facts' | 'extractors' | 'sources'> => {
  const extractors: string[] = [];
  const sources: string[] = [];
  const packed: Record<string, FactTuple> = {};
  for (const [name, { value, at, extractor, confidence, source }] of Object.entries(facts)) {
    const tuple = [value, seenAt - at, positionIn(extractors, extractor), confidence] as const;
    packed[name] = source === undefined ? tuple : [...tuple, positionIn(sources, source)];
  }
  return { facts: packed, extractors, sources };
};

const unpackFacts = ({ facts = {}, extractors = [], sources = [] }: Stored, seenAt: number): Facts => {
  const unpacked: Record<string, Fact> = {};
  for (const [name, [value, ago, by, confidence, from]] of Object.entries(facts)) {
    const source = from === undefined ? undefined : sources[from];
    const fact = { value, confidence, extractor: extractors[by] ?? 'bot', at: seenAt - ago };
    unpacked[name] = source === undefined ? fact : { ...fact, source };
  }
  return unpacked;
};

const prefixOf = (handoffs: readonly Handoff[]): string => {
  const id = handoffs[0]?.id ?? '';
  const prefix = id.slice(0, id.lastIndexOf('-h') + 2);
  return handoffs.every((handoff) => handoff.id.startsWith(prefix)) ? prefix : '';
};

const packHandoffs = (handoffs: readonly Handoff[], seenAt: number): Pick<Stored, 'handoffs' | 'ids'> => {
  const ids = prefixOf(handoffs);
  const pack = ({ id, from, to, at, outcome, confidence }: Handoff): HandoffTuple => {
    const what = outcome.status === 'open' ? ([outcome.answers, outcome.until - at] as const) : outcome.result;
    const tuple = [id.slice(ids.length), from, to, seenAt - at, what] as const;
    return confidence === undefined ? tuple : [...tuple, confidence];
  };
  return { ids, handoffs: handoffs.map(pack) };
};

const unpackHandoffs = ({ handoffs = [], ids = '' }: Stored, seenAt: number): readonly Handoff[] =>
  handoffs.map(([id, from, to, ago, what, confidence]) => {
    const at = seenAt - ago;
    const outcome: Handoff['outcome'] =
      typeof what === 'string'
        ? { status: 'closed', result: what }
        : { status: 'open', answers: what[0], until: at + what[1] };
    return { id: ids + id, from, to, at, ...(confidence !== undefined && { confidence }), outcome };
  });

const unseen = initialState();
const unseenText = new Map(Object.entries(unseen).map(([field, value]) => [field, JSON.stringify(value)]));

export const serializeState = (state: ContactState): string => {
  const stored: Record<string, unknown> = { schema: 1 };
  for (const [field, value] of Object.entries(state)) {
    if (field === 'facts' || field === 'handoffs') continue;
    if (
      typeof value === 'object' ? JSON.stringify(value) !== unseenText.get(field) : value !== unseen[field as 'commit']
    ) {
      stored[field] = value;
    }
  }
  if (Object.keys(state.facts).length > 0) Object.assign(stored, packFacts(state.facts, state.seenAt));
  if (state.handoffs.length > 0) Object.assign(stored, packHandoffs(state.handoffs, state.seenAt));
  return JSON.stringify(stored);
};

/** Reads a state of any schema version so far. Throws `bad-input` for one that this version does not know. */
export const parseState = (json: string): ContactState => {
  const stored = JSON.parse(json) as Stored;
  if (stored.schema !== 1)
    throw new BatonError('bad-input', 'the state of a contact has a schema this version cannot read');
  const { facts, handoffs, extractors, sources, ids, ...plain } = stored;
  const seenAt = plain.seenAt ?? 0;
  return {
    ...unseen,
    ...plain,
    facts: unpackFacts(stored, seenAt),
    handoffs: unpackHandoffs(stored, seenAt),
  };
};
