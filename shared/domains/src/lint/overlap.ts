import { createScorer, type Scorer } from '@baton/scoring';
import { createRandom, expandTemplate } from '@baton/scoring/train';
import type { DomainPack } from '../domain.ts';

/** Of the sentences that show one intent alone, so many at most may be read as another one too. */
const mostOverlap = 0.1;
/** A sentence counts as read as an intent from this confidence on: the default threshold of a route. */
const readAs = 0.7;
const sentencesPerPattern = 8;

interface Reads {
  readonly sentences: number;
  readonly as: Map<string, number>;
}

/** The other intents that a sentence for this one is read as. */
const misread = (scorer: Scorer, sentence: string, intent: string): string[] =>
  Object.entries(scorer.score(sentence).intents)
    .filter(([other, confidence]) => other !== intent && confidence >= readAs)
    .map(([other]) => other);

/** How the pack's own sentences are read: intent that they show → how many there are, and how many show another. */
const readSentences = ({ intents: pack }: DomainPack): ReadonlyMap<string, Reads> => {
  const scorer = createScorer(pack);
  const random = createRandom(1);
  const reads = new Map<string, Reads>();
  for (const { intents, patterns } of pack.templates) {
    const [intent, ...more] = intents;
    if (intent === undefined || more.length > 0) continue;
    const { sentences, as } = reads.get(intent) ?? { sentences: 0, as: new Map<string, number>() };
    const said = patterns.flatMap((it) => expandTemplate(it, pack.words, sentencesPerPattern, random));
    for (const other of said.flatMap((sentence) => misread(scorer, sentence, intent)))
      as.set(other, (as.get(other) ?? 0) + 1);
    reads.set(intent, { sentences: sentences + said.length, as });
  }
  return reads;
};

/** Two intents that the pack itself cannot tell apart would move contacts to and fro. */
export const intentsAreApart = (pack: DomainPack): string[] =>
  [...readSentences(pack)].flatMap(([intent, { sentences, as }]) =>
    [...as]
      .filter(([, times]) => times / sentences > mostOverlap)
      .map(
        ([other, times]) =>
          `the intents "${intent}" and "${other}" overlap: ${Math.round((100 * times) / sentences)} % of the sentences ` +
          `for "${intent}" are read as "${other}" too, at most ${100 * mostOverlap} % may be`,
      ),
  );
