import type { Turn } from '@baton/bot-kit';
import type { TurnResultInput } from '@baton/contracts';
import { type FactKey, type Lead, toLead } from './facts.ts';
import { type Listened, listen } from './listening.ts';
import { temperature } from './temperature.ts';
import { composeOutreach } from './voice/outreach.ts';
import { composeReply } from './voice/reply.ts';
import type { Script } from './voice/script.ts';

const allKnown = (lead: Lead, facts: readonly FactKey[]): boolean => facts.every((fact) => lead[fact] !== undefined);

const statusOf = ({ qualified, booked }: Script, lead: Lead): 'qualified' | 'booked' | null => {
  if (!allKnown(lead, qualified)) return null;
  return lead[booked] === undefined ? 'qualified' : 'booked';
};

const specialists: Readonly<Record<string, string>> = { buy: 'buyer', sell: 'seller' };

/** The contact has said in answer to a question what it wants: a request, which the coordinator may refuse. */
const requestOf = (script: Script, turn: Turn, { news, lead }: Listened): TurnResultInput['handoff'] => {
  if (turn.directives.length > 0) return null;
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
    const reply = composeReply({ script, language, directives, messages, heard, hot });
    const handoff = requestOf(script, turn, heard);
    return {
      // Silence with a request: whoever comes next answers, and a refusal comes back as a directive.
      say: handoff ? [] : [reply.text],
      facts: {
        ...heard.reports,
        ...(warmth === undefined || warmth === heard.before.temperature
          ? {}
          : { temperature: { value: warmth, extractor: 'derived' } }),
      },
      asked: reply.asked,
      done: statusOf(script, heard.lead),
      handoff,
      human: hot ? { reason: 'hot_lead_qualified', words: `${statusOf(script, heard.lead)}, temperature hot` } : null,
    };
  };
