import { contactHash, messageHash } from './hash.ts';
import type {
  ClientLine,
  Entry,
  FaultLine,
  History,
  JournalEvent,
  JournalLine,
  KeyLine,
  Run,
  SentLine,
} from './history.ts';

const minute = 60_000;
const start = 1_700_000_000_000;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Reply = Partial<Mutable<Omit<SentLine, 'answers'>>> & { readonly answers?: readonly string[] };

/**
 * One contact's history, written by hand: every call adds lines as a product that works would, or as the arguments say.
 * Ids are short names, hashed where the product hashes them.
 */
export const createStory = (contact = 'wa:+41790000001') => {
  const key = contactHash(contact);
  const client: ClientLine[] = [];
  const journal: JournalLine[] = [];
  const sent: SentLine[] = [];
  let now = start;
  let commit = 0;
  let epoch = 0;
  let owner = 'lead';
  let number = 0;
  const hash = (id: string): string => messageHash(contact, id);
  const hashes = (ids: readonly string[]): string[] => ids.map(hash);
  const stamp = (): string => {
    now += 10;
    return `${now}-0`;
  };
  const story = {
    key,
    hash,
    client,
    journal,
    sent,
    wait(minutes: number) {
      now += minutes * minute;
      return story;
    },
    /** One commit. */
    commit(events: readonly JournalEvent[], entries: readonly Entry[], at: { commit?: number } = {}) {
      const id = stamp();
      commit = at.commit ?? commit + 1;
      journal.push({ id, record: { key, commit, now, events, entries } });
      return story;
    },
    publish(id: string, line: Partial<ClientLine> = {}) {
      number += 1;
      client.push({ contact, id, n: number, acked: true, ...line });
      return story;
    },
    /** Taken by a commit; with `turn` it starts a turn about it there and then. */
    take(id: string, turn?: string, extra: readonly Entry[] = [], event: Partial<JournalEvent> = {}) {
      const entries: Entry[] = [{ type: 'message.received', id: hash(id) }, ...extra];
      if (turn) entries.push({ type: 'turn.started', turn, bot: owner, epoch, answers: [hash(id)] });
      return story.commit([{ type: 'message.received', id: hash(id), author: 'contact', ...event }], entries);
    },
    started: (turn: string, ids: readonly string[], bot = owner): Entry => ({
      type: 'turn.started',
      turn,
      bot,
      epoch,
      answers: hashes(ids),
    }),
    queued: (reply: string, ids: readonly string[], patch: Partial<Entry> = {}): Entry => ({
      type: 'reply.queued',
      reply,
      by: owner,
      epoch,
      text: `words of ${reply}`,
      answers: hashes(ids),
      ...patch,
    }),
    /** A turn ends and its reply is decided. */
    finish(turn: string, reply: string, ids: readonly string[], patch: Partial<Entry> = {}) {
      return story.commit(
        [{ type: 'turn.finished', turn }],
        [{ type: 'turn.finished', turn, bot: owner }, story.queued(reply, ids, patch)],
      );
    },
    /** The reply leaves, and the journal says so. */
    send(reply: string, ids: readonly string[], patch: Reply = {}) {
      const { answers = hashes(ids), ...rest } = patch;
      sent.push({ id: stamp(), key, reply, text: `words of ${reply}`, epoch, answers, ...rest });
      return story.commit([], [{ type: 'reply.sent', reply, answers }], { commit });
    },
    suppress(reply: string, ids: readonly string[]) {
      return story.commit([], [{ type: 'reply.suppressed', reply, answers: hashes(ids) }], { commit });
    },
    /** The entries of a move; the owner is the target's from here on. */
    moved(handoff: string, to: string, patch: Partial<Entry> = {}): Entry[] {
      const from = owner;
      owner = to;
      epoch += 1;
      return [
        { type: 'handoff.committed', handoff, from, to, ...patch },
        { type: 'owner.changed', from: patch.from ?? from, to: patch.to ?? to, epoch },
      ];
    },
    /** A whole exchange: a message, a turn, an answer. */
    exchange(id: string) {
      return story.publish(id).take(id, `t-${id}`).finish(`t-${id}`, `r-${id}`, [id]).send(`r-${id}`, [id]);
    },
    /** A message that moves the contact and is answered by the new owner. */
    moving(id: string, to: string, extra: readonly Entry[] = [], event: Partial<JournalEvent> = {}) {
      const moved = story.moved(`h-${id}`, to);
      const answered = story.publish(id).take(id, `t-${id}`, [...extra, ...moved], event);
      return answered.finish(`t-${id}`, `r-${id}`, [id]).send(`r-${id}`, [id]);
    },
  };
  return story;
};
export type Story = ReturnType<typeof createStory>;

const limits = { cooldownMs: 30 * minute, perHour: 3, perDay: 10 };
const fault: FaultLine = { at: start, kind: 'kill', target: 'bots', proof: 'SIGKILL' };

/** Stories as the dumps of one run. A second contact that moves once is always there, so that no run is empty. */
export const historyOf = (
  stories: readonly Story[],
  patch: {
    readonly run?: Partial<Run>;
    readonly faults?: readonly FaultLine[];
    readonly keys?: readonly KeyLine[];
  } = {},
): History => {
  const all = [...stories, createStory('wa:+41790000099').exchange('a1').moving('a2', 'buyer')];
  const client = all.flatMap((story) => story.client);
  const messages = new Set(client.flatMap((line) => (line.acked ? [`${line.contact}\n${line.id}`] : []))).size;
  const run: Run = {
    seed: 1,
    planned: { messages, faults: 1 },
    quiesced: true,
    endedAt: start + 60 * minute,
    limits,
    firstBot: 'lead',
  };
  return {
    run: { ...run, ...patch.run },
    client,
    journal: all.flatMap((story) => story.journal),
    sent: all.flatMap((story) => story.sent),
    faults: patch.faults ?? [fault],
    keys: patch.keys ?? [],
  };
};
