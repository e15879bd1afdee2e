import type { Conversation } from '@baton/bot-kit';

/** Contacts who would be sent round in circles, were it not for the guards. */
export const guards: readonly Conversation[] = [
  {
    id: 'demo-loop',
    title: '"I might buy AND sell", over and over: one clarifying question, and no bouncing',
    steps: [
      { say: 'I might buy AND sell' },
      { expect: { owner: 'lead', decision: 'clarify', guard: 'margin', replyLike: 'buying or selling', replies: 1 } },
      { say: 'I might buy AND sell' },
      { expect: { owner: 'lead', decision: 'stay', guard: 'margin', replies: 1 } },
      { say: 'I might sell AND buy' },
      { expect: { owner: 'lead', decision: 'stay', guard: 'margin', replies: 1 } },
    ],
  },
  {
    id: 'demo-cycle',
    title: 'A move back within half an hour is refused, and the owner answers itself',
    steps: [
      { say: 'I want to sell my house' },
      { expect: { owner: 'seller', decision: 'handoff' } },
      { say: 'Actually I want to buy a house' },
      { expect: { owner: 'buyer', decision: 'handoff', from: 'seller', to: 'buyer' } },
      { say: 'No, I want to sell my house because we are relocating' },
      { expect: { owner: 'buyer', decision: 'stay', guard: 'cycle', replyLike: 'selling side' } },
    ],
  },
  {
    id: 'demo-rate',
    title: 'Explicit wishes outrank the cooldown, but not three moves an hour',
    steps: [
      { say: 'I want to buy a house, we are relocating and have to sell ours first' },
      { expect: { replies: 1 } },
      { say: 'Please put me through to your buying team' },
      { expect: { owner: 'buyer', decision: 'handoff' } },
      { say: 'Can I talk to your selling specialist?' },
      { expect: { owner: 'seller', decision: 'handoff' } },
      { say: 'Put me through to the buying team again' },
      { expect: { owner: 'buyer', decision: 'handoff' } },
      { say: 'I want the selling specialist back' },
      { expect: { owner: 'buyer', decision: 'stay', guard: 'rate-hour', replies: 1 } },
    ],
  },
];
