import type { FactValue } from '@baton/contracts';
import { z } from 'zod';

/**
 * A list as one fact: JSON that the contract checks. Not numbered facts, since a fact cannot be withdrawn: of a list that
 * becomes shorter the old end would stay behind and count as known.
 */
const listOf = <T extends z.ZodType>(item: T, { least = 0, most = 8 }: { least?: number; most?: number } = {}) =>
  z
    .string()
    .max(4000)
    .transform((json, context): unknown => {
      try {
        return JSON.parse(json);
      } catch {
        context.addIssue({ code: 'custom', message: 'JSON' });
        return z.NEVER;
      }
    })
    .pipe(z.array(item).min(least, `at least ${least}`).max(most, `at most ${most}`));

const line = z.string().min(1).max(300);

const Evidence = z.strictObject({ id: z.string().regex(/^e\d$/), quote: line, source: line });
const Claim = z.strictObject({ claim: line, evidence: z.array(z.string()).min(1) });
const ChannelName = z.enum(['web', 'newsletter', 'social']);
const Post = z.strictObject({ channel: ChannelName, at: z.iso.datetime(), text: z.string().min(1).max(2000) });
const Result = z.strictObject({ channel: ChannelName, views: z.int().nonnegative(), clicks: z.int().nonnegative() });

export type Evidence = z.infer<typeof Evidence>;
export type Claim = z.infer<typeof Claim>;
export type ChannelName = z.infer<typeof ChannelName>;
export type Post = z.infer<typeof Post>;
export type Result = z.infer<typeof Result>;

/** All that is ever known of a piece of work. */
const known = z.object({
  topic: line.describe('what the piece is about'),
  lap: z.int().positive().describe('how often the wheel has turned, this time included'),
  covered: listOf(z.string(), { most: 100 }).describe('notes that earlier pieces have used'),

  insight: line.describe('the one thing worth saying'),
  evidence: listOf(Evidence, { least: 2 })
    .refine((list) => new Set(list.map(({ source }) => source)).size >= 2, 'from at least 2 sources')
    .describe('what supports the insight, each with its source'),
  angles: listOf(line, { least: 2 }).describe('ways to tell it, for VOICE to explore'),
  nextSteps: listOf(line, { least: 1 }).describe('what VOICE is to do'),

  draft: z.string().min(200).max(1800).describe('the text, paragraphs apart by an empty line'),
  angle: line.describe('the angle chosen'),
  angleWhy: line.describe('why this angle'),
  claims: listOf(Claim, { least: 1 }).describe('each claim of the draft, and the evidence it rests on'),
  toneNotes: listOf(line, { least: 1 }).describe('how it is meant to sound'),
  openPoints: listOf(line).describe('what a person should look at'),

  offer: line.describe('what the reader is offered'),
  callToAction: line.describe('the sentence that offers it'),
  place: z.int().positive().describe('the paragraph after which it stands'),
  goal: z.number().positive().max(1).describe('clicks for each view at which the offer has worked'),
  campaign: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .describe('the tag by which its clicks are counted'),

  channels: listOf(ChannelName, { least: 1, most: 3 }).describe('where it is published'),
  posts: listOf(Post, { least: 1, most: 3 }).describe('what goes out where and when'),
  results: listOf(Result, { least: 1, most: 3 }).describe('what came back'),
  outcome: z.enum(['goal met', 'goal missed']).describe('whether the offer has worked'),
  lesson: line.describe('what the next piece should heed'),

  refusals: z.string().max(1000).describe('what an agent made and its constraints or its contract refused'),
});

export const facts = known.shape;
export type Piece = z.output<typeof known>;
export type FactKey = keyof Piece;

const { topic, lap, insight, evidence, angles, nextSteps } = facts;
const { draft, angle, angleWhy, claims, toneNotes, openPoints } = facts;
const { offer, callToAction, place, goal, campaign, channels, posts, results, outcome, lesson } = facts;

/** What each agent hands over, and the next one works from alone. */
export const contracts = {
  /** CONTENT → VOICE */
  research: z.object({ topic, lap, insight, evidence, angles, nextSteps }),
  /** VOICE → REVENUE */
  copy: z.object({ topic, lap, draft, angle, angleWhy, claims, toneNotes, openPoints }),
  /** REVENUE → DISTRIBUTION */
  deal: z.object({ topic, lap, draft, offer, callToAction, place, goal, campaign }),
  /** DISTRIBUTION → CONTENT */
  echo: z.object({ topic, lap, channels, posts, results, outcome, lesson }),
} as const;

/** As facts hold it: texts and numbers as they are, lists as JSON. */
export const toFacts = (values: Partial<Piece>): Record<string, FactValue> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : value]),
  );

/** Those of the facts that the piece holds and its schemas take. */
export const toPiece = (held: Readonly<Record<string, FactValue>>): Partial<Piece> =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, schema]) => {
      const parsed = schema.safeParse(held[name]);
      return parsed.success ? [[name, parsed.data]] : [];
    }),
  );
