import type { JournalEntry, Policy } from '@baton/contracts';
import type { Contact } from '../contact.ts';
import type { Logged, Saw } from './rule.ts';

type LoggedOf<T extends JournalEntry['type']> = {
  readonly at: number;
  readonly entry: Extract<JournalEntry, { type: T }>;
};

const only = <T extends JournalEntry['type']>(log: readonly Logged[], type: T): LoggedOf<T>[] =>
  log.filter((one): one is LoggedOf<T> => one.entry.type === type);

type Rule = (contact: Contact, policy: Policy) => Saw;

const nothingWaits: Rule = ({ box, outbound }) => {
  const waiting = box.tickets.length + box.urgent.length;
  if (waiting > 0) return `${waiting} entries wait in the mailbox`;
  if (box.token !== null) return 'a drain that never came';
  return outbound.length > 0 && `${outbound.length} replies wait at the gate`;
};

const everyMessageHandled: Rule = ({ accepted, log }) => {
  const handled = new Set(only(log, 'message.received').map(({ entry }) => entry.id));
  return accepted.find((id) => !handled.has(id));
};

/** A reply that was overtaken on its way out by a move is made good by what the new owner says. */
const madeGood = ({ log, sent }: Contact): string[] =>
  only(log, 'reply.suppressed')
    .filter((suppressed) => sent.some(({ at }) => at >= suppressed.at))
    .flatMap(({ entry }) => entry.answers);

/** By a reply, or by the silence that an opt-out or a person asks for. */
const everyMessageAnswered: Rule = (contact) => {
  const { accepted, log, sent } = contact;
  const answered = new Set([...sent.flatMap(({ reply }) => reply.answers), ...madeGood(contact)]);
  const silenced = new Set(
    only(log, 'decision.made').flatMap(({ entry: { decision } }) =>
      decision.message !== null && ['opt-out', 'human'].includes(decision.guard ?? '') ? [decision.message] : [],
    ),
  );
  const silencedAt = [...only(log, 'human.took_over'), ...only(log, 'contact.opted_out')].map(({ at }) => at);
  const receivedAt = new Map(only(log, 'message.received').map(({ at, entry }) => [entry.id, at]));
  const overtaken = (id: string): boolean => silencedAt.some((at) => at >= (receivedAt.get(id) ?? 0));
  return accepted.find((id) => !answered.has(id) && !silenced.has(id) && !overtaken(id));
};

const isPerson = (log: readonly Logged[], at: number): boolean => {
  const changes = only(log, 'owner.changed').filter((change) => change.at < at);
  return changes.at(-1)?.entry.to === 'human';
};

/** An order to hand back, given while a person has the contact, is carried out within a minute. */
const handBacksHeeded: Rule = ({ log, handedBack }) => {
  const changes = only(log, 'owner.changed');
  const ignored = handedBack.find(
    (order) => isPerson(log, order) && !changes.some(({ at }) => at >= order && at <= order + 60_000),
  );
  return ignored !== undefined && 'an order to hand back was not heeded';
};

/** A contact whom a person has and leaves is a bot's again: nobody is kept from the bots for ever. */
const peopleHandBack: Rule = ({ box }, { limits }) =>
  limits.idleHumanMs > 0 && box.state.owner.status === 'human' && 'a person has the contact, long after the last word';

/** What one contact has told is known of no other. */
const factsAreOwn: Rule = ({ box, accepted }) => {
  const foreign = Object.entries(box.state.facts).find(
    ([, { source }]) => source !== undefined && !accepted.includes(source),
  );
  return foreign && `${foreign[0]} was told by somebody else`;
};

const ends = new Set(['turn.finished', 'turn.failed', 'turn.timed_out', 'turn.superseded']);

/** What became of a turn can be seen, also when nothing did. */
const turnsEnd: Rule = ({ log }) => {
  const ended = new Set(log.flatMap(({ entry }) => (ends.has(entry.type) && 'turn' in entry ? [entry.turn] : [])));
  return only(log, 'turn.started').find(({ entry }) => !ended.has(entry.turn))?.entry.turn;
};

/** What must hold once everything has come to rest. */
export const atRest: Readonly<Record<string, Rule>> = {
  'nothing-waits': nothingWaits,
  'every-message-handled': everyMessageHandled,
  'every-message-answered': everyMessageAnswered,
  'hand-backs-heeded': handBacksHeeded,
  'people-hand-back': peopleHandBack,
  'facts-are-own': factsAreOwn,
  'turns-end': turnsEnd,
};
