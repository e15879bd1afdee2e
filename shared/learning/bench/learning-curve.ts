import type { Outcome } from '@baton/contracts';
import { evidenceOf, learnRoute } from '@baton/core';

/** Marsaglia's xorshift32: numbers in [0, 1) from a seed. */
const createRandom = (seed: number) => {
  let state = seed | 0 || 1;
  return (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
};

const counts = [5, 10, 20, 50, 100, 200, 500, 1000] as const;
const truths = [0.98, 0.9, 0.65, 0.4, 0.1] as const;
/** All within a day, so that fading plays no part. */
const at = 0;

export interface Curve {
  /** Share of moves along the route that really succeed. */
  readonly truth: number;
  /** The adjustment of somebody who knows: from a thousand outcomes with exactly that share. */
  readonly ideal: number;
  readonly points: readonly { readonly outcomes: number; readonly adjustment: number }[];
}

const draw = (count: number, isSuccess: (index: number) => boolean): Outcome[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ handoff: `h${index}`, key: `c${index}`, from: 'lead', to: 'seller', at },
    result: isSuccess(index) ? 'successful' : 'failed',
  }));

const adjustmentFrom = (outcomes: readonly Outcome[]): number => learnRoute(evidenceOf(outcomes), at).adjustment;

/** How a threshold comes near what the truth asks for, as outcomes of many contacts come in. */
export const learningCurves = ({ seed }: { readonly seed: number }): readonly Curve[] =>
  truths.map((truth) => {
    const random = createRandom(seed);
    const drawn = draw(counts.at(-1) ?? 0, () => random() < truth);
    return {
      truth,
      ideal: adjustmentFrom(draw(1000, (index) => index < truth * 1000)),
      points: counts.map((outcomes) => ({ outcomes, adjustment: adjustmentFrom(drawn.slice(0, outcomes)) })),
    };
  });

const signed = (value: number): string => (value > 0 ? '+' : '') + value.toFixed(3);

if (import.meta.main) {
  const seed = Number(process.argv[2] ?? 7);
  const lines = [
    `| truly succeed | ${counts.join(' | ')} | who knows |`,
    `|--:|${'--:|'.repeat(counts.length + 1)}`,
    ...learningCurves({ seed }).map(
      ({ truth, ideal, points }) =>
        `| ${truth} | ${points.map(({ adjustment }) => signed(adjustment)).join(' | ')} | ${signed(ideal)} |`,
    ),
  ];
  process.stdout.write(`seed ${seed}\n${lines.join('\n')}\n`);
}
