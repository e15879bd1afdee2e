import type { Conversation } from '@baton/bot-kit';

/** Contacts who want a person, or nobody at all. */
export const consent: readonly Conversation[] = [
  {
    id: 'demo-person',
    title: 'Whoever asks for a person gets one',
    steps: [
      { say: 'How much is my house worth?' },
      { expect: { owner: 'seller', replies: 1 } },
      { say: 'Can I talk to a real person please?' },
      { expect: { owner: 'human', decision: 'human', guard: 'human', replyLike: 'member of our team', replies: 1 } },
      { say: 'Hello?' },
      { expect: { owner: 'human', noReply: true } },
    ],
  },
  {
    id: 'demo-opt-out',
    title: 'STOP is obeyed until START',
    steps: [
      { say: 'I want to sell my house' },
      { expect: { owner: 'seller', decision: 'handoff' } },
      { say: 'STOP' },
      { expect: { decision: 'suppress', guard: 'opt-out', replyLike: 'unsubscribed', replies: 1 } },
      { say: 'My house is at 12 Elm Street' },
      { expect: { decision: 'suppress', noReply: true } },
      { say: 'START' },
      { expect: { replyLike: 'welcome back', replies: 1 } },
      { say: 'My house is at 12 Elm Street' },
      { expect: { owner: 'seller', replyLike: '12 Elm Street', replies: 1 } },
    ],
  },
];
