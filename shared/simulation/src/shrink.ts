import type { Input } from './script.ts';
import { play, type Simulated, type SimulationOptions } from './simulate.ts';

const without = (script: readonly Input[], from: number, count: number): Input[] => [
  ...script.slice(0, from),
  ...script.slice(from + count),
];

/** Under how many seeds a shorter script is tried: leaving out an input deals every later chance anew. */
const deals = 3;

const firstFailing = async (
  script: readonly Input[],
  best: Simulated,
  { rules, options }: { rules: ReadonlySet<string>; options: SimulationOptions },
): Promise<Simulated | undefined> => {
  for (let deal = 0; deal < deals; deal++) {
    const tried = await play(best.seed + deal, script, options);
    if (tried.violations.some(({ rule }) => rules.has(rule))) return tried;
  }
  return undefined;
};

/**
 * The shortest script found that still breaks one of the rules that the failing run broke: ever smaller pieces are left
 * out for as long as it fails without them (delta debugging, Zeller and Hildebrandt 2002).
 */
export const shrink = async (failed: Simulated, options: SimulationOptions): Promise<Simulated> => {
  const rules = new Set<string>(failed.violations.map(({ rule }) => rule));
  let best = failed;
  let size = Math.ceil(best.script.length / 2);
  while (size >= 1) {
    let from = 0;
    while (from < best.script.length) {
      const tried = await firstFailing(without(best.script, from, size), best, { rules, options });
      if (tried) best = tried;
      else from += size;
    }
    size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return best;
};
