import type { Conversation, Expectation, Step } from '../conversation.ts';
import type { TestHub } from './hub.ts';
import type { ContactView } from './view.ts';

/** What a step expected and what there was, in words; null: it held. */
type Check = (view: ContactView, expected: Expectation) => string | null;

const differs = (name: string, expected: unknown, found: unknown): string | null =>
  expected === undefined || expected === found ? null : `${name}: expected ${expected}, found ${found}`;

const checkDecision: Check = (view, expected) => {
  const last = view.decisions.at(-1);
  const problems = (['decision', 'guard', 'from', 'to'] as const).map((name) =>
    differs(name, expected[name], last?.[name]),
  );
  return problems.find((problem) => problem !== null) ?? null;
};

const checkReplies: Check = ({ latest }, { replies, replyLike, noReply }) => {
  const count = noReply ? 0 : replies;
  if (count !== undefined && latest.length !== count) return `replies: expected ${count}, found ${latest.length}`;
  const like = replyLike === undefined ? null : new RegExp(replyLike, 'i');
  return like && !latest.some((text) => like.test(text)) ? `no reply like /${replyLike}/i` : null;
};

/** The first thing that does not hold, or null. */
export const unmet: Check = (view, expected) =>
  differs('owner', expected.owner, view.owner) ?? checkDecision(view, expected) ?? checkReplies(view, expected);

const playStep = async (hub: TestHub, contact: string, step: Step): Promise<string | null> => {
  if ('say' in step) await hub.say(step.say, { contact });
  else if ('burst' in step) await hub.burst(step.burst, { contact });
  else if ('review' in step) await hub.review(step.review, contact);
  else return unmet(hub.view(contact), step.expect);
  return null;
};

/** Plays a scripted conversation, as the contact that it names, and returns what did not hold, step by step. */
export const play = async (hub: TestHub, conversation: Conversation): Promise<string[]> => {
  const problems: string[] = [];
  for (const [index, step] of conversation.steps.entries()) {
    const problem = await playStep(hub, conversation.id, step);
    if (problem) problems.push(`${conversation.id}, step ${index + 1}: ${problem}`);
  }
  return problems;
};
