import type { FactValue } from '@baton/contracts';
import { z } from 'zod';

const words = z.string().min(1).max(200);
const dollars = z.number().min(10_000).max(100_000_000);

/** All that the bots of this domain may learn about a contact, whichever of them hears it. Money is in US dollars. */
export const facts = z.object({
  name: words.describe('how the contact wants to be called'),
  wish: z.enum(['buy', 'sell', 'both', 'browsing']).describe('what the contact wants'),
  timeline: z
    .enum(['now', '1-3 months', '3-6 months', '6-12 months', 'later', 'flexible'])
    .describe('when the contact wants to have moved'),
  area: words.describe('where the contact is looking'),
  preferredTime: words.describe('when the contact likes to talk'),

  budget: dollars.describe('most the contact wants to spend'),
  financing: z.enum(['cash', 'pre-approved', 'in progress', 'none']).describe('how the purchase is paid for'),
  bedrooms: z.int().min(0).max(20).describe('bedrooms wanted, at least; 0 is a studio'),
  viewingTime: words.describe('when the contact can view homes'),

  address: words.describe('the home to be sold'),
  motivation: words.describe('why the contact sells'),
  sellSoon: z.boolean().describe('whether selling within 30 to 45 days suits'),
  condition: z.enum(['turnkey', 'minor fixes', 'needs work']).describe('the state the home is in'),
  priceExpectation: dollars.describe('what the contact hopes to get'),
  liens: words.describe('mortgage or liens on the home'),
  upgrades: words.describe('what was renewed or added'),
  listingHistory: words.describe('whether it was listed before'),
  decisionMakers: words.describe('who decides besides the contact'),
  contactMethod: z.enum(['call', 'text', 'email', 'video']).describe('how the contact likes to be reached'),
  valuationTime: words.describe('when the valuation visit is'),

  whyBoth: words.describe('why the contact both buys and sells'),
  startWith: z.enum(['buy', 'sell']).describe('which of the two comes first for a contact who does both'),
  saleFundsPurchase: z.boolean().describe('whether the sale has to pay for the purchase'),
  temperature: z.enum(['hot', 'warm', 'lukewarm', 'cold']).describe('how ready and committed the contact is'),
  unsure: words.describe('names of the facts the contact cannot tell yet, separated by commas'),
});

export type FactKey = keyof typeof facts.shape;
/** What is known of a contact, typed. */
export type Lead = { readonly [K in FactKey]?: z.output<typeof facts>[K] };

export const isFactKey = (name: string): name is FactKey => name in facts.shape;

/** Keeps what this domain knows of and its schemas take: facts may also come from an administrator. */
export const toLead = (known: Readonly<Record<string, FactValue>>): Lead =>
  Object.fromEntries(
    Object.entries(known).filter(([name, value]) => isFactKey(name) && facts.shape[name].safeParse(value).success),
  );
