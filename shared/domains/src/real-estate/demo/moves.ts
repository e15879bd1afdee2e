import type { Conversation } from '@baton/bot-kit';

/** Contacts who find their way to the right specialist, with what they have said. */
export const moves: readonly Conversation[] = [
  {
    id: 'demo-sell',
    title: 'A seller is handed over and prepared for a valuation',
    steps: [
      { say: "Hi, I'm Ana" },
      { expect: { owner: 'lead', replyLike: 'Ana.*(buy, sell|buying, selling)', replies: 1 } },
      { say: 'I want to sell my house, it needs a few small fixes' },
      {
        expect: {
          owner: 'seller',
          decision: 'handoff',
          from: 'lead',
          to: 'seller',
          replyLike: 'Ana.*small fixes.*(address|street)',
        },
      },
      { say: "It's at 4521 Oak Avenue. We're downsizing now that the kids moved out" },
      { expect: { owner: 'seller', replyLike: '4521 Oak Avenue.*30 to 45 days' } },
      { say: 'Yes, that works. We hope to get around 620k' },
      { expect: { replyLike: '620k.*(valuation|value)' } },
      { say: 'Tuesday at 4pm' },
      { expect: { owner: 'seller', replyLike: 'Tuesday.*4:00 PM.*mortgage' } },
    ],
  },
  {
    id: 'demo-buy',
    title: 'A buyer says several things at once, corrects one, and books a viewing',
    steps: [
      { say: "Hello! I'm Tom, I'm looking to buy a 3 bedroom house in Pasadena" },
      {
        expect: {
          owner: 'buyer',
          decision: 'handoff',
          replyLike: 'Tom.*3 bedrooms.*Pasadena.*(budget|spend)',
          replies: 1,
        },
      },
      { say: '600' },
      { expect: { replyLike: '600k.*pre-approved' } },
      { say: 'No, the budget is 650. And we are pre-approved' },
      { expect: { replyLike: '650k.*(move in|new home)' } },
      { say: 'Within 3 months' },
      { expect: { replyLike: 'view' } },
      { say: 'Saturday morning' },
      { expect: { owner: 'buyer', replyLike: 'all set.*Saturday morning' } },
      { say: 'Anything else you need?' },
      { expect: { owner: 'buyer', replyLike: 'all set|nothing else', replies: 1 } },
    ],
  },
  {
    id: 'demo-both',
    title: 'A buyer thinks about selling: the contract asks why first, then the baton passes',
    steps: [
      { say: "I'm looking to buy a home, budget is 800k" },
      { expect: { owner: 'buyer', decision: 'handoff', replyLike: '800k.*pre-approved' } },
      { say: "I'm thinking about selling my house too" },
      {
        expect: {
          owner: 'buyer',
          decision: 'ask',
          guard: 'contract',
          from: 'buyer',
          to: 'seller',
          replyLike: 'fund the purchase',
        },
      },
      { say: 'We need the money from ours for the next one' },
      {
        expect: {
          owner: 'seller',
          decision: 'handoff',
          from: 'buyer',
          to: 'seller',
          replyLike: 'next home.*(address|street)',
        },
      },
    ],
  },
  {
    id: 'demo-burst',
    title: 'Four messages in a row are answered once',
    steps: [
      { burst: ['hey', 'I want to buy a house', 'near Glendale', '3 bedrooms, up to 700k'] },
      {
        expect: { owner: 'buyer', decision: 'stay', replyLike: '3 bedrooms.*Glendale.*700k.*pre-approved', replies: 1 },
      },
    ],
  },
  {
    id: 'demo-spanish',
    title: 'A seller in Spanish',
    steps: [
      { say: 'Hola, me llamo Lucía' },
      { expect: { owner: 'lead', replyLike: 'Lucía.*comprar, vender' } },
      { say: 'Quiero vender mi casa' },
      { expect: { owner: 'seller', decision: 'handoff', replyLike: 'Lucía.*dirección' } },
      { say: 'Está en Calle Olivo 128, nos mudamos a otra ciudad' },
      { expect: { replyLike: 'Calle Olivo 128.*30 a 45 días' } },
      { say: 'Sí, claro. Está en buen estado' },
      { expect: { replyLike: 'precio' } },
      { say: 'Medio millón' },
      { expect: { owner: 'seller', replyLike: '500 mil.*(Qué día|Cuándo podemos)' } },
    ],
  },
];
