import { overridePolicy, type Policy } from '@baton/contracts';
import { createShadow, type Disagreement, type Shadow } from '@baton/core';
import { loadDomain } from '@baton/domains';
import { readOverride } from '../files.ts';
import { exitCode, type Io } from '../io.ts';
import { readJournal } from '../journal.ts';
import { type RedisOption, withSession } from '../redis-session.ts';

export interface ShadowOptions extends RedisOption {
  readonly policy: string;
  readonly follow?: boolean;
  readonly json?: boolean;
}

const describe = ({ key, live, shadow, cause }: Disagreement): string => {
  const side = ({ decision, to, guard }: Disagreement['live']) =>
    [decision, to && `to ${to}`, guard && `(${guard})`].filter(Boolean).join(' ');
  return `${key}: live ${side(live)}, shadow ${side(shadow)}, because of ${cause}`;
};

const createTally = (shadow: Shadow, io: Io, json: boolean | undefined) => {
  const totals = { decisions: 0, disagreements: 0, causes: {} as Record<string, number> };
  return {
    totals,
    take(record: Parameters<Shadow['follow']>[0]): void {
      const { decisions, disagreements } = shadow.follow(record);
      totals.decisions += decisions;
      totals.disagreements += disagreements.length;
      for (const disagreement of disagreements) {
        totals.causes[disagreement.cause] = (totals.causes[disagreement.cause] ?? 0) + 1;
        io.out(json ? JSON.stringify(disagreement) : describe(disagreement));
      }
    },
  };
};

/** Follows until the user interrupts. */
const untilInterrupted = (io: Io): Promise<void> =>
  new Promise((resolve) => {
    if (io.signal.aborted) resolve();
    else io.signal.addEventListener('abort', () => resolve(), { once: true });
  });

/**
 * Runs a candidate policy beside the live one over the journal so far, and with `--follow` over what comes. It reads and
 * nothing else: the live side cannot notice it.
 */
export const shadow = async (options: ShadowOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ config, shards, client }) => {
    const candidate: Policy = overridePolicy(
      loadDomain(config.BATON_DOMAIN).policy,
      await readOverride(options.policy),
    );
    const tally = createTally(createShadow(candidate), io, options.json);
    for (const record of await readJournal(shards)) tally.take(record);
    if (options.follow) {
      const following = await client.follow.journal('all', tally.take);
      await untilInterrupted(io);
      await following.close();
    }
    const { decisions, disagreements, causes } = tally.totals;
    if (options.json) io.out(JSON.stringify(tally.totals));
    else
      io.out(
        `${disagreements} of ${decisions} decisions differ${Object.entries(causes)
          .map(([cause, n]) => `; ${n} × ${cause}`)
          .join('')}`,
      );
    return exitCode.ok;
  });
