import { ownerName } from '@baton/core';
import { createFirstTime, onEntry, type Watch } from './rule.ts';

/** A message that was passed over may come late; every other keeps its place. */
const order: Watch = ({ accepted }) => {
  const late = new Set<string>();
  let last = -1;
  return {
    logged: ({ entry }) => {
      if (entry.type === 'message.passed_over') late.add(entry.id);
      if (entry.type !== 'message.received' || late.has(entry.id)) return false;
      const place = accepted.indexOf(entry.id);
      const early = place <= last && `${entry.id} was accepted as ${place}, and handled after ${last}`;
      last = Math.max(last, place);
      return early;
    },
  };
};

const once: Watch = () => {
  const isFirst = createFirstTime();
  return onEntry('message.received', ({ id }) => !isFirst(id) && id);
};

const sentOnce: Watch = () => {
  const isFirst = createFirstTime();
  return { sent: ({ reply }) => !isFirst(reply.id) && reply.id };
};

const ownersFollow: Watch = () => {
  let owner: string | null = null;
  return onEntry('owner.changed', ({ from, to }) => {
    const broken = owner !== null && from !== owner && `${from}->${to} without being owned by ${from}`;
    owner = to;
    return broken;
  });
};

/** Turns go to the owner that the journal names, so that a handoff which is told is also made. */
const ownersAnswer: Watch = () => {
  let owner = 'nobody';
  return {
    logged: ({ entry }) => {
      if (entry.type === 'owner.changed') owner = entry.to;
      return entry.type === 'turn.started' && entry.bot !== owner && `a turn of ${entry.bot} while ${owner} owns`;
    },
  };
};

const epochsRise: Watch = () => {
  let last = Number.NEGATIVE_INFINITY;
  return onEntry('owner.changed', ({ epoch }) => {
    const falls = epoch <= last && `epoch ${epoch} after ${last}`;
    last = epoch;
    return falls;
  });
};

/** What a bot says goes out only while that bot owns the contact; Baton's own acknowledgements at any time. */
const onlyTheOwnerSpeaks: Watch = () => ({
  sent: ({ reply, state }) =>
    reply.by !== 'baton' &&
    reply.epoch !== state.epoch &&
    `${reply.by} spoke under epoch ${reply.epoch} of ${state.epoch}`,
});

const silentAfterOptOut: Watch = () => ({
  sent: ({ reply, state }) =>
    reply.by !== 'baton' && state.optedOutAt !== null && `${reply.by} wrote to a contact who had opted out`,
});

const silentWhilePersonOwns: Watch = () => ({
  sent: ({ reply, state }) =>
    reply.by !== 'baton' &&
    state.owner.status === 'human' &&
    reply.epoch !== state.epoch &&
    `${reply.by} spoke over ${ownerName(state.owner)}`,
});

const turnsEndThemselves: Watch = ({ ended }) =>
  onEntry('turn.finished', ({ turn }) => !ended.has(turn) && `${turn} is said to have finished and still runs`);

const outcomesOnce: Watch = () => {
  const isFirst = createFirstTime();
  return onEntry('outcome.recorded', ({ handoff }) => !isFirst(handoff) && handoff);
};

const neverAsksAgain: Watch = () =>
  onEntry('question.repeated', ({ bot, fact }) => `${bot} asked for ${fact}, which it held`);

export const orderAndOwners: Readonly<Record<string, Watch>> = {
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
};
