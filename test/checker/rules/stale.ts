import { type ContactView, timeOf, turnEndings } from '../contact-view.ts';
import type { Violation } from '../verdict.ts';

/** When each epoch is first seen in the journal: what is of an earlier one is stale from then on. */
const epochsOf = (view: ContactView): { at: number; epoch: number }[] => {
  const steps: { at: number; epoch: number }[] = [];
  let highest = 0;
  for (const { line, entry } of view.entries) {
    if (entry.type === 'reply.sent' || entry.type === 'reply.suppressed' || (entry.epoch ?? 0) <= highest) continue;
    highest = entry.epoch as number;
    steps.push({ at: timeOf(line.id), epoch: highest });
  }
  return steps;
};

const lateReplies = (view: ContactView): string[] => {
  const epochs = epochsOf(view);
  return view.sent.flatMap((line) => {
    // Within one millisecond the two streams cannot be put in order: the benefit of the doubt.
    const over = epochs.find(({ at, epoch }) => epoch > line.epoch && at < timeOf(line.id));
    return over ? [`reply ${line.reply} of epoch ${line.epoch} left after epoch ${over.epoch} had begun`] : [];
  });
};

const lateTurns = (view: ContactView): string[] => {
  const ended = new Set<string>();
  const wrong: string[] = [];
  for (const { entry } of view.entries) {
    if (!turnEndings.has(entry.type) || entry.turn === undefined) continue;
    if (entry.type !== 'turn.finished') ended.add(entry.turn);
    else if (ended.has(entry.turn)) wrong.push(`turn ${entry.turn} took effect after its end`);
  }
  return wrong;
};

/** STALE: an effect of what had been overtaken: a reply of an earlier epoch, the result of a turn that had ended. */
export const stale = (view: ContactView): Violation[] =>
  [...lateReplies(view), ...lateTurns(view)].map((what) => ({ code: 'STALE', what: `${view.key}: ${what}` }));
