import { createTestHub } from '@baton/bot-kit/testing';
import { createRandom } from '@baton/scoring/train';
import { createContentFlywheel } from '../index.ts';
import { createLibrary } from '../library/library.ts';
import { shippedNotes } from '../library/notes.ts';
import { type Account, accountOf, addTo, emptyAccount } from './account.ts';
import { countSearches } from './counted-library.ts';
import { attend } from './editor.ts';

export interface WheelOptions {
  readonly pieces: number;
  readonly seed: number;
}

export interface WheelReport extends Account {
  readonly seed: number;
  readonly contacts: number;
  readonly searches: number;
  /** Searches for what had been found already. */
  readonly researchedAgain: number;
  /** Of the longest-lived contact. */
  readonly virtualHours: number;
  /** Nothing was lost, left open or done twice. */
  readonly sound: boolean;
}

/** Laps of one contact: so many that the notes of one library are enough. */
const lapsEach = 4;
/** More steps than this in one contact, and the wheel does not turn. */
const mostSteps = 200;

const library = createLibrary(shippedNotes);

interface Life {
  readonly account: Account;
  readonly searches: number;
  readonly again: number;
  readonly hours: number;
}

/** One contact, from its topic until it has gone around so often. */
const live = async (index: number, laps: number, seed: number): Promise<Life> => {
  const counted = countSearches(library);
  const pack = createContentFlywheel({ library: counted });
  const random = createRandom(seed * 10_007 + index);
  const hub = createTestHub(pack);
  const start = hub.now();
  await hub.say(`Write about ${shippedNotes[index % shippedNotes.length]?.title}`);
  for (let steps = 0; steps < mostSteps && Number(hub.facts.lap ?? 0) <= laps; steps += 1)
    await attend(hub, library, random);
  // The lap after the last has begun by itself; what it has opened is decided too.
  for (let steps = 0; steps < mostSteps && hub.state.move.status === 'review'; steps += 1)
    await attend(hub, library, random);
  const hours = (hub.now() - start) / 3_600_000;
  return { account: accountOf(pack, hub.journal), searches: counted.searches(), again: counted.again(), hours };
};

/**
 * Sends pieces round the wheel, through the real core and the real agents, with editors and readers drawn from a seed:
 * approvals, edits, rejections, reviews that nobody does. The same seed gives the same report.
 */
export const turnWheel = async ({ pieces, seed }: WheelOptions): Promise<WheelReport> => {
  let account = emptyAccount();
  let [contacts, searches, researchedAgain, virtualHours] = [0, 0, 0, 0];
  while (account.pieces < pieces) {
    const life = await live(contacts, Math.min(lapsEach, pieces - account.pieces), seed);
    if (life.account.pieces === 0) break;
    account = addTo(account, life.account);
    contacts += 1;
    searches += life.searches;
    researchedAgain += life.again;
    virtualHours = Math.max(virtualHours, life.hours);
  }
  const { invalid, waiting, asked } = account;
  const sound = account.pieces >= pieces && invalid + waiting + asked + researchedAgain === 0;
  return { ...account, seed, contacts, searches, researchedAgain, virtualHours: Math.round(virtualHours), sound };
};
