import { type JournalRecord, overridePolicy } from '@baton/contracts';
import { contactKey } from '@baton/contracts/ids';
import { type Replay, replay as replayContact } from '@baton/core';
import { loadDomain } from '@baton/domains';
import { createPolicyOf } from '@baton/experiments';
import { readOverride } from '../files.ts';
import { exitCode, type Io } from '../io.ts';
import { readJournal } from '../journal.ts';
import { type RedisOption, withSession } from '../redis-session.ts';

export interface ReplayOptions extends RedisOption {
  readonly contact?: string;
  readonly policy?: string;
  readonly json?: boolean;
}

const describe = (found: Replay): string => {
  switch (found.status) {
    case 'incomplete':
      return `${found.key}: begins at commit ${found.firstCommit}; older records have been trimmed`;
    case 'identical':
    case 'same':
      return `${found.key}: ${found.status}, ${found.decisions} decisions`;
    case 'diverged': {
      const { divergence } = found;
      const was = divergence.recorded
        ? `${divergence.recorded.decision} (${divergence.recorded.guard ?? 'no guard'})`
        : 'nothing';
      const is = divergence.found
        ? `${divergence.found.decision} (${divergence.found.guard ?? 'no guard'})`
        : 'nothing';
      return `${found.key}: at commit ${divergence.commit} ${was} becomes ${is}, because of ${divergence.cause}`;
    }
    default:
      return found satisfies never;
  }
};

const byContact = (records: readonly JournalRecord[]): Map<string, JournalRecord[]> => {
  const contacts = new Map<string, JournalRecord[]>();
  for (const record of records) contacts.set(record.key, [...(contacts.get(record.key) ?? []), record]);
  return contacts;
};

const causes = (replays: readonly Replay[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const found of replays) {
    if (found.status === 'diverged') counts[found.divergence.cause] = (counts[found.divergence.cause] ?? 0) + 1;
  }
  return counts;
};

const summarise = (io: Io, replays: readonly Replay[], json: boolean | undefined): void => {
  const count = (status: Replay['status']): number => replays.filter((found) => found.status === status).length;
  const summary = {
    contacts: replays.length,
    identical: count('identical'),
    same: count('same'),
    diverged: count('diverged'),
    incomplete: count('incomplete'),
    causes: causes(replays),
  };
  if (json) {
    io.out(JSON.stringify(summary));
    return;
  }
  const { contacts, identical, same, diverged, incomplete } = summary;
  io.out(
    `${contacts} contacts: ${identical} identical, ${same} decided the same, ${diverged} diverged, ${incomplete} incomplete`,
  );
  for (const [cause, times] of Object.entries(summary.causes)) io.out(`  ${times} × ${cause}`);
};

const chosen = (records: readonly JournalRecord[], contact: string | undefined, idKey: string | undefined) =>
  contact === undefined ? records : records.filter(({ key }) => key === contactKey(contact, idKey));

/**
 * Decides the journal again. 0: every conversation went as recorded; 1: one did not, and where each first went another
 * way is printed with its cause. Without another policy, contacts under experiments are treated as they were. What lies after that is not spoken of: it never happened.
 */
export const replay = async (options: ReplayOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ config, shards, client }) => {
    const pack = loadDomain(config.BATON_DOMAIN);
    const policy = options.policy
      ? overridePolicy(pack.policy, await readOverride(options.policy))
      : createPolicyOf(pack.policy, await client.experiments.list());
    const records = chosen(await readJournal(shards), options.contact, config.BATON_ID_KEY);
    const replays = [...byContact(records)].map(([key, journal]) => replayContact(key, journal, policy));
    for (const found of replays) {
      if (options.json) io.out(JSON.stringify(found));
      else if (found.status === 'diverged' || found.status === 'incomplete') io.out(describe(found));
    }
    summarise(io, replays, options.json);
    return replays.some(({ status }) => status === 'diverged') ? exitCode.no : exitCode.ok;
  });
