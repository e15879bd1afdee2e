import type { Conversation } from '@baton/bot-kit';

/** Each is a piece of work: a topic enters, a published piece leaves. */
export const demo: readonly Conversation[] = [
  {
    id: 'demo-wheel',
    title: 'A topic goes once around: research, draft, review, offer, review, posts, results, and the next piece',
    steps: [
      { say: 'Write something about meetings' },
      {
        expect: {
          owner: 'voice',
          decision: 'review',
          guard: 'review',
          from: 'voice',
          to: 'revenue',
          replyLike: 'Draft of',
        },
      },
      { review: { verdict: 'approve' } },
      { expect: { owner: 'revenue', decision: 'review', to: 'distribution', replyLike: 'Offer: the team workshop' } },
      { review: { verdict: 'approve' } },
      { expect: { owner: 'distribution', decision: 'handoff', from: 'revenue', replyLike: 'Scheduled: .*newsletter' } },
      { say: 'web 420 views 9 clicks, newsletter 310 views 22 clicks, social 900 views 8 clicks' },
      { expect: { owner: 'voice', decision: 'review', replyLike: 'Piece 2, on' } },
    ],
  },
  {
    id: 'demo-rejected',
    title: 'A draft is sent back with a reason, comes again, and is edited before it goes on',
    steps: [
      { say: 'Write about newsletters' },
      { expect: { owner: 'voice', decision: 'review' } },
      { review: { verdict: 'reject', reason: 'too long, and too stiff' } },
      { expect: { owner: 'voice', decision: 'review', replyLike: 'Draft of' } },
      { review: { verdict: 'edit', facts: { angle: 'How to: one letter a week' } } },
      { expect: { owner: 'revenue', decision: 'review', to: 'distribution', replyLike: 'Offer: the customer letter' } },
    ],
  },
  {
    id: 'demo-unknown',
    title: 'A topic that the library does not know is asked about, not made up',
    steps: [
      { say: 'Write about submarine engines' },
      { expect: { owner: 'content', replyLike: 'too little on that' } },
      { say: 'Then about feedback' },
      { expect: { owner: 'voice', decision: 'review', replyLike: 'on feedback' } },
    ],
  },
];
