import type { TestHub } from '@baton/bot-kit/testing';
import type { Random } from '@baton/scoring/train';
import { toPiece } from '../contracts.ts';
import type { Library } from '../library/library.ts';

const minute = 60_000;
const hour = 60 * minute;

const reasons = ['too long', 'too stiff, make it warmer', 'tell it another way', 'cut a claim'] as const;

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

/** An editor takes minutes to hours; of ten reviews seven are approved, one edited, one rejected, one forgotten or so. */
const review = async (hub: TestHub, random: Random): Promise<void> => {
  const chance = random();
  if (chance < 0.05) {
    await hub.advance(25 * hour);
    return;
  }
  await hub.advance(10 * minute + random() * 8 * hour);
  const { draft } = toPiece(hub.facts);
  if (chance < 0.15) await hub.review({ verdict: 'reject', reason: pick(random, reasons) });
  else if (chance < 0.3 && draft !== undefined)
    await hub.review({ verdict: 'edit', facts: { draft: draft.replace('So take one step', 'Take one step') } });
  else await hub.review({ verdict: 'approve' });
};

/** Hands a piece back that nobody reviewed in time, and has it go on. */
const handBack = async (hub: TestHub, random: Random): Promise<void> => {
  await hub.advance(random() * 4 * hour);
  await hub.event({ type: 'human.handed_back', at: hub.now(), contact: hub.contact, by: 'chief editor', to: null });
  await hub.say('Go on with it, please');
};

/** What readers do with the posts, after the last of them has been out for a day. */
const readers = async (hub: TestHub, random: Random): Promise<void> => {
  const { posts = [] } = toPiece(hub.facts);
  const last = Math.max(hub.now(), ...posts.map(({ at }) => Date.parse(at)));
  await hub.advance(last - hub.now() + 24 * hour);
  const seen = posts.map(({ channel }) => {
    const views = 100 + Math.floor(random() * 900);
    return `${channel} ${views} views ${Math.floor(views * random() * 0.05)} clicks`;
  });
  await hub.say(seen.join(', '));
};

const nextTopic = (library: Library, hub: TestHub, random: Random): string => {
  const covered = toPiece(hub.facts).covered ?? [];
  const about = pick(random, ['customers', 'teams and trust', 'attention', 'writing', 'rest and sleep']);
  return library.nearest(about, covered)?.title ?? about;
};

/** Does the one thing that a piece waits for, whoever has to do it. */
export const attend = async (hub: TestHub, library: Library, random: Random): Promise<void> => {
  if (hub.owner === 'human') await handBack(hub, random);
  else if (hub.state.move.status === 'review') await review(hub, random);
  else if (hub.owner === 'distribution') await readers(hub, random);
  else await hub.say(`Write about ${nextTopic(library, hub, random)}`);
};
