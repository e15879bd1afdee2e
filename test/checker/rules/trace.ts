import type { ContactView, ReplyView } from '../contact-view.ts';
import type { Violation } from '../verdict.ts';
import { isCommit } from './overlap.ts';

/** What the witness saw against what the journal says of one reply. */
const disagreements = (reply: ReplyView): string[] => {
  const wrong: string[] = [];
  const left = reply.sent.length;
  if (reply.journalSent !== left)
    wrong.push(`reply ${reply.id} left ${left} times, the journal says ${reply.journalSent}`);
  if (left > 0 && reply.suppressed > 0) wrong.push(`reply ${reply.id} was suppressed and yet it left`);
  return wrong;
};

const distortions = (reply: ReplyView): string[] => {
  const decided = reply.queued[0]?.entry;
  if (!decided) return [];
  return reply.sent.flatMap((line) => [
    ...(line.text === decided.text ? [] : [`reply ${reply.id} left with other words than were decided`]),
    ...(line.epoch === decided.epoch ? [] : [`reply ${reply.id} left with another epoch than was decided`]),
    ...(line.answers.join() === decided.answers?.join()
      ? []
      : [`reply ${reply.id} left as the answer to other messages`]),
  ]);
};

/** Messages that a commit was given and that its entries do not show, and the other way round. */
const untold = (view: ContactView): string[] => {
  const told = new Set(
    view.entries.flatMap(({ entry }) => (entry.type === 'message.received' && entry.id ? [entry.id] : [])),
  );
  const given = new Set(
    view.records.flatMap(({ record }) =>
      record.events.flatMap((event) => (event.type === 'message.received' && event.id ? [event.id] : [])),
    ),
  );
  return [
    ...[...given]
      .filter((id) => !told.has(id))
      .map((id) => `message ${id} was given to a commit that does not tell of it`),
    ...[...told]
      .filter((id) => !given.has(id))
      .map((id) => `message ${id} is told of by a commit that was not given it`),
  ];
};

/** Commits that the journal has lost: their numbers have no holes. */
const missing = (view: ContactView): string[] => {
  const commits = view.records.filter(isCommit).map((line) => line.record.commit);
  return commits.flatMap((commit, index) => {
    const before = commits[index - 1] ?? 0;
    return commit > before + 1 ? [`the journal has no commit between ${before} and ${commit}`] : [];
  });
};

/** TRACE: the journal and the outside witness disagree, or the journal with itself. */
export const trace = (view: ContactView): Violation[] =>
  [
    ...[...view.replies.values()].flatMap((reply) => [...disagreements(reply), ...distortions(reply)]),
    ...untold(view),
    ...missing(view),
  ].map((what) => ({
    code: 'TRACE',
    what: `${view.key}: ${what}`,
  }));
