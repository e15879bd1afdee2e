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

type Echo = Pick<Piece, 'topic' | 'outcome' | 'lesson'> & { readonly insight: string | undefined };

/**
 * What the next piece is about, given what came of the last: an insight that worked is followed to its neighbour, one that
 * did not gives way to what the lesson is nearest to. null: every note has been used.
 */
export const nextTopic = (library: Library, echo: Echo, covered: readonly string[]): string | null => {
  const { topic, insight = '', outcome, lesson } = echo;
  const from = outcome === 'goal met' ? `${topic} ${insight}` : lesson;
  return library.nearest(from, covered)?.title.toLowerCase() ?? null;
};
