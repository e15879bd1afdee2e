import type { ContactView } from '../contact-view.ts';
import type { Entry } from '../history.ts';
import type { Violation } from '../verdict.ts';

/** Who has the contact, followed through the journal. `changes` are the owner changes of the record at hand. */
interface Following {
  readonly firstBot: string;
  readonly changes: ReadonlySet<string>;
  readonly owner: string;
}

const isOwner = ({ owner, firstBot }: Following, name: string | undefined): boolean =>
  name === owner || (owner === 'nobody' && name === firstBot);

/** A move and its owner change may stand in either order in their record. */
const isTold = (seen: Following, { from, to }: Entry): boolean =>
  seen.owner === to && seen.changes.has(`${from}->${to}`);

const problemOf = (seen: Following, entry: Entry): string | null => {
  const { type, from, to, handoff, turn, bot } = entry;
  switch (type) {
    case 'handoff.committed':
      if (from === to) return `handoff ${handoff} leads to its own source`;
      return isOwner(seen, from) || isTold(seen, entry)
        ? null
        : `handoff ${handoff} is from ${from}, not ${seen.owner}`;
    case 'owner.changed':
      return isOwner(seen, from) || seen.owner === to ? null : `the owner changed from ${from}, not ${seen.owner}`;
    case 'turn.started':
      return isOwner(seen, bot) ? null : `turn ${turn} is by ${bot}, but ${seen.owner} had the contact`;
    default:
      return null;
  }
};

/** OWNER: a move away from somebody who did not have the contact, a move to oneself, a turn of somebody else's. */
export const owner = (view: ContactView, firstBot: string): Violation[] => {
  let current = 'nobody';
  return view.records.flatMap(({ record }) => {
    const changed = record.entries.flatMap((e) => (e.type === 'owner.changed' ? [`${e.from}->${e.to}`] : []));
    const changes = new Set(changed);
    return record.entries.flatMap((entry): Violation[] => {
      const problem = problemOf({ firstBot, changes, owner: current }, entry);
      if (entry.type === 'handoff.committed' || entry.type === 'owner.changed') current = entry.to ?? current;
      return problem === null ? [] : [{ code: 'OWNER', what: `${view.key}: ${problem}` }];
    });
  });
};
