import type { ContactView } from '../contact-view.ts';
import type { Violation } from '../verdict.ts';

const repeated = (values: readonly string[]): string[] => {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return [...twice];
};

const idsOf = (view: ContactView, type: string, field: 'id' | 'turn' | 'handoff' | 'reply'): string[] =>
  view.entries.flatMap(({ entry }) => (entry.type === type && entry[field] !== undefined ? [entry[field]] : []));

/** Messages that were answered by two decisions. One turn may say several things; Baton's own words are none's. */
const answeredTwice = (view: ContactView): string[] => {
  const by = new Map<string, number>();
  const twice: string[] = [];
  for (const reply of view.replies.values()) {
    const queued = reply.queued[0];
    if (reply.sent.length === 0 || !queued || queued.entry.by === 'baton') continue;
    for (const id of queued.entry.answers ?? []) {
      const other = by.get(id);
      if (other !== undefined && other !== queued.position) twice.push(id);
      by.set(id, queued.position);
    }
  }
  return twice;
};

/** DUP: an effect that happened more than once. */
export const dup = (view: ContactView): Violation[] => {
  const wrong = [
    ...repeated(view.sent.map((line) => line.reply)).map((id) => `reply ${id} was sent twice`),
    ...repeated(idsOf(view, 'message.received', 'id')).map((id) => `message ${id} was taken twice`),
    ...repeated(idsOf(view, 'turn.started', 'turn')).map((id) => `turn ${id} was started twice`),
    ...repeated(idsOf(view, 'turn.finished', 'turn')).map((id) => `turn ${id} was applied twice`),
    ...repeated(idsOf(view, 'handoff.committed', 'handoff')).map((id) => `handoff ${id} was made twice`),
    ...repeated(idsOf(view, 'reply.queued', 'reply')).map((id) => `reply ${id} was decided twice`),
    ...answeredTwice(view).map((id) => `message ${id} was answered by two turns`),
  ];
  return wrong.map((what) => ({ code: 'DUP', what: `${view.key}: ${what}` }));
};
