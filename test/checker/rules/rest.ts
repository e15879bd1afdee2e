import { type ContactView, turnEndings } from '../contact-view.ts';
import type { History, KeyLine } from '../history.ts';
import type { Violation } from '../verdict.ts';

/** BullMQ's lists of jobs that have still to run, or are running. */
const waitingJobs = /:(wait|active|delayed|prioritized|paused)$/;
/** Parts of a lane's mailbox: what waits in it, and who has it. An idle contact has none. */
const mailbox = /:lane:[a-z]+:(tickets|urgent|bodies|meta):/;

const openTurns = (view: ContactView): string[] => {
  let running: string | null = null;
  for (const { entry } of view.entries) {
    if (entry.type === 'turn.started') running = entry.turn ?? null;
    if (turnEndings.has(entry.type) && entry.turn === running) running = null;
  }
  return running === null ? [] : [`turn ${running} never ended`];
};

const openReplies = (view: ContactView): string[] =>
  [...view.replies.values()]
    .filter((reply) => reply.queued.length > 0 && reply.sent.length === 0 && reply.suppressed === 0)
    .map((reply) => `reply ${reply.id} neither left nor was refused`);

/** STUCK, one contact: something that was begun and has no end. */
export const stuck = (view: ContactView): Violation[] =>
  [...openTurns(view), ...openReplies(view)].map((what) => ({ code: 'STUCK', what: `${view.key}: ${what}` }));

/** STUCK, the whole: work that nobody is doing although everything is at rest. */
export const stuckKeys = (history: History): Violation[] => {
  const left = history.keys.filter((line) => line.size > 0 && (waitingJobs.test(line.key) || mailbox.test(line.key)));
  const overdue = history.keys.filter((line) => (line.overdue ?? 0) > 0);
  const wrong = [
    ...left.map((line) => `${line.key} still holds ${line.size}`),
    ...overdue.map((line) => `${line.key} has ${line.overdue} that nobody has looked at`),
  ];
  if (!history.run.quiesced) wrong.unshift('the run never came to rest');
  return wrong.map((what) => ({ code: 'STUCK', what }));
};

/** Keys that may live for ever: a fixed number a contact. */
const perContact = [
  /:lane:contacts:doc:[a-z2-7]{26}$/,
  /:lane:replies:doc:[a-z2-7]{26}$/,
  /:journal:[a-z2-7]{26}$/,
  /:sent:[a-z2-7]{26}$/,
  /:gate:[a-z2-7]{26}$/,
];

/** Keys that may live for ever: a fixed number in all. */
const fixed = [
  /:(journal|sent|outcomes|outcome-counts|human-calls|learned|learning|evidence|ledger|outcomes-counted|reviews|alerts|labelled)$/,
  /:deferred:[a-z][a-z0-9-]*$/,
  /:health:[a-z][a-z0-9-]*$/,
  /:lane:[a-z]+:(attention|tokens)$/,
  /:(inbound|coordinator|outbound|dead-letters|turn-results|bot\.[a-z][a-z0-9-]*):(meta|id|events|marker|stalled-check|stalled|completed|failed|pc|metrics:[a-z:]+)$/,
];
/** Finished jobs that BullMQ keeps to be looked at: bounded by count. */
const keptJob = /:(inbound|coordinator|outbound|dead-letters|turn-results|bot\.[a-z][a-z0-9-]*):[^:]+$/;
const keptJobsPerQueue = 2000;

const kinds = (keys: readonly KeyLine[], pattern: RegExp): number =>
  keys.filter((line) => pattern.test(line.key)).length;

/** LEAK: a key without an end that is in no list, or more of a kind than there are contacts. */
export const leak = (history: History): Violation[] => {
  const endless = history.keys.filter((line) => line.ttl < 0);
  const contacts = new Set(history.client.map((line) => line.contact)).size;
  const known = [...perContact, ...fixed, keptJob];
  const wrong = endless.filter((line) => !known.some((pattern) => pattern.test(line.key))).map((line) => line.key);
  for (const pattern of perContact) {
    const count = kinds(endless, pattern);
    if (count > contacts) wrong.push(`${count} keys like ${pattern.source} for ${contacts} contacts`);
  }
  const jobs = new Map<string, number>();
  for (const { key } of endless) {
    const queue = fixed.some((pattern) => pattern.test(key)) ? undefined : keptJob.exec(key)?.[1];
    if (queue !== undefined) jobs.set(queue, (jobs.get(queue) ?? 0) + 1);
  }
  for (const [queue, count] of jobs) if (count > keptJobsPerQueue) wrong.push(`${count} jobs are kept in ${queue}`);
  return wrong.map((what) => ({ code: 'LEAK', what }));
};
