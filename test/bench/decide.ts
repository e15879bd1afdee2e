import type { ContactEvent, TurnResult } from '@baton/contracts';
import { type ContactState, type DecideInputs, decide, initialState, serializeState } from '@baton/core';
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

const answer: TurnResult = { say: ['noted'], facts: {}, asked: null, done: null, handoff: null, human: null };

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
    const finished: ContactEvent = { type: 'turn.finished', at: now, turn, result: answer, ranMs: 5 };
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
