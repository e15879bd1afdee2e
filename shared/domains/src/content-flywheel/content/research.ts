import type { Evidence, Piece } from '../contracts.ts';
import type { Found, Library } from '../library/library.ts';
import { termsOf } from '../words.ts';

/** Two pieces of evidence are the least that a claim may stand on; a third makes room for an angle. */
const wanted = { least: 2, most: 3 } as const;

type Research = Pick<Piece, 'topic' | 'lap' | 'covered' | 'insight' | 'evidence' | 'angles' | 'nextSteps'>;

const toEvidence = ({ sentence, title }: Found, index: number): Evidence => ({
  id: `e${index + 1}`,
  quote: sentence,
  source: title,
});

const anglesOn = (topic: string, insight: Found, evidence: readonly Evidence[]): string[] => [
  `The surprise: look at ${insight.title.toLowerCase()} first`,
  `How to: small steps, the first from ${evidence[0]?.source.toLowerCase()}`,
  `The question: what if ${topic} came first?`,
];

/** The words that a topic has in common with what was found on it: a topic that shares none is not the library's. */
const inCommon = (topic: string, found: readonly Found[]): boolean => {
  const terms = new Set(termsOf(topic));
  return found.some(({ sentence, title }) => termsOf(`${title} ${sentence}`).some((term) => terms.has(term)));
};

export interface Brief {
  readonly topic: string;
  readonly lap: number;
  /** Notes that earlier pieces have used. */
  readonly covered: readonly string[];
}

/** Finds the insight and what supports it; null when the library has too little on the topic that is still unused. */
export const research = (library: Library, { topic, lap, covered }: Brief): Research | null => {
  const found = library.search(topic, covered);
  const [insight, ...rest] = found;
  const evidence = rest.slice(0, wanted.most).map(toEvidence);
  if (!insight || evidence.length < wanted.least || !inCommon(topic, found)) return null;
  return {
    topic,
    lap,
    covered: [...covered, insight.note, ...rest.slice(0, evidence.length).map(({ note }) => note)],
    insight: insight.sentence,
    evidence,
    angles: anglesOn(topic, insight, evidence),
    nextSteps: [
      'Open with the insight in one sentence',
      `Rest every claim on ${evidence.map(({ id }) => id).join(', ')}`,
      'End with one thing that the reader can do this week',
    ],
  };
};
