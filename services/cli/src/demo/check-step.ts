import type { Expectation } from '@baton/bot-kit';
import type { Explanation, JournalRecord } from '@baton/contracts';

/** A conversation as it stands when an expectation is put to it. */
export interface Standing {
  readonly owner: string;
  /** From the conversation's first message on. */
  readonly records: readonly JournalRecord[];
}

/** The replies that went out since the contact last said something. */
export const repliesSince = (records: readonly JournalRecord[]): string[] => {
  let replies: string[] = [];
  for (const entry of records.flatMap(({ entries }) => entries)) {
    if (entry.type === 'message.received' && entry.author === 'contact') replies = [];
    if (entry.type === 'reply.sent') replies.push(entry.text);
  }
  return replies;
};

export const latestDecision = (records: readonly JournalRecord[]): Explanation | null => {
  const decisions = records
    .flatMap(({ entries }) => entries)
    .flatMap((entry) => (entry.type === 'decision.made' ? [entry.decision] : []));
  return decisions.at(-1) ?? null;
};

const quoted = (value: unknown): string => (value === null || value === undefined ? 'none' : `“${value}”`);

/** What is not as the script says, one phrase each; empty when all is. */
export const unmet = (expected: Expectation, { owner, records }: Standing): string[] => {
  const decision = latestDecision(records);
  const replies = repliesSince(records);
  const problems: string[] = [];
  const same = (what: string, wanted: unknown, got: unknown): void => {
    if (wanted !== undefined && wanted !== got) problems.push(`${what} is ${quoted(got)}, not ${quoted(wanted)}`);
  };
  same('the owner', expected.owner, owner);
  same('the decision', expected.decision, decision?.decision);
  same('the guard', expected.guard, decision?.guard);
  same('the source', expected.from, decision?.from);
  same('the target', expected.to, decision?.to);
  same('the number of replies', expected.replies, replies.length);
  if (expected.noReply) same('the number of replies', 0, replies.length);
  const { replyLike } = expected;
  if (replyLike !== undefined && !replies.some((reply) => new RegExp(replyLike, 'i').test(reply))) {
    problems.push(`no reply is like /${replyLike}/`);
  }
  return problems;
};
