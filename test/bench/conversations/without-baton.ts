import type { BotDefinition, Known, Turn } from '@baton/bot-kit';
import type { TurnResultInput } from '@baton/contracts';

const valuesIn = ({ facts = {} }: TurnResultInput): Known =>
  Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));

/**
 * The same bot with the baton taken away: from the handoff on it knows what it has itself been told, as a bot does that is
 * merely put through. One instance serves one contact.
 */
export const withoutBaton = (bot: BotDefinition): BotDefinition => {
  let own: Known | null = null;
  const onTurn = async (turn: Turn): Promise<TurnResultInput> => {
    const arrives = turn.directives.some(({ kind }) => kind === 'welcome');
    if (arrives) own = {};
    const known = own ?? turn.facts;
    const result = await bot.onTurn({ ...turn, facts: known, summary: '', baton: null, contract: null });
    if (own !== null) own = { ...own, ...valuesIn(result) };
    return result;
  };
  return { ...bot, onTurn };
};
