import { z } from 'zod';

/** Texts are values, not documents: how large all of a contact's facts may be together is `limits.contextChars`. */
export const FactValue = z.union([z.string().max(4000), z.number(), z.boolean()]);
export type FactValue = z.infer<typeof FactValue>;

/** Most facts a contact may have: the state stays bounded whatever a bot returns. */
export const maxFacts = 40;
export const FactName = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/, 'a camelCase name of at most 40 letters');

/** A fact as a bot or an administrator reports it. */
export const FactReport = z.strictObject({
  value: FactValue,
  /** 0..1; how sure the extractor is. */
  confidence: z.number().min(0).max(1).default(1),
  /** What found it: `bot`, `words`, `intent`, `admin`; `derived` for what the contact has not told but a bot concludes. */
  extractor: z.string().max(40).default('bot'),
  /** The hashed id of the message in which the contact said it. */
  source: z.string().max(32).optional(),
});
export type FactReport = z.output<typeof FactReport>;

/** A known fact with where it comes from. */
export interface Fact {
  readonly value: FactValue;
  readonly confidence: number;
  readonly extractor: string;
  readonly source?: string;
  /** When it became known, ms since 1970, Redis time. */
  readonly at: number;
}
export type Facts = Readonly<Record<string, Fact>>;
