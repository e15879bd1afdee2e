import { type BotDefinition, defineBot, type FactShape, type Turn, type Write } from '@baton/bot-kit';
import type { TurnResultInput } from '@baton/contracts';
import { z } from 'zod';
import { type Ask, type Constraints, driftIn, OverBudget, withBudget } from './constraints.ts';
import { type FactKey, facts, type Piece, toFacts } from './contracts.ts';

/** One piece of work, and all that an agent is told about it: the contract, and what a person has said to it. */
export interface Task<In> {
  readonly contract: In;
  /** The piece has just come to this agent. */
  readonly begins: boolean;
  /** What a person wants changed: the reason of a rejection, or words written to the agent. */
  readonly wishes: readonly string[];
  /** What was refused of the attempts so far, and why. */
  readonly refused: readonly string[];
  /** ms since 1970. */
  readonly now: number;
  /** null: there is no model, and the agent does it by rule. */
  readonly ask: Ask | null;
}

export interface Worked {
  readonly say: string;
  /** What it has written. */
  readonly output: Partial<Piece>;
  /** It goes to the next agent now; else it stays. */
  readonly done: boolean;
  readonly asked?: FactKey;
}

export interface AgentInput<In extends FactShape> {
  readonly id: string;
  readonly job: string;
  /** The contract it works from, and nothing else. */
  readonly requires: In;
  /** The contract it fulfils. */
  readonly hands: FactShape;
  /** Facts it writes beyond the contract. */
  readonly also?: readonly FactKey[];
  readonly to: string;
  readonly constraints: Constraints;
  /** What must hold between the parts of an output, beyond what each is. Phrases that begin with the fact. */
  readonly check?: (output: Partial<Piece>, contract: z.output<In>) => readonly string[];
  readonly work: (task: Task<z.output<In>>) => Worked | Promise<Worked>;
}

/** An output is put right twice; what is then still refused is a person's to look at. */
const repairs = 2;

interface Attempted {
  readonly worked: Worked | null;
  readonly problems: readonly string[];
}

const contractProblems = (contract: FactShape, held: Readonly<Record<string, unknown>>): string[] => {
  const parsed = contract.safeParse(held);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

const wishesOf = ({ directives, messages }: Turn): string[] => [
  ...directives.flatMap((directive) => (directive.kind === 'revise' ? [directive.reason] : [])),
  ...messages.map(({ text }) => text),
];

type Agent = AgentInput<FactShape>;

/** What it was given and what it has written: a fact of an earlier lap cannot stand in for one that it leaves out. */
const heldBy = ({ requires }: Agent, known: Turn['facts'], output: Partial<Piece>): Record<string, unknown> => ({
  ...Object.fromEntries(Object.entries(known).filter(([name]) => name in requires.shape)),
  ...toFacts(output),
});

const createAttempt = (agent: Agent, turn: Turn, contract: NonNullable<Turn['contract']>, ask: Ask | null) => {
  const { now, directives } = turn;
  const begins = directives.some(({ kind }) => kind === 'welcome');
  const base = { contract, begins, wishes: wishesOf(turn), now, ask };
  return async (refused: readonly string[]): Promise<Attempted> => {
    try {
      const worked = await agent.work({ ...base, refused });
      const owed = worked.done ? agent.hands : agent.hands.partial();
      const problems = [
        ...contractProblems(owed, heldBy(agent, turn.facts, worked.output)),
        ...driftIn(worked.output, agent.constraints),
        ...(agent.check?.(worked.output, contract) ?? []),
      ];
      return { worked, problems };
    } catch (error) {
      if (error instanceof OverBudget) return { worked: null, problems: [error.message] };
      throw error;
    }
  };
};

const short = (text: string): string => (text.length <= 200 ? text : `${text.slice(0, 199)}…`);

/** What was refused is told and kept: an agent that drifts is seen to drift. */
const recorded = (id: string, refusals: readonly string[]): TurnResultInput['facts'] =>
  refusals.length === 0
    ? {}
    : { refusals: { value: `${id}: ${refusals.join('; ')}`.slice(0, 1000), extractor: 'derived' } };

const toResult = (agent: Agent, worked: Worked, refusals: readonly string[]): TurnResultInput => {
  const written = Object.entries(toFacts(worked.output)).map(([name, value]) => [name, { value }] as const);
  return {
    say: [worked.say],
    facts: { ...Object.fromEntries(written), ...recorded(agent.id, refusals) },
    asked: worked.asked ?? null,
    handoff: worked.done ? { to: agent.to, reason: short(worked.say), confidence: 1 } : null,
  };
};

const giveUp = (id: string, problems: readonly string[], refusals: readonly string[]): TurnResultInput => ({
  say: ['I could not put this right myself. A person will look at it.'],
  facts: recorded(id, refusals),
  human: { reason: 'bot_request', words: short(`${id}: ${problems.join('; ')}`) },
});

const createTurn =
  (agent: Agent, write: Write | null) =>
  async (turn: Turn): Promise<TurnResultInput> => {
    // A piece of work has no attention to ask for: nothing is written to it unasked.
    if (turn.directives.some(({ kind }) => kind === 'outreach')) return {};
    if (turn.contract === null) {
      const problems = contractProblems(agent.requires, turn.facts);
      return giveUp(agent.id, problems, problems);
    }
    const ask = write && withBudget((prompt) => write(prompt, turn), agent.constraints.modelCalls);
    const attempt = createAttempt(agent, turn, turn.contract, ask);
    const refusals: string[] = [];
    let latest: Attempted = { worked: null, problems: [] };
    for (let round = 0; round <= repairs; round += 1) {
      latest = await attempt(refusals);
      if (latest.worked && latest.problems.length === 0) return toResult(agent, latest.worked, refusals);
      refusals.push(...latest.problems);
    }
    return giveUp(agent.id, latest.problems, refusals);
  };

/**
 * A bot with one job in the flywheel: it works from its contract alone, and what it hands over is held against the
 * next contract and its own constraints before anybody sees it. What fails is put right twice, then a person is called.
 */
export const createAgent = <In extends FactShape>(agent: AgentInput<In>): BotDefinition => {
  // What `requires` has parsed is what `work` takes: the two are one type parameter.
  const untyped = agent as unknown as Agent;
  const names = [...Object.keys(agent.hands.shape), ...(agent.also ?? []), 'refusals'] as FactKey[];
  return defineBot({
    id: agent.id,
    description: agent.job,
    requires: agent.requires,
    provides: z.object(Object.fromEntries(names.map((name) => [name, facts[name]]))),
    // A topic is a whole message: there is no burst to wait for.
    burst: { quietMs: 0, maxMs: 0 },
    onTurn: createTurn(untyped, null),
    writes: (write) => createTurn(untyped, write),
  });
};
