import { z } from 'zod';

/** One bot's health over the window the performance guard looks at. */
export const BotHealth = z.object({
  /** Queue wait and run time together, 95th percentile, ms. */
  p95Ms: z.number(),
  /** 0..1. */
  errorRate: z.number(),
  samples: z.number(),
  /** Redis time of the last sample, ms. */
  at: z.number(),
});
export type BotHealth = z.infer<typeof BotHealth>;
export type Health = Readonly<Record<string, BotHealth>>;

/** What the learner adds to one route's threshold, from how many outcomes. */
export const LearnedRoute = z.object({ adjustment: z.number(), outcomes: z.number(), successRate: z.number() });
export type LearnedRoute = z.infer<typeof LearnedRoute>;
/** By route name, `lead->seller`. */
export type Learned = Readonly<Record<string, LearnedRoute>>;
