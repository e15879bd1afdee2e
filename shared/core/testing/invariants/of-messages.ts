import { wakeAt } from '../../src/index.ts';
import type { Call } from '../trace.ts';
import { commandsOf, entriesOf } from '../world.ts';
import { type Invariant, inEveryCall, type Played } from './invariant.ts';

const ownerOf = ({ owner }: Call['before']): string => (owner.status === 'bot' ? owner.bot : owner.status);

const isSilent = ({ owner, optedOutAt }: Call['before']): boolean => optedOutAt !== null || owner.status === 'human';

/** The messages that a call settles: their turn has finished, or all that are open are a person's now. */
const settledBy = (
  { decided }: Call,
  open: ReadonlySet<string>,
  turns: ReadonlyMap<string, readonly string[]>,
): string[] => {
  const { journal, state } = decided;
  const all = journal.some(({ type }) => ['human.took_over', 'contact.opted_out', 'contact.opted_in'].includes(type));
  if (all || isSilent(state)) return [...open];
  return entriesOf(journal, 'turn.finished').flatMap(({ turn }) => turns.get(turn) ?? []);
};

const heldIn = ({ state }: Call['decided']): string[] =>
  [...(state.turn.status === 'running' ? state.turn.messages : []), ...state.pending].map(({ id }) => id);

const lost = ({ calls }: Played): string | null => {
  const settled = new Set<string>();
  const open = new Set<string>();
  const turns = new Map<string, readonly string[]>();
  for (const call of calls) {
    for (const event of call.events)
      if (event.type === 'message.received' && event.author === 'contact') open.add(event.id);
    for (const { turn, answers } of entriesOf(call.decided.journal, 'turn.started')) turns.set(turn, answers);
    for (const id of settledBy(call, open, turns)) settled.add(id);
    const held = heldIn(call.decided);
    const gone = [...open].find((id) => !settled.has(id) && !held.includes(id));
    if (gone !== undefined) return `${gone} is lost`;
    if (new Set(held).size !== held.length) return `held twice: ${held.join()}`;
  }
  return null;
};

const stuck = ({ decided: { state } }: Call): string | false => {
  if (state.pending.length > 0 && state.turn.status === 'idle') return 'messages wait and no turn is planned';
  return state.turn.status !== 'idle' && wakeAt(state) === null && 'a turn without a timer';
};

const loud = ({ before, decided }: Call): string | false => {
  if (!isSilent(before) || !isSilent(decided.state)) return false;
  if (commandsOf(decided.commands, 'start-turn').length > 0) return 'a turn starts';
  const speaker = commandsOf(decided.commands, 'send-reply').find(({ reply }) => reply.by !== 'baton');
  return speaker !== undefined && `${speaker.reply.by} speaks`;
};

const strayTurn = ({ decided }: Call): string | null => {
  const started = commandsOf(decided.commands, 'start-turn');
  if (started.length > 1) return `${started.length} turns start`;
  const { state } = decided;
  for (const { job } of started) {
    if (state.turn.status !== 'running' || state.turn.turn !== job.turn) return `${job.turn} starts and does not run`;
    if (job.bot !== ownerOf(state) || job.epoch !== state.epoch) return `${job.bot} works for ${ownerOf(state)}`;
  }
  return null;
};

const epochFell = ({ before, decided }: Call): string | false => {
  const rises =
    entriesOf(decided.journal, 'owner.changed').length + entriesOf(decided.journal, 'contact.opted_out').length;
  return decided.state.epoch < before.epoch + rises && `${before.epoch} to ${decided.state.epoch}`;
};

export const ofMessages: readonly Invariant[] = [
  {
    id: 'I20',
    says: 'no message is lost: it is pending, in the turn that runs, answered, or with a person, or the contact opted out',
    broken: lost,
  },
  { id: 'I20', says: 'while messages wait for a bot a turn runs or a timer is set', broken: inEveryCall(stuck) },
  {
    id: 'I3',
    says: 'nothing but an acknowledgement leaves for a contact who has opted out or whom a person has',
    broken: inEveryCall(loud),
  },
  { id: 'I3', says: 'at most one turn runs, started by its owner', broken: inEveryCall(strayTurn) },
  {
    id: 'I4',
    says: 'the epoch never falls, and rises with every change of owner and every opt-out',
    broken: inEveryCall(epochFell),
  },
];
