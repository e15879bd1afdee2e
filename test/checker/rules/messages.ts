import { type ContactView, timeOf } from '../contact-view.ts';
import type { Violation } from '../verdict.ts';
import { excusedBySilence } from './silence.ts';

const answered = (view: ContactView): Map<string, number> => {
  const at = new Map<string, number>();
  for (const line of view.sent) for (const id of line.answers) if (!at.has(id)) at.set(id, timeOf(line.id));
  return at;
};

/** Messages whose reply was overtaken by a change of owner, where the contact heard something afterwards. */
const overtaken = (view: ContactView): Set<string> => {
  const found = new Set<string>();
  const lastSent = view.sent.at(-1);
  if (!lastSent) return found;
  for (const { line, entry } of view.entries) {
    if (entry.type !== 'reply.suppressed' || timeOf(lastSent.id) < timeOf(line.id)) continue;
    for (const id of entry.answers ?? []) found.add(id);
  }
  return found;
};

/** Messages that were rightly left without an answer of their own: how much of the run LOST could not look at. */
export const excused = (view: ContactView): number => {
  const heard = answered(view);
  const silent = excusedBySilence(view, heard);
  const passed = overtaken(view);
  return view.messages.filter(({ hash }) => !heard.has(hash) && (silent.has(hash) || passed.has(hash))).length;
};

/** LOST: a message that the product said it had, and to which nothing was said. */
export const lost = (view: ContactView): Violation[] => {
  const heard = answered(view);
  const silent = excusedBySilence(view, heard);
  const passed = overtaken(view);
  const received = new Set(view.entries.flatMap(({ entry }) => (entry.type === 'message.received' ? [entry.id] : [])));
  const fromOthers = new Set(
    view.records.flatMap(({ record }) =>
      record.events.flatMap((event) => (event.author !== undefined && event.author !== 'contact' ? [event.id] : [])),
    ),
  );
  return view.messages
    .filter(({ outcome, hash }) => outcome === 'acked' && !heard.has(hash) && !silent.has(hash))
    .filter(({ hash }) => !passed.has(hash) && !fromOthers.has(hash))
    .map(({ hash }) => ({
      code: 'LOST' as const,
      what: `message ${hash} of ${view.key}: ${received.has(hash) ? 'received, never answered' : 'never received'}`,
    }));
};

/** PHANTOM: something was done for a message that was never sent, or that was refused. */
export const phantom = (view: ContactView): Violation[] => {
  const allowed = new Set(view.messages.flatMap(({ hash, outcome }) => (outcome === 'refused' ? [] : [hash])));
  const received = view.entries.flatMap(({ entry }) =>
    entry.type === 'message.received' && entry.id && !allowed.has(entry.id) ? [`message ${entry.id} received`] : [],
  );
  const answers = view.sent.flatMap((line) =>
    line.answers.filter((id) => !allowed.has(id)).map((id) => `reply ${line.reply} answers ${id}`),
  );
  const unasked = [...view.replies.values()]
    .filter((reply) => reply.sent.length > 0 && reply.queued.length === 0)
    .map((reply) => `reply ${reply.id} was sent and never decided`);
  return [...received, ...answers, ...unasked].map((what) => ({ code: 'PHANTOM', what: `${view.key}: ${what}` }));
};
