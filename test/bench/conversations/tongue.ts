import type { Truth } from './truth.ts';

export const factNames = [
  'wish',
  'name',
  'timeline',
  'area',
  'preferredTime',
  'budget',
  'financing',
  'bedrooms',
  'viewingTime',
  'address',
  'motivation',
  'sellSoon',
  'condition',
  'priceExpectation',
  'liens',
  'upgrades',
  'listingHistory',
  'decisionMakers',
  'contactMethod',
  'valuationTime',
  'whyBoth',
  'startWith',
] as const;
export type Fact = (typeof factNames)[number];

/** Ways to say one value. `{}` stands for the value in figures or words. */
export interface Ways {
  /** To somebody who has just asked. */
  readonly answers: readonly string[];
  /** Unasked: makes sense on its own. None: nobody would say that unasked. */
  readonly tells?: readonly string[];
}

/** How people of one language write. By fact, and where a value has words of its own, by value. */
export interface Tongue {
  readonly wish: Readonly<Record<Truth['wish'], Ways>>;
  readonly name: Ways;
  /** `{}` stands for a month's name, for which `monthAhead` says how far ahead it lies. */
  readonly timeline: Readonly<Record<Truth['timeline'], Ways>>;
  readonly area: Ways;
  readonly budget: Ways;
  readonly priceExpectation: Ways;
  readonly financing: Readonly<Record<Truth['financing'], Ways>>;
  readonly bedrooms: Ways;
  readonly viewingTime: Ways;
  readonly valuationTime: Ways;
  readonly preferredTime: Ways;
  readonly address: Ways;
  readonly motivation: Readonly<Record<string, Ways>>;
  readonly sellSoon: Readonly<Record<'yes' | 'no', Ways>>;
  readonly condition: Readonly<Record<Truth['condition'], Ways>>;
  readonly liens: Readonly<Record<'none' | 'owes', Ways>>;
  readonly upgrades: Readonly<Record<'none' | 'roof' | 'kitchen', Ways>>;
  readonly listingHistory: Readonly<Record<'never' | 'before', Ways>>;
  readonly decisionMakers: Readonly<Record<'alone' | 'together', Ways>>;
  readonly contactMethod: Readonly<Record<'text' | 'call' | 'email', Ways>>;
  readonly whyBoth: Readonly<Record<Truth['whyBoth'], Ways>>;
  readonly startWith: Readonly<Record<'buy' | 'sell', Ways>>;
  readonly openers: Readonly<Record<Truth['wish'] | 'vague', readonly string[]>>;
  /** Later in the conversation: the other side comes up. */
  readonly alsoSells: readonly string[];
  readonly alsoBuys: readonly string[];
  /** `{}` stands for the new value of what was said last. */
  readonly corrections: Readonly<Record<'budget' | 'priceExpectation' | 'bedrooms' | 'area', readonly string[]>>;
  readonly unsure: readonly string[];
  readonly remarks: readonly string[];
  readonly questions: readonly string[];
  readonly areYouABot: readonly string[];
  readonly rude: readonly string[];
  readonly stop: readonly string[];
  readonly person: readonly string[];
  readonly legal: readonly string[];
  readonly thanks: readonly string[];
  readonly joiners: readonly string[];
  /** How words are shortened on a phone. */
  readonly short: readonly (readonly [RegExp, string])[];
  readonly money: (dollars: number, style: number) => string;
  /** As an answer alone: "650" for 650,000. */
  readonly bareMoney: (dollars: number) => string;
  readonly count: (n: number, inWords: boolean) => string;
  readonly locale: string;
  /** "Saturday at 10am": weekday (as `locale` writes it), hour 0..23. */
  readonly at: (weekday: string, hour: number, style: number) => string;
}
