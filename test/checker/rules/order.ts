import type { ContactView } from '../contact-view.ts';
import type { Violation } from '../verdict.ts';

const placeOf = (view: ContactView): Map<string, number> => new Map(view.messages.map(({ hash, n }) => [hash, n]));

/** Messages are taken in the order of acceptance; one that was passed over by rule may come after its time. */
const receivedOutOfOrder = (view: ContactView): string[] => {
  const place = placeOf(view);
  const passedOver = new Set<string>();
  const wrong: string[] = [];
  let last = -1;
  for (const { entry } of view.entries) {
    if (entry.id === undefined) continue;
    if (entry.type === 'message.passed_over') passedOver.add(entry.id);
    if (entry.type !== 'message.received' || passedOver.has(entry.id)) continue;
    const n = place.get(entry.id) ?? last;
    if (n < last) wrong.push(`message ${entry.id} was taken after a later one`);
    last = Math.max(last, n);
  }
  return wrong;
};

/** Replies leave in the order in which they were decided, each contact's own. */
const sentOutOfOrder = (view: ContactView): string[] => {
  const queue = new Map(
    [...view.replies.values()].flatMap((r) => (r.queued[0] ? [[r.id, r.queued[0].position]] : [])) as [
      string,
      number,
    ][],
  );
  const wrong: string[] = [];
  let last = -1;
  for (const line of view.sent) {
    const position = queue.get(line.reply) ?? last;
    if (position < last) wrong.push(`reply ${line.reply} left after a later one`);
    last = Math.max(last, position);
  }
  return wrong;
};

/** What is answered first was said first; a reply may repeat the messages of the one before it, never go behind them. */
const answeredOutOfOrder = (view: ContactView): string[] => {
  const place = placeOf(view);
  const passedOver = new Set(
    view.entries.flatMap(({ entry }) => (entry.type === 'message.passed_over' ? [entry.id] : [])),
  );
  const wrong: string[] = [];
  let last = -1;
  for (const line of view.sent) {
    const places = line.answers.filter((id) => !passedOver.has(id)).flatMap((id) => place.get(id) ?? []);
    if (places.length === 0) continue;
    const highest = Math.max(...places);
    if (highest < last) wrong.push(`reply ${line.reply} answers what came before the one answered already`);
    if (places.some((n, index) => index > 0 && n < (places[index - 1] as number)))
      wrong.push(`reply ${line.reply} has its messages out of order`);
    last = Math.max(last, highest);
  }
  return wrong;
};

/** REORDER: something taken, decided or said before what came first. */
export const reorder = (view: ContactView): Violation[] =>
  [...receivedOutOfOrder(view), ...sentOutOfOrder(view), ...answeredOutOfOrder(view)].map((what) => ({
    code: 'REORDER',
    what: `${view.key}: ${what}`,
  }));
