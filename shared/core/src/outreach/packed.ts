import type { ContactState, OutreachProposal } from '../state.ts';

type Outreach = ContactState['outreach'];

/** Times count back from, or on from, the state's `seenAt`; what there is none of is left out. */
export interface PackedOutreach {
  readonly f?: readonly [ago: number, number: number, dueIn: number];
  readonly w?: readonly OutreachProposal[];
  readonly s?: readonly number[];
}

export const packOutreach = ({ followUp, waiting, sent }: Outreach, seenAt: number): PackedOutreach | null => {
  if (followUp === null && waiting.length === 0 && sent.length === 0) return null;
  return {
    ...(followUp && { f: [seenAt - followUp.since, followUp.number, followUp.at - seenAt] as const }),
    ...(waiting.length > 0 && { w: waiting }),
    ...(sent.length > 0 && { s: sent.map((at) => seenAt - at) }),
  };
};

export const unpackOutreach = ({ f, w = [], s = [] }: PackedOutreach, seenAt: number): Outreach => ({
  followUp: f ? { since: seenAt - f[0], number: f[1], at: seenAt + f[2] } : null,
  waiting: w,
  sent: s.map((ago) => seenAt - ago),
});
