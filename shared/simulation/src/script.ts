import type { DomainPack } from '@baton/domains';
import type { Random } from './random.ts';

/** What comes from outside: all that a failing run is shrunk to. `at` is ms from the start of the run. */
export type Input =
  | { readonly at: number; readonly contact: number; readonly say: string }
  | { readonly at: number; readonly contact: number; readonly person: 'takes-over' | 'hands-back' }
  | { readonly at: number; readonly contact: number; readonly assign: string };

/** Sentences by what they are about, in the words of the domain's own demo and examples. */
export interface Phrasebook {
  readonly [kind: string]: readonly string[];
}

const minute = 60_000;

/** How a conversation goes on: soon, after a pause, or in a burst. */
const pauses = [200, 900, 2500, 8000, 40_000, 5 * minute, 31 * minute, 61 * minute] as const;

interface Author {
  readonly pack: DomainPack;
  readonly phrases: Phrasebook;
}

const nextInput = (random: Random, { pack, phrases }: Author, at: number, contact: number): Input => {
  if (random.chance(0.02)) return { at, contact, person: 'takes-over' };
  if (random.chance(0.03)) return { at, contact, person: 'hands-back' };
  if (random.chance(0.02)) return { at, contact, assign: random.pick(Object.keys(pack.bots)) };
  return { at, contact, say: random.pick(phrases[random.pick(Object.keys(phrases))] as readonly string[]) };
};

/** Contacts who answer out of order, change their minds, write in bursts, go away and come back. */
export const writeScript = (
  random: Random,
  author: Author,
  size: { readonly contacts: number; readonly messages: number },
): Input[] => {
  const script: Input[] = [];
  for (let contact = 0; contact < size.contacts; contact += 1) {
    let at = random.below(2000);
    const length = 1 + random.below(size.messages);
    for (let index = 0; index < length; index += 1) {
      script.push(nextInput(random, author, at, contact));
      at += random.pick(pauses);
    }
  }
  return script.sort((a, b) => a.at - b.at);
};
