import { type ContactEvent, guardNames, type TurnResult } from '@baton/contracts';
import { type ContactState, type DecideInputs, decide, initialState, parseState, serializeState } from '@baton/core';
import { loadDomain } from '@baton/domains';
import { createScorer } from '@baton/scoring';
import { writeScript } from '../chaos/script.ts';
import { contactHash, messageHash } from '../checker/hash.ts';
import { percentile, round } from './stats.ts';

export interface DecideResult {
  readonly event: string;
  readonly calls: number;
  readonly p50us: number;
  readonly p99us: number;
  readonly stateBytes: number;
}

const domain = 'real-estate';
const contact = 'bench';
const hour = 3_600_000;
const start = 1_700_000_000_000;

/** Each turn learns something, so that no person is called for a conversation that goes nowhere. */
const answer = (value: number): TurnResult => {
  const facts = { budget: { value, confidence: 1, extractor: 'bot' } };
  return { say: ['noted'], facts, asked: null, done: null, handoff: null, human: null };
};

/** The script's messages, scored, an hour apart: as much as a day's windows can hold. */
const receivedEvents = (): ContactEvent[] => {
  const scorer = createScorer(loadDomain(domain).intents);
  const script = writeScript({ seed: 7, messages: 60, contacts: 1, repeated: 0 });
  const said = script.filter(({ text }) => !/STOP|real person/.test(text));
  return said.map(({ id, text }, index) => ({
    ...{ type: 'message.received' as const, at: start + index * (hour / 2), id: messageHash(contact, id) },
    ...{ contact, channel: 'web', author: 'contact' as const, text, scored: scorer.score(text) },
  }));
};

const turnOf = ({ turn }: ContactState): string | null => (turn.status === 'running' ? turn.turn : null);

const createCall = () => {
  const { policy } = loadDomain(domain);
  const given = { policy, learned: {}, health: {}, key: contactHash(contact) };
  const inputs = (now: number): DecideInputs => ({ ...given, now });
  return (state: ContactState, event: ContactEvent | null, now: number) =>
    decide(state, event === null ? [] : [event], inputs(now)).state;
};

interface Moment {
  readonly state: ContactState;
  readonly event: ContactEvent;
  readonly now: number;
}

/** Every call that such a day makes, with the state it finds. */
const collectMoments = (): Moment[] => {
  const call = createCall();
  const moments: Moment[] = [];
  let state = initialState();
  for (const event of receivedEvents()) {
    moments.push({ state, event, now: event.at });
    state = call(call(state, event, event.at), null, event.at + 10_000);
    const turn = turnOf(state);
    if (turn === null) continue;
    const now = event.at + 12_000;
    const finished: ContactEvent = { type: 'turn.finished', at: now, turn, result: answer(now), ranMs: 5 };
    moments.push({ state, event: finished, now });
    state = call(state, finished, now);
  }
  return moments;
};

const rounds = 1000;
const warmUp = 300;

/** Time of one `decide`, by what it is about, over states with a day's history. */
export const benchDecide = (): DecideResult[] => {
  const call = createCall();
  const moments = collectMoments();
  const full = moments.slice(Math.floor(moments.length / 2));
  const samples = new Map<string, number[]>();
  for (let number = 0; number < rounds; number += 1) {
    for (const { state, event, now } of full) {
      const began = process.hrtime.bigint();
      call(state, event, now);
      const us = Number(process.hrtime.bigint() - began) / 1000;
      if (number < warmUp) continue;
      const known = samples.get(event.type);
      if (known) known.push(us);
      else samples.set(event.type, [us]);
    }
  }
  const stateBytes = Math.max(...moments.map(({ state }) => serializeState(state).length));
  return [...samples].map(([event, us]) => ({
    event,
    calls: us.length,
    p50us: round(percentile(us, 0.5)),
    p99us: round(percentile(us, 0.99)),
    stateBytes,
  }));
};

export interface ContactsResult {
  /** Documents held beside the one that is decided about. */
  readonly contacts: number;
  /** One `decide` about a message, of a contact taken anywhere among them, with a full day behind it. */
  readonly p50us: number;
  readonly p99us: number;
  /** The same with its document read and written, as the coordinator does. */
  readonly withDocumentP50us: number;
  readonly withDocumentP99us: number;
  readonly heapMiB: number;
}

const calls = 40_000;

/** A multiplicative step through all contacts, so that no two neighbours are asked in a row. */
const scattered = (index: number, contacts: number): number => (index * 7_919) % contacts;

const microseconds = (work: () => void): number => {
  const began = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - began) / 1000;
};

/** Documents that share no memory: as many as `contacts`, each with an id of its own in it. */
const documentsOf = ({ state }: Moment, contacts: number): string[] =>
  Array.from({ length: contacts }, (_, index) => serializeState({ ...state, contact: `bench${index}` }));

/** A message that speaks for another bot: every guard has its say. */
const asksEveryGuard = ({ state, event, now }: Moment): boolean => {
  const given = { policy: loadDomain(domain).policy, learned: {}, health: {}, key: contactHash(contact), now };
  return decide(state, [event], given).explanations.some(({ verdicts }) => verdicts.length === guardNames.length);
};

/** What a decision costs does not depend on how many other contacts there are: nothing in it looks at them. */
const benchAmong = (contacts: number): ContactsResult => {
  const call = createCall();
  const moment = collectMoments().findLast(asksEveryGuard);
  if (!moment) throw new TypeError('a day has messages that speak for another bot');
  const { event, now } = moment;
  const documents = documentsOf(moment, contacts);
  const [alone, withDocument]: [number[], number[]] = [[], []];
  for (let index = 0; index < calls; index += 1) {
    const document = documents[scattered(index, contacts)] as string;
    const state = parseState(document);
    const us = microseconds(() => call(state, event, now));
    const whole = microseconds(() => serializeState(call(parseState(document), event, now)));
    if (index < calls / 4) continue;
    alone.push(us);
    withDocument.push(whole);
  }
  return {
    contacts,
    p50us: round(percentile(alone, 0.5)),
    p99us: round(percentile(alone, 0.99)),
    withDocumentP50us: round(percentile(withDocument, 0.5)),
    withDocumentP99us: round(percentile(withDocument, 0.99)),
    heapMiB: Math.round(process.memoryUsage().heapUsed / 2 ** 20),
  };
};

export const benchContacts = (): ContactsResult[] => [1, 1000, 1_000_000].map(benchAmong);
