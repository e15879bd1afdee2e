import { createAgent } from '../agent.ts';
import { isAbout, sensitiveTopics } from '../constraints.ts';
import { contracts, type Piece } from '../contracts.ts';
import { draftFrom, type Research, unfounded } from './draft.ts';

const prompt = ({ topic }: Research, draft: string, refused: readonly string[]): string =>
  [
    `Polish this text on ${topic}. Keep every sentence that quotes a source word for word, and the paragraphs. At most 1,500 characters.`,
    ...refused.map((problem) => `The last attempt was refused: ${problem}`),
    draft,
  ].join('\n\n');

const drifts = ({ draft }: Partial<Piece>, { topic, insight, evidence }: Research): string[] =>
  draft === undefined || isAbout(draft, [topic, insight, ...evidence.map(({ quote }) => quote)])
    ? []
    : [`draft: about ${topic}, and nothing else`];

/** Drafts, edits, polishes: from the research that it was given, never from research of its own. */
export const voice = createAgent({
  id: 'voice',
  job: 'Drafts, edits and polishes, every claim mapped to its evidence',
  requires: contracts.research,
  hands: contracts.copy,
  to: 'revenue',
  constraints: { length: { draft: 1500 }, forbidden: sensitiveTopics, modelCalls: 3 },
  check: (output, contract) => [...unfounded(output, contract), ...drifts(output, contract)],
  work: async ({ contract, wishes, refused, ask }) => {
    const rough = draftFrom(contract, wishes, 0);
    const polished = await ask?.(prompt(contract, rough.draft, refused));
    const copy = polished ? { ...rough, draft: polished } : draftFrom(contract, wishes, refused.length);
    const { length } = copy.claims;
    return {
      say: `Draft of ${copy.draft.length} characters, ${length} claim${length === 1 ? '' : 's'} with evidence, told as “${copy.angle}”.`,
      output: copy,
      done: true,
    };
  },
});
