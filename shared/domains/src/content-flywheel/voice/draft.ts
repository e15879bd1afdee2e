import type { z } from 'zod';
import type { Claim, contracts, Evidence, Piece } from '../contracts.ts';
import { sentencesOf } from '../words.ts';

export type Research = z.output<typeof contracts.research>;
type Copy = Pick<Piece, 'draft' | 'angle' | 'angleWhy' | 'claims' | 'toneNotes' | 'openPoints'>;

const leads = ['As we put it in', 'The same shows in', 'One more from'] as const;

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A claim is a sentence of the draft: who reads the draft can follow it to its source. */
const claimOn = ({ id, quote, source }: Evidence, index: number): Claim => ({
  claim: `${leads[index % leads.length]} “${source}”: ${lower(quote)}`,
  evidence: [id],
});

const opening = (angle: string, { topic, insight }: Research): string => {
  const kind = angle.split(':')[0];
  if (kind === 'How to') return `Begin small with ${topic}. ${insight}`;
  if (kind === 'The question') return `What if ${topic} came first? ${insight}`;
  return `On ${topic}, most advice begins at the wrong end. ${insight}`;
};

const closing =
  'So take one step this week: pick the one idea above that fits your days, try it until Friday, and note what has changed.';

/** How a person's wish is heard: shorter, warmer, or told another way. */
interface Heard {
  readonly shorter: boolean;
  readonly warmer: boolean;
  readonly otherwise: number;
}

const hear = (wishes: readonly string[]): Heard => {
  const all = wishes.join(' ');
  const [shorter, warmer] = [
    /\b(short|shorter|long|cut|trim)/iu.test(all),
    /\b(warm|friendl|cold|stiff|dry|tone)/iu.test(all),
  ];
  return { shorter, warmer, otherwise: wishes.length > 0 && !shorter && !warmer ? 1 : 0 };
};

const whyOf = ({ otherwise }: Heard, { evidence }: Research): string =>
  otherwise > 0
    ? 'the first angle was sent back, so the next one tells it'
    : `it lets ${evidence.length} pieces of evidence build on the insight`;

const title = (topic: string): string => topic.charAt(0).toUpperCase() + topic.slice(1);

/** Drafts from the research alone. `repaired`: how often an attempt was refused; each makes the draft shorter by a paragraph. */
export const draftFrom = (research: Research, wishes: readonly string[], repaired: number): Copy => {
  const heard = hear(wishes);
  const angle = research.angles[(research.lap - 1 + heard.otherwise) % research.angles.length] ?? '';
  const used = research.evidence.slice(0, Math.max(1, research.evidence.length - repaired - (heard.shorter ? 1 : 0)));
  const claims = used.map(claimOn);
  const greeting = heard.warmer ? 'You will know this one. ' : '';
  const parts = [title(research.topic), `${greeting}${opening(angle, research)}`, ...claims.map(({ claim }) => claim)];
  return {
    draft: [...parts, closing].join('\n\n'),
    angle,
    angleWhy: whyOf(heard, research),
    claims,
    toneNotes: [heard.warmer ? 'warm, as to a colleague' : 'plain and calm', 'short sentences, no promises'],
    openPoints: wishes.map((wish) => `Asked for: ${wish}`.slice(0, 300)),
  };
};

/** Each claim stands in the draft and rests on evidence there is. */
export const unfounded = ({ draft = '', claims = [] }: Partial<Copy>, { evidence }: Research): string[] =>
  claims.flatMap(({ claim, evidence: ids }, index) => {
    const unknown = ids.filter((id) => !evidence.some((one) => one.id === id));
    return [
      ...unknown.map((id) => `claims.${index}: there is no evidence ${id}`),
      ...(sentencesOf(claim).every((sentence) => draft.includes(sentence))
        ? []
        : [`claims.${index}: not in the draft`]),
    ];
  });
