import type { Piece } from '../contracts.ts';
import type { Library } from '../library/library.ts';

const asking =
  /^(?:then\s+)?(?:please\s+)?(?:can you\s+|could you\s+)?(?:write|do|make|prepare|draft)?\s*(?:me\s+|us\s+)?(?:something|an? (?:article|piece|post|text)|content)?\s*(?:about|on|topic:?|:)\s+/iu;

/** What the piece is to be about, in a person's words without the asking. */
export const topicIn = (message: string): string =>
  message
    .replace(asking, '')
    .replace(/[\s.!?]+$/u, '')
    .trim()
    .slice(0, 120);

type Echo = Pick<Piece, 'topic' | 'outcome' | 'lesson'>;

/**
 * What the next piece is about, given what came of the last: a topic that worked is followed to its neighbour, one that
 * did not gives way to what the lesson is nearest to. null: every note has been used.
 */
export const nextTopic = (
  library: Library,
  { topic, outcome, lesson }: Echo,
  covered: readonly string[],
): string | null => library.nearest(outcome === 'goal met' ? topic : lesson, covered)?.title.toLowerCase() ?? null;
