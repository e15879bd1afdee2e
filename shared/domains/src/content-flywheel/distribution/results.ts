import type { ChannelName, Piece, Result } from '../contracts.ts';

const report = /\b(web|newsletter|social)\b\D{0,12}(\d{1,9})\s*views?\D{0,12}(\d{1,9})\s*clicks?/giu;

/** What came back, as it is reported: "web 420 views 9 clicks, newsletter 310 views 22 clicks". */
export const resultsIn = (message: string): Result[] => {
  const found = new Map<string, Result>();
  for (const [, name = '', views, clicks] of message.matchAll(report)) {
    const channel = name.toLowerCase() as ChannelName;
    found.set(channel, { channel, views: Number(views), clicks: Number(clicks) });
  }
  return [...found.values()];
};

const rate = ({ views, clicks }: { views: number; clicks: number }): number => (views === 0 ? 0 : clicks / views);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** What the results mean for the next piece. */
export const outcomeOf = (
  results: readonly Result[],
  { topic, offer, goal }: Pick<Piece, 'topic' | 'offer' | 'goal'>,
): Pick<Piece, 'results' | 'outcome' | 'lesson'> => {
  const total = results.reduce(
    (sum, { views, clicks }) => ({ views: sum.views + views, clicks: sum.clicks + clicks }),
    { views: 0, clicks: 0 },
  );
  const [best] = results.toSorted((a, b) => rate(b) - rate(a));
  const met = rate(total) >= goal;
  const what = met ? `${topic} with ${offer} worked` : `readers of ${topic} did not want ${offer}`;
  return {
    results: [...results],
    outcome: met ? 'goal met' : 'goal missed',
    lesson: `${what}: ${percent(rate(total))} against ${percent(goal)}, best on ${best?.channel}`,
  };
};
