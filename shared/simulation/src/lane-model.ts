import { type ContactEvent, isPressing } from '@baton/contracts';
import { type ContactState, initialState } from '@baton/core';

/** What may be taken out of the model, to see that the invariants notice. */
export type Remedy =
  | 'fence'
  | 'dedup'
  | 'tickets'
  | 'attention'
  | 'close-check'
  | 'gate'
  /** The memory of an id and its ticket in one script. */
  | 'accept-at-once'
  /** The record of what was sent, in the script that lets it go. */
  | 'sent-record';

export interface Entry {
  readonly id: string;
  readonly at: number;
  event: ContactEvent | null;
}

/** What one drain has read. */
export interface Loaded {
  readonly token: number;
  readonly step: number;
  readonly state: ContactState;
  readonly urgent: readonly Entry[];
  readonly ready: readonly Entry[];
}

export interface Mailbox {
  state: ContactState;
  tickets: Entry[];
  urgent: Entry[];
  readonly seen: Set<string>;
  /** The drain job that owns the contact; null when there is none. */
  token: number | null;
  step: number;
  /** When somebody must look again. */
  attention: number | null;
}

export const createMailbox = (): Mailbox => ({
  state: initialState(),
  tickets: [],
  urgent: [],
  seen: new Set(),
  token: null,
  step: 0,
  attention: null,
});

const ticketMs = 60_000;
const healMs = 10_000;

/**
 * The lane's scripts, one function a script, each atomic as the script is: reserve, fill, push, load, commit, sweep.
 * The same rules as the Lua, for one contact.
 */
export const createLaneModel = (without: ReadonlySet<Remedy>) => {
  let tokens = 0;

  const own = (box: Mailbox, now: number): number | null => {
    if (box.token !== null) return null;
    tokens += 1;
    box.token = tokens;
    box.step = 0;
    box.attention = without.has('attention') ? null : now + healMs;
    return box.token;
  };

  const isNew = (box: Mailbox, id: string): boolean => {
    if (box.seen.has(id) && !without.has('dedup')) return false;
    box.seen.add(id);
    return true;
  };

  const readyOf = (box: Mailbox): Entry[] => {
    const open = box.tickets.findIndex(({ event }) => event === null);
    const filled = open === -1 ? box.tickets : box.tickets.slice(0, open);
    const pressing = filled.findLastIndex(({ event }) => event?.type === 'message.received' && isPressing(event));
    return filled.slice(0, Math.max(20, pressing + 1));
  };

  return {
    reserve(box: Mailbox, id: string, now: number): boolean {
      if (!isNew(box, id)) return false;
      if (!without.has('tickets')) box.tickets.push({ id, at: now, event: null });
      return true;
    },
    /** Returns the token of a new drain job, if one must be added. */
    fill(box: Mailbox, id: string, event: ContactEvent, now: number): number | null {
      const ticket = box.tickets.find((entry) => entry.id === id);
      if (ticket) ticket.event = event;
      else box.tickets.push({ id, at: now, event });
      return readyOf(box).length > 0 ? own(box, now) : null;
    },
    push(box: Mailbox, id: string, event: ContactEvent, now: number): number | null {
      if (!isNew(box, id)) return null;
      box.urgent.push({ id, at: now, event });
      return own(box, now);
    },
    load(box: Mailbox, token: number, now: number): Loaded | null {
      if (box.token !== token && !without.has('fence')) return null;
      const [head] = box.tickets;
      if (head?.event === null && now - head.at >= ticketMs) {
        head.event = { type: 'message.passed_over', at: now, id: head.id };
      }
      return { token, step: box.step, state: box.state, urgent: [...box.urgent], ready: readyOf(box) };
    },
    /** False when the drain has been overtaken: nothing of it takes effect. */
    commit(box: Mailbox, loaded: Loaded, next: { state: ContactState; urgent: number; ready: number }): boolean {
      const current = box.token === loaded.token && box.step === loaded.step;
      if (!current && !without.has('fence')) return false;
      box.step += 1;
      box.state = next.state;
      box.urgent = box.urgent.slice(next.urgent);
      box.tickets = box.tickets.slice(next.ready);
      return true;
    },
    /** Gives the contact up, or keeps it when more can be done at once. */
    close(box: Mailbox, wakeAt: number | null, parked: boolean): 'more' | 'closed' {
      const more = box.urgent.length > 0 || (readyOf(box).length > 0 && !parked);
      if (more && !without.has('close-check')) return 'more';
      box.token = null;
      const [head] = box.tickets;
      const ticket = head ? head.at + ticketMs : null;
      const times = [wakeAt, ticket].filter((time) => time !== null);
      box.attention = times.length > 0 ? Math.min(...times) : null;
      return 'closed';
    },
    /** Whoever owned the contact and has gone silent is replaced. */
    sweep(box: Mailbox, now: number): number | null {
      if (box.attention === null || box.attention > now) return null;
      box.token = null;
      return own(box, now);
    },
  };
};

export type LaneModel = ReturnType<typeof createLaneModel>;
