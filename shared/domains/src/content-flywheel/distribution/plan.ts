import type { z } from 'zod';
import type { ChannelName, contracts, Piece, Post } from '../contracts.ts';
import { cutTo, paragraphsOf, sentencesOf } from '../words.ts';

type Deal = z.output<typeof contracts.deal>;

const hour = 3_600_000;
const day = 24 * hour;

/** Days of the week (0: Sunday) and hour, UTC, at which a channel is posted to, and the longest text it takes. */
const slots: Readonly<Record<ChannelName, { days: readonly number[]; hour: number; most: number }>> = {
  web: { days: [1, 2, 3, 4, 5], hour: 8, most: 2000 },
  newsletter: { days: [2, 4], hour: 9, most: 700 },
  social: { days: [1, 2, 3, 4, 5], hour: 12, most: 280 },
};

/** The channel's first slot that is at least an hour away. */
const nextSlot = (channel: ChannelName, now: number): number => {
  const { days, hour: at } = slots[channel];
  const midnight = Math.floor(now / day) * day;
  const offsets = Array.from({ length: 8 }, (_, ahead) => midnight + ahead * day + at * hour);
  const next = offsets.find((time) => time >= now + hour && days.includes(new Date(time).getUTCDay()));
  return next ?? now + day;
};

/** The approved text with its offer in place. */
export const published = ({ draft, place, callToAction }: Pick<Deal, 'draft' | 'place' | 'callToAction'>): string =>
  paragraphsOf(draft).toSpliced(place, 0, callToAction).join('\n\n');

const textFor = (channel: ChannelName, deal: Deal): string => {
  if (channel === 'web') return published(deal);
  const [, ...body] = paragraphsOf(deal.draft);
  const { most } = slots[channel];
  return `${cutTo(body.join(' ').replace(/\s+/gu, ' '), most - deal.callToAction.length - 1)} ${deal.callToAction}`;
};

/** What goes out where and when. Cut from the approved text and its offer alone: nothing is said that nobody has read. */
export const planFrom = (deal: Deal, now: number): Pick<Piece, 'channels' | 'posts'> => {
  const channels = Object.keys(slots) as ChannelName[];
  const posts = channels.map(
    (channel): Post => ({ channel, at: new Date(nextSlot(channel, now)).toISOString(), text: textFor(channel, deal) }),
  );
  return { channels, posts: posts.toSorted((a, b) => (a.at < b.at ? -1 : 1)) };
};

/** Posts that are too long for their channel, or say what the approved text does not. */
export const misfits = ({ posts = [] }: Partial<Piece>, deal: Deal): string[] => {
  const approved = published(deal).replace(/\s+/gu, ' ');
  return posts.flatMap(({ channel, text }, index) => {
    const { most } = slots[channel];
    const own = sentencesOf(text.replace(/\s+/gu, ' ')).filter((sentence) => !approved.includes(sentence));
    return [
      ...(text.length > most ? [`posts.${index}: at most ${most} characters`] : []),
      ...(own.length > 0 ? [`posts.${index}: says what was not approved`] : []),
    ];
  });
};
