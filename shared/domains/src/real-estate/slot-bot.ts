import type { Turn } from '@baton/bot-kit';
import type { TurnResultInput } from '@baton/contracts';
import { type FactKey, type Lead, toLead } from './facts.ts';
import { type Listened, listen } from './listening.ts';
import { temperature } from './temperature.ts';
import { varietyOf } from './voice/context.ts';
import { composeOutreach } from './voice/outreach.ts';
import { composeReply } from './voice/reply.ts';
import type { Script } from './voice/script.ts';

const allKnown = (lead: Lead, facts: readonly FactKey[]): boolean => facts.every((fact) => lead[fact] !== undefined);

const statusOf = ({ qualified, booked }: Script, lead: Lead): 'qualified' | 'booked' | null => {
  if (!allKnown(lead, qualified)) return null;
  return lead[booked] === undefined ? 'qualified' : 'booked';
};

const specialists: Readonly<Record<string, string>> = { buy: 'buyer', sell: 'seller' };

/** The answer that a move to the other specialist was waiting for. */
const completesMove = ({ answered, gaveUp }: Listened): boolean => (answered ?? gaveUp) === 'whyBoth';

/** What a move was waiting for came in the very message that asks for it: nothing is left to ask. */
const alreadyTold = ({ directives }: Turn, { lead }: Listened): string | null => {
  const ask = directives.find((directive) => directive.kind === 'ask');
  return ask && directives.length === 1 && ask.missing.every((fact) => lead[fact as FactKey] !== undefined)
    ? ask.to
    : null;
};

/** The contact has said in answer to a question what it wants: a request, which the coordinator may refuse. */
const requestOf = (script: Script, turn: Turn, heard: Listened): TurnResultInput['handoff'] => {
  const waiting = alreadyTold(turn, heard);
  if (waiting !== null) return { to: waiting, reason: 'the contact has told what the move needs', confidence: 0.9 };
  const refused = turn.directives.some(({ kind }) => kind === 'refused');
  if (completesMove(heard) && script.bot === 'buyer' && !refused)
    return { to: 'seller', reason: 'the contact has told why it does both', confidence: 0.9 };
  if (turn.directives.length > 0) return null;
  const { news, lead } = heard;
  const chosen = news.includes('startWith')
    ? lead.startWith
    : script.bot === 'lead' && news.includes('wish')
      ? lead.wish
      : undefined;
  const to = chosen === undefined ? undefined : specialists[chosen];
  return to === undefined || to === script.bot
    ? null
    : { to, reason: `the contact wants to ${chosen}`, confidence: 0.9 };
};

const isHot = (script: Script, { before, lead }: Listened, warmth: Lead['temperature']): boolean =>
  script.bot !== 'lead' &&
  warmth === 'hot' &&
  statusOf(script, before) !== statusOf(script, lead) &&
  statusOf(script, lead) !== null;

/** Three answers in a row that brought nothing, this one included: the contact deserves a person, and to be told so. */
const patience = 2;
const isLost = (script: Script, { unproductive, messages }: Turn, { reports, lead }: Listened): boolean =>
  messages.length > 0 &&
  unproductive >= patience &&
  Object.keys(reports).length === 0 &&
  statusOf(script, lead) === null;

/** Who does both and is with a specialist has chosen where to begin: nobody asks for that again. */
const startOf = (script: Script, { wish, startWith }: Lead): Lead['startWith'] => {
  if (wish !== 'both' || startWith !== undefined || script.bot === 'lead') return undefined;
  return script.bot === 'buyer' ? 'buy' : 'sell';
};

const derived = (value: string | undefined): { value: string; extractor: 'derived' }[] =>
  value === undefined ? [] : [{ value, extractor: 'derived' }];

/** What the contact has not told but its bot concludes. */
const conclusions = (script: Script, { before, lead }: Listened, warmth: Lead['temperature']) => {
  const [temperature] = derived(warmth === before.temperature ? undefined : warmth);
  const [startWith] = derived(startOf(script, lead));
  return { ...(temperature && { temperature }), ...(startWith && { startWith }) };
};

const callFor = (
  script: Script,
  { lead }: Listened,
  { hot, lost }: { hot: boolean; lost: boolean },
): TurnResultInput['human'] => {
  if (hot) return { reason: 'hot_lead_qualified', words: `${statusOf(script, lead)}, temperature hot` };
  return lost ? { reason: 'unproductive_loop', words: `${patience + 1} answers without a new fact` } : null;
};

/** Nobody has written: say what there is to say unasked, or nothing. */
const reachOut = (script: Script, { facts, language, directives }: Turn): TurnResultInput | null => {
  const directive = directives.find((one) => one.kind === 'outreach');
  if (!directive) return null;
  const reply = composeOutreach({ script, language, lead: toLead(facts), directive });
  return reply ? { say: [reply.text], asked: reply.asked } : {};
};

/** One turn of a slot-filling bot: listen, remember, answer, and ask for one open fact. No clock, no state, no network. */
export const createSlotTurn =
  (script: Script) =>
  (turn: Turn): TurnResultInput => {
    const unasked = reachOut(script, turn);
    if (unasked) return unasked;
    const heard = listen(turn, script.bot);
    const { language, directives } = turn;
    const messages = turn.messages.map((message) => message.text);
    const warmth = messages.length > 0 ? temperature(heard.lead, messages) : heard.lead.temperature;
    const hot = isHot(script, heard, warmth);
    const lost = isLost(script, turn, heard);
    const variety = varietyOf(`${turn.contact} ${turn.messages.map(({ id }) => id).join(' ')}`);
    const reply = composeReply({ script, language, directives, messages, heard, hot, lost, variety });
    const handoff = requestOf(script, turn, heard);
    return {
      // Silence with a request: whoever comes next answers, and a refusal comes back as a directive.
      say: handoff ? [] : [reply.text],
      facts: { ...heard.reports, ...conclusions(script, heard, warmth) },
      asked: reply.asked,
      done: statusOf(script, heard.lead),
      handoff,
      human: handoff ? null : callFor(script, heard, { hot, lost }),
    };
  };
