import type { ContactProfile, KnownFact } from '@baton/core';
import { isoTime } from '../script/shown-decision.ts';
import { table } from './wrap.ts';

const factRow = (name: string, { value, confidence, extractor, at, privacy, expiresAt }: KnownFact): string[] => [
  name,
  String(value),
  confidence.toFixed(2),
  extractor,
  isoTime(at),
  expiresAt === null ? 'kept' : isoTime(expiresAt),
  privacy,
];

const factHead = ['fact', 'value', 'sure', 'from', 'told at', 'until', 'privacy'];

const sentences = (profile: ContactProfile): string[] => {
  const { owner, since, language, channel, optedOutAt, asked, waiting, unanswered } = profile;
  return [
    `owner ${owner}${since === null ? '' : ` since ${isoTime(since)}`} · ${language ?? 'language unknown'} · ${channel}`,
    ...(optedOutAt === null ? [] : [`opted out at ${isoTime(optedOutAt)}`]),
    ...(asked === null ? [] : [`asked for: ${asked}`]),
    ...(waiting === null
      ? []
      : [`a move to ${waiting.to} is ${waitingFor[waiting.for]}, until ${isoTime(waiting.until)}`]),
    ...(unanswered === 0 ? [] : [`messages without an answer so far: ${unanswered}`]),
  ];
};

const waitingFor = {
  deferred: 'deferred because its target is slow or failing',
  asking: 'waiting for facts',
  review: 'waiting for a person',
} as const;

/** A contact on one screen: who has it, what waits, and each fact with where it comes from. */
export const profileLines = (profile: ContactProfile): string[] => {
  const facts = Object.entries(profile.facts).map(([name, fact]) => factRow(name, fact));
  const moves = profile.handoffs.map(({ from, to, at, outcome }) => [isoTime(at), `${from} → ${to}`, outcome]);
  return [
    ...sentences(profile),
    '',
    ...(facts.length === 0 ? ['No facts are known.'] : table([factHead, ...facts])),
    ...(moves.length === 0 ? [] : ['', ...table([['moved at', 'move', 'outcome'], ...moves])]),
  ];
};
