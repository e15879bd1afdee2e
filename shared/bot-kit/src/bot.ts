import {
  type Baton,
  BotPolicy,
  type Directive,
  type FactValue,
  type Language,
  type Policy,
  parse,
  type TurnMessage,
  type TurnResult,
  type TurnResultInput,
  type TurnVariants,
} from '@baton/contracts';
import { z } from 'zod';
import { fatal } from './bot-error.ts';

export type Known = Readonly<Record<string, FactValue>>;

/** Facts by name: what a bot needs or reports. A bare `z.object` of single values; everything in it is a fact. */
export type FactShape = z.ZodObject;

/** What a bot is given for one turn: everything it needs, nothing it must look up. */
export interface Turn<Requires extends FactShape = FactShape> {
  /** The same when the turn is run again because its worker died; another when it is tried again. */
  readonly id: string;
  /** Hashed contact id: names the contact in keys and logs without telling who it is. */
  readonly key: string;
  /** The whole burst, in order. Empty when the contact has only just come to this bot. */
  readonly messages: readonly TurnMessage[];
  readonly facts: Known;
  /** `facts` as `requires` parses them; null when an administrator made this bot the owner without them. */
  readonly contract: z.output<Requires> | null;
  /** The fact this bot asked for last and has had no answer to. */
  readonly asked: string | null;
  readonly baton: Baton | null;
  readonly summary: string;
  readonly directives: readonly Directive[];
  /** Version and prompt that an experiment gives this contact; empty without one. */
  readonly variants: TurnVariants;
  readonly language: Language;
  readonly channel: string;
  /** Answers in a row that have brought nothing new: what a bot needs to notice that it is stuck. */
  readonly unproductive: number;
  /** The contact's own id, for bots that keep their own records. */
  readonly contact: string;
  /** Fires when the result is no longer wanted or the deadline has passed. */
  readonly signal: AbortSignal;
  /** ms since 1970. */
  readonly now: number;
  /** When the signal will fire, by the same clock as `now`. */
  readonly deadline: number;
}

/** A look-up that a language model may ask for before it answers. It sees the turn it is asked in, and no other contact's. */
export interface ModelTool<Input extends z.ZodObject = z.ZodObject> {
  readonly description: string;
  /** What the model must say; anything else never reaches `run`. */
  readonly input: Input;
  /** What it returns is told to the model, as JSON, at most 4,000 characters of it. */
  readonly run: (input: z.output<Input>, turn: Turn) => unknown;
}

/** A tool for a brief, with its `run` typed by its input. */
export const modelTool = <Input extends z.ZodObject>(tool: ModelTool<Input>): ModelTool => tool as unknown as ModelTool;

/** What a language model needs to know to play this bot. */
export interface ModelBrief {
  /** How it works and how it sounds. `default`, and the variants that an experiment may give a contact, by label. */
  readonly prompts: { readonly default: string } & Readonly<Record<string, string>>;
  /** Facts that it asks for, most wanted first. Default: all that it provides. */
  readonly asks?: readonly string[];
  /** Facts that it may find in what the contact says. Default: all that it provides. */
  readonly hears?: readonly string[];
  readonly tools?: Readonly<Record<string, ModelTool>>;
}

/**
 * The last word on an answer, whatever engine has composed it: the law, the language, the length. It has the turn at hand,
 * and what it changes is what is recorded and sent. When it throws, the turn has failed: nothing is sent, the turn is
 * tried again, and in the end a person is called.
 */
export type Respond = (result: TurnResult, turn: Turn) => TurnResult;

/** A language model that writes a text. null: it is slow, down or over its budget, and the bot works by rule. */
export type Write = (prompt: string, turn: Turn) => Promise<string | null>;

export interface BotInput<Requires extends FactShape = FactShape, Provides extends FactShape = FactShape>
  extends z.input<typeof BotPolicy> {
  /** Facts that must be known before a contact comes here: the contract of every route to this bot. */
  readonly requires?: Requires;
  /** Facts that this bot may report. Any other is refused as `bot-output-invalid`. */
  readonly provides: Provides;
  /** Turns that one worker runs side by side. */
  readonly concurrency?: number;
  /** Bots it may ask to hand over to. A domain fills it in from its routes. */
  readonly handsTo?: readonly string[];
  /** What every answer goes through before it counts. A domain fills it in. */
  readonly respond?: Respond;
  /** Without one, a language model goes by the description alone. */
  readonly brief?: ModelBrief;
  /** For a bot that has texts written: how it works with a model, which then writes for it and does not play it. */
  readonly writes?: (write: Write) => (turn: Turn<Requires>) => Promise<TurnResultInput> | TurnResultInput;
  readonly onTurn: (turn: Turn<Requires>) => Promise<TurnResultInput> | TurnResultInput;
}

export interface BotDefinition extends BotPolicy {
  readonly requires: FactShape;
  readonly provides: FactShape;
  readonly concurrency: number;
  readonly handsTo: readonly string[] | null;
  readonly brief: ModelBrief | null;
  readonly writes: ((write: Write) => BotDefinition['onTurn']) | null;
  readonly respond: Respond | null;
  readonly onTurn: (turn: Turn) => Promise<TurnResultInput> | TurnResultInput;
}

/** For `onTurn`: a bot whose turns a worker of its own takes from its queue. No pool of Baton's runs them. */
export const elsewhere: BotDefinition['onTurn'] = () => {
  throw fatal('this bot runs elsewhere');
};

const defaultConcurrency = 8;

/** Throws `bad-config` when the id, a window or a limit is not valid. */
export const defineBot = <Requires extends FactShape, Provides extends FactShape>(
  input: BotInput<Requires, Provides>,
): BotDefinition => {
  const {
    requires,
    provides,
    concurrency = defaultConcurrency,
    handsTo = null,
    brief = null,
    writes = null,
    respond = null,
    onTurn,
    ...policy
  } = input;
  return {
    ...parse(BotPolicy, policy, `the bot "${input.id}"`, 'bad-config'),
    requires: requires ?? z.object({}),
    provides,
    concurrency,
    handsTo,
    brief,
    writes: writes as BotDefinition['writes'],
    respond,
    onTurn: onTurn as BotDefinition['onTurn'],
  };
};

/** The bot as a domain runs it: it may ask to hand over only where a route leads. */
export const alongRoutes = (bot: BotDefinition, { routes }: Pick<Policy, 'routes'>): BotDefinition => ({
  ...bot,
  handsTo: routes.filter((route) => route.from === bot.id).map((route) => route.to),
});

/** The part of a bot that `decide` knows: plain data, for `Policy.bots`. */
export const botPolicy = (bot: BotDefinition): BotPolicy => {
  const {
    requires: _r,
    provides: _p,
    concurrency: _c,
    handsTo: _h,
    brief: _b,
    writes: _w,
    respond: _s,
    onTurn: _o,
    ...policy
  } = bot;
  return policy;
};
