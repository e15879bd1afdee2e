import type { Fact, Facts } from '@baton/contracts';

/** How, when and how surely facts became known: what is learned from one message is written once. */
type Telling = readonly [extractor: number, ago: number, confidence: number, source?: string];
type PackedFact = readonly [value: Fact['value'], telling: number];

export interface PackedFacts {
  readonly facts?: Readonly<Record<string, PackedFact>>;
  readonly tellings?: readonly Telling[];
  readonly extractors?: readonly string[];
}

/** Where the item is in the list, which it joins if it is new. */
const positionIn = (list: string[], item: string): number => {
  const position = list.indexOf(item);
  return position >= 0 ? position : list.push(item) - 1;
};

export const packFacts = (facts: Facts, seenAt: number): PackedFacts => {
  const extractors: string[] = [];
  const tellings: string[] = [];
  const packed: Record<string, PackedFact> = {};
  for (const [name, { value, extractor, at, confidence, source }] of Object.entries(facts)) {
    const told = [positionIn(extractors, extractor), seenAt - at, confidence];
    const telling = JSON.stringify(source === undefined ? told : [...told, source]);
    packed[name] = [value, positionIn(tellings, telling)];
  }
  return { facts: packed, tellings: tellings.map((telling) => JSON.parse(telling) as Telling), extractors };
};

export const unpackFacts = ({ facts = {}, tellings = [], extractors = [] }: PackedFacts, seenAt: number): Facts => {
  const unpacked: Record<string, Fact> = {};
  for (const [name, [value, position]] of Object.entries(facts)) {
    const [by, ago, confidence, source] = tellings[position] ?? [0, 0, 1];
    const fact = { value, confidence, extractor: extractors[by] ?? 'bot', at: seenAt - ago };
    unpacked[name] = source === undefined ? fact : { ...fact, source };
  }
  return unpacked;
};
