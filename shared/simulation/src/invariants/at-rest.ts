import type { JournalEntry, Policy } from '@baton/contracts';
import { ownerName } from '@baton/core';
import type { Contact } from './contact.ts';

/** A promise that was broken: which, for whom, and what was seen. */
export interface Violation {
  readonly rule: string;
  readonly contact: string;
  readonly saw: string;
}

type Of<T extends JournalEntry['type']> = Extract<JournalEntry, { type: T }>;
type Logged = Contact['log'][number];
type LoggedOf<T extends JournalEntry['type']> = { readonly at: number; readonly entry: Of<T> };

const only = <T extends JournalEntry['type']>(log: readonly Logged[], type: T): LoggedOf<T>[] =>
  log.filter((one): one is LoggedOf<T> => one.entry.type === type);

const repeated = (ids: readonly string[]): string | undefined => ids.find((id, index) => ids.indexOf(id) !== index);

/** Ids that both lists have, in the order of the first. */
const common = (one: readonly string[], other: readonly string[]): string[] => {
  const known = new Set(other);
  return one.filter((id) => known.has(id));
};

type Rule = (contact: Contact, policy: Policy) => string | undefined | false;

/** A message that was passed over may come late; every other keeps its place. */
const order: Rule = ({ log, accepted }) => {
  const late = new Set(only(log, 'message.passed_over').map(({ entry }) => entry.id));
  const handled = only(log, 'message.received').map(({ entry }) => entry.id);
  const [wanted, found] = [common(accepted, handled), handled].map((ids) => ids.filter((id) => !late.has(id)));
  return wanted?.join() !== found?.join() && `handled ${found?.join()}, accepted ${wanted?.join()}`;
};

const once: Rule = ({ log }) => repeated(only(log, 'message.received').map(({ entry }) => entry.id));

const sentOnce: Rule = ({ sent }) => repeated(sent.map(({ reply }) => reply.id));

const ownersFollow: Rule = ({ log }) => {
  const changes = only(log, 'owner.changed').map(({ entry }) => entry);
  const broken = changes.find((change, index) => index > 0 && change.from !== changes[index - 1]?.to);
  return broken && `${broken.from}->${broken.to} without being owned by ${broken.from}`;
};

/** Turns go to the owner that the journal names, so that a handoff which is told is also made. */
const ownersAnswer: Rule = ({ log }) => {
  let owner = 'nobody';
  for (const { entry } of log) {
    if (entry.type === 'owner.changed') owner = entry.to;
    if (entry.type === 'turn.started' && entry.bot !== owner) return `a turn of ${entry.bot} while ${owner} owns`;
  }
  return false;
};

const epochsRise: Rule = ({ log }) => {
  const epochs = only(log, 'owner.changed').map(({ entry }) => entry.epoch);
  return epochs.some((epoch, index) => index > 0 && epoch <= (epochs[index - 1] as number)) && epochs.join();
};

/** What a bot says goes out only while that bot owns the contact; Baton's own acknowledgements at any time. */
const onlyTheOwnerSpeaks: Rule = ({ sent }) => {
  const stranger = sent.find(({ reply, state }) => reply.by !== 'baton' && reply.epoch !== state.epoch);
  return stranger && `${stranger.reply.by} spoke under epoch ${stranger.reply.epoch} of ${stranger.state.epoch}`;
};

const silentAfterOptOut: Rule = ({ sent }) => {
  const heard = sent.find(({ reply, state }) => reply.by !== 'baton' && state.optedOutAt !== null);
  return heard && `${heard.reply.by} wrote to a contact who had opted out`;
};

const silentWhilePersonOwns: Rule = ({ sent }) => {
  const heard = sent.find(
    ({ reply, state }) => reply.by !== 'baton' && state.owner.status === 'human' && reply.epoch !== state.epoch,
  );
  return heard && `${heard.reply.by} spoke over ${ownerName(heard.state.owner)}`;
};

const outcomesOnce: Rule = ({ log }) => repeated(only(log, 'outcome.recorded').map(({ entry }) => entry.handoff));

const neverAsksAgain: Rule = ({ log }) => {
  const [again] = only(log, 'question.repeated');
  return again && `${again.entry.bot} asked for ${again.entry.fact}, which it held`;
};

interface Move {
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly bypassed: ReadonlySet<string>;
}

/** Each move with the guards that something outranked: the decision to move stands right before the move. */
const movesOf = (log: readonly Logged[]): Move[] => {
  const moves: Move[] = [];
  let decision: Of<'decision.made'>['decision'] | undefined;
  for (const { at, entry } of log) {
    if (entry.type === 'decision.made') decision = entry.decision;
    if (entry.type !== 'handoff.committed') continue;
    const bypassed = new Set(decision?.verdicts.filter((verdict) => verdict.bypassed).map(({ guard }) => guard));
    moves.push({ at: decision?.at ?? at, from: entry.from, to: entry.to, bypassed });
  }
  return moves;
};

const cooldown: Rule = ({ log }, { limits }) => {
  const moves = movesOf(log);
  const early = moves.find((move, index) =>
    moves
      .slice(0, index)
      .some(
        (before) =>
          !move.bypassed.has('cooldown') &&
          before.from === move.from &&
          before.to === move.to &&
          move.at - before.at < limits.cooldownMs,
      ),
  );
  return early && `${early.from}->${early.to} again inside the cooldown`;
};

const cycles: Rule = ({ log }, { limits }) => {
  const moves = movesOf(log);
  const back = moves.find((move, index) =>
    moves
      .slice(0, index)
      .some(
        (before) => !move.bypassed.has('cycle') && before.from === move.to && move.at - before.at < limits.cooldownMs,
      ),
  );
  return back && `${back.from}->${back.to} returns to a bot it has just left`;
};

const rates: Rule = ({ log }, { limits }) => {
  const moves = movesOf(log);
  const within = (index: number, ms: number): number =>
    moves.slice(0, index + 1).filter(({ at }) => (moves[index] as Move).at - at < ms).length;
  const over = moves.find(
    (_, index) => within(index, 3_600_000) > limits.perHour || within(index, 86_400_000) > limits.perDay,
  );
  return over && `${over.from}->${over.to} is one move too many`;
};

const turnsEndThemselves: Rule = ({ log, ended }) => {
  const early = only(log, 'turn.finished').find(({ entry }) => !ended.has(entry.turn));
  return early && `${early.entry.turn} is said to have finished and still runs`;
};

/** What must hold after every step. */
const always: Readonly<Record<string, Rule>> = {
  order,
  once,
  'sent-once': sentOnce,
  'owners-follow': ownersFollow,
  'owners-answer': ownersAnswer,
  'epochs-rise': epochsRise,
  'only-the-owner-speaks': onlyTheOwnerSpeaks,
  'silent-after-opt-out': silentAfterOptOut,
  'silent-while-a-person-owns': silentWhilePersonOwns,
  'turns-end-themselves': turnsEndThemselves,
  'outcomes-once': outcomesOnce,
  'never-asks-again': neverAsksAgain,
  cooldown,
  cycles,
  rates,
};

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
const finally_: Readonly<Record<string, Rule>> = {
  'nothing-waits': nothingWaits,
  'every-message-handled': everyMessageHandled,
  'every-message-answered': everyMessageAnswered,
  'hand-backs-heeded': handBacksHeeded,
  'people-hand-back': peopleHandBack,
  'facts-are-own': factsAreOwn,
  'turns-end': turnsEnd,
};

const broken = (rules: Readonly<Record<string, Rule>>, contact: Contact, policy: Policy): Violation[] =>
  Object.entries(rules).flatMap(([rule, holds]) => {
    const saw = holds(contact, policy);
    return saw ? [{ rule, contact: contact.key, saw }] : [];
  });

export const checkAlways = (contact: Contact, policy: Policy): Violation[] => broken(always, contact, policy);
export const checkAtRest = (contact: Contact, policy: Policy): Violation[] => broken(finally_, contact, policy);

export const ruleNames: readonly string[] = [...Object.keys(always), ...Object.keys(finally_)];
