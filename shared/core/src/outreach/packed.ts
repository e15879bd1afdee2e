import type { Outreach, OutreachProposal } from './outreach.ts';

const day = 86_400_000;
const secondsOf = (ms: number): number => Math.floor(ms / 1000);

/** Times count back from the state's `seenAt`; what there is none of is left out. */
export interface PackedOutreach {
  /** The next follow-up: days of silence, seconds that it has lasted, and its number unless it is the first. */
  readonly x?: readonly [days: number, seconds: number, number?: number];
  /** What waits. */
  readonly w?: readonly OutreachProposal[];
  /** What was sent. */
  readonly s?: readonly number[];
}

const packFollowUp = ({ since, number, at }: NonNullable<Outreach['followUp']>, seenAt: number) => {
  const packed = [(at - since) / day, secondsOf(seenAt) - secondsOf(since)] as const;
  return number === 1 ? packed : ([...packed, number] as const);
};

export const packOutreach = ({ followUp, waiting, sent }: Outreach, seenAt: number): PackedOutreach => ({
  ...(followUp && { x: packFollowUp(followUp, seenAt) }),
  ...(waiting.length > 0 && { w: waiting }),
  ...(sent.length > 0 && { s: sent.map((at) => seenAt - at) }),
});

const unpackFollowUp = ([days, seconds, number = 1]: NonNullable<PackedOutreach['x']>, seenAt: number) => {
  const since = (secondsOf(seenAt) - seconds) * 1000;
  return { since, number, at: since + Math.round(days * day) };
};

export const unpackOutreach = ({ x, w = [], s = [] }: PackedOutreach, seenAt: number): Outreach => ({
  followUp: x ? unpackFollowUp(x, seenAt) : null,
  waiting: w,
  sent: s.map((ago) => seenAt - ago),
});
