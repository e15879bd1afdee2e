import { z } from 'zod';
import { FactName } from './facts.ts';

const day = 86_400_000;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, HH:MM');

/** The name of a time zone that this Node knows, `America/Los_Angeles`. */
export const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
};

const timeZone = z.string().refine(isTimeZone, 'the name of a time zone');

/** When nothing is sent that was not asked for, by the clock where the contact is. `from` = `to`: never. */
export const QuietHours = z.strictObject({
  from: timeOfDay.default('21:00'),
  to: timeOfDay.default('08:00'),
  timeZone: timeZone.default('UTC'),
  /** The fact that holds a contact's own time zone, where a domain asks for one. */
  zoneFact: FactName.nullable().default(null),
});
export type QuietHours = z.output<typeof QuietHours>;

/** Days of silence after which the contact is written to, rising: 3, 7, 14, 30. */
export const FollowUpDays = z
  .array(z.number().positive().max(365))
  .max(12)
  .refine((days) => days.every((count, index) => index === 0 || count > (days[index - 1] ?? 0)), 'rising numbers');

/** How much of a contact's attention may be asked for, whoever asks. */
export const OutreachPolicy = z
  .strictObject({
    /** Of every bot that has none of its own. Empty: no follow-ups. */
    followUpDays: FollowUpDays.default([]),
    quiet: QuietHours.prefault({}),
    /** Messages that nobody asked for, in 24 hours and in 7 days: sliding windows. 0: none ever. */
    perDay: z.int().nonnegative().default(1),
    perWeek: z.int().nonnegative().default(3),
    /** What has waited for longer than this is dropped, ms. */
    maxWaitMs: z
      .int()
      .positive()
      .default(7 * day),
    /** Proposals that may wait for one contact. */
    maxWaiting: z.int().positive().max(20).default(4),
  })
  .prefault({});
export type OutreachPolicy = z.output<typeof OutreachPolicy>;

/** Why a proposed message waits. `turn`: the bot is busy with this contact. */
export const OutreachHold = z.enum(['turn', 'quiet-hours', 'daily-cap', 'weekly-cap']);
export type OutreachHold = z.infer<typeof OutreachHold>;

/** Why a proposed message is not sent. */
export const OutreachDrop = z.enum([
  'opted-out',
  /** A person holds the conversation. */
  'human',
  /** The contact has never written, or nobody owns it. */
  'no-owner',
  'none-allowed',
  'too-old',
  'too-many',
  /** The contact has written meanwhile. */
  'written',
  /** A later follow-up takes its place. */
  'overtaken',
  /** Its turn was ended by something that matters more. */
  'superseded',
  'failed',
  /** The bot had nothing to say. */
  'silent',
]);
export type OutreachDrop = z.infer<typeof OutreachDrop>;
