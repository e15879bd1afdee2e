import { DecisionKind, FactName, FactValue, GuardName, maxTextLength, OutcomeResult } from '@baton/contracts';
import { z } from 'zod';

const time = 'a time in UTC like 2026-01-05T10:00:00Z';
/** The 30th of February is no day, though `Date` would take it for one. */
const isOnCalendar = (value: string): boolean => {
  const ms = Date.parse(value);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === value.slice(0, 10);
};

const At = z
  .string(time)
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|\+00:00)$/, time)
  .refine(isOnCalendar, time);

const contact = z.string('the name of a contact').min(1, 'the name of a contact').max(256, 'at most 256 characters');
const share = z.number('a number from 0 to 1').min(0, 'a number from 0 to 1').max(1, 'a number from 0 to 1');
const count = (least: number) => z.int(`a whole number from ${least}`).min(least, `a whole number from ${least}`);
const name = z.string('a name').min(1, 'a name');
const orNull = <T extends z.ZodType>(schema: T) => schema.nullable();

/** What `simulate --json` prints of a decision, and so what a script may expect. */
const Expected = z
  .strictObject({
    at: At,
    contact,
    owner: name,
    decision: DecisionKind,
    from: orNull(name),
    to: orNull(name),
    score: orNull(z.number('a number or null')),
    threshold: orNull(z.number('a number or null')),
    guard: orNull(GuardName),
    margin: orNull(z.number('a number or null')),
    until: orNull(At),
    why: z.string('a text'),
  })
  .partial();
export type Expected = z.output<typeof Expected>;

/** Every kind of line, by the key that tells it from the others. */
export const lineKinds = {
  message: z.strictObject({
    at: At,
    contact,
    message: z.string('a text').min(1, 'a text').max(maxTextLength, 'a shorter text'),
  }),
  scores: z.strictObject({ at: At, contact, scores: z.record(name, share) }),
  owner: z.strictObject({ at: At, contact, owner: name }),
  facts: z.strictObject({ at: At, contact, facts: z.record(FactName, FactValue) }),
  outcome: z.strictObject({
    at: At,
    outcome: z.strictObject({ route: name, result: OutcomeResult }),
    times: count(1).max(1_000_000, 'at most 1000000').default(1),
  }),
  health: z.strictObject({
    at: At,
    health: z.strictObject({
      bot: name,
      p95Ms: z.number('milliseconds').min(0, 'milliseconds'),
      errorRate: share,
      samples: count(0),
    }),
  }),
  expect: z.strictObject({ at: At, contact, expect: Expected }),
} as const;
export type LineKind = keyof typeof lineKinds;

type Lines = {
  [K in LineKind]: { readonly kind: K; readonly line: number; readonly time: number } & z.output<(typeof lineKinds)[K]>;
};
/** One line of a script; `line` counts from 1, `time` is `at` in ms since 1970. */
export type ScriptLine = Lines[LineKind];
export type LineOf<K extends LineKind> = Lines[K];
