import { likeness, vectorOf } from '../library/rank.ts';
import { paragraphsOf, termsOf } from '../words.ts';

export interface Offer {
  readonly name: string;
  readonly about: string;
  readonly callToAction: string;
  /** Clicks for each view at which it has worked. */
  readonly goal: number;
}

/** What there is to offer. The goals are this example's own, for a small list of readers. */
const catalogue: readonly Offer[] = [
  {
    name: 'the focus checklist',
    about: 'attention focus morning desk block deep interruption task list sleep break energy tired calendar hour',
    callToAction: 'The focus checklist has these steps on one page: take it with you.',
    goal: 0.03,
  },
  {
    name: 'the team workshop',
    about: 'team meeting decision handover remote trust feedback colleague document onboarding channel deadline no',
    callToAction: 'The team workshop turns this into habits of your team in two afternoons: see the dates.',
    goal: 0.015,
  },
  {
    name: 'the customer letter',
    about: 'customer price newsletter headline story reader offer referral draft writing message number click page',
    callToAction: 'The customer letter brings one example like this every Thursday: subscribe for free.',
    goal: 0.025,
  },
];

const weights = new Map(catalogue.flatMap(({ about }) => termsOf(about)).map((term) => [term, 1]));

interface Earlier {
  /** What the piece before offered, and whether it worked. */
  readonly offer?: string | undefined;
  readonly outcome?: string | undefined;
}

/**
 * The offer that is nearest to the draft. One that has just missed its goal gives way to the next, and so does one that
 * a person has sent back.
 */
export const chooseOffer = (draft: string, { offer, outcome }: Earlier, sentBack: boolean): Offer => {
  const words = vectorOf(termsOf(draft), weights);
  const ranked = catalogue
    .map((item) => ({ item, score: likeness(words, vectorOf(termsOf(item.about), weights)) }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ item }) => item);
  const at = ranked.findIndex(({ name }) => name === offer);
  if (sentBack) return ranked[(at + 1) % ranked.length] as Offer;
  return ranked[at === 0 && outcome === 'goal missed' ? 1 : 0] as Offer;
};

/** After the last claim, before the text says goodbye: whoever has read so far wants to do something. */
export const placeFor = (draft: string): number => Math.max(1, paragraphsOf(draft).length - 1);

export const campaignOf = (topic: string, lap: number): string =>
  `${
    topic
      .toLowerCase()
      .replace(/[^a-z0-9]+/gu, '-')
      .replace(/^-|-$/gu, '')
      .slice(0, 40) || 'piece'
  }-${lap}`.replace(/^-/u, '');
