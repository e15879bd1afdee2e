import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { ModelTool, Turn } from '@baton/bot-kit';
import {
  APICallError,
  generateText,
  isStepCount,
  NoObjectGeneratedError,
  NoOutputGeneratedError,
  Output,
  tool,
} from 'ai';
import type { z } from 'zod';
import type { Spend } from './budget.ts';
import type { Answer } from './choices.ts';
import type { Prompt } from './prompt.ts';

export interface ModelOptions {
  /** Base address of an OpenAI-compatible API, as `https://api.example.com/v1`. */
  readonly url: string;
  readonly apiKey?: string | undefined;
  readonly name: string;
  /** Dollars a million tokens. */
  readonly price: { readonly input: number; readonly output: number };
}

export interface Ask extends Prompt {
  readonly schema: z.ZodType;
  readonly tools: Readonly<Record<string, ModelTool>>;
  readonly turn: Turn;
}

export interface Used {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** `unavailable`: it never came to an answer. `refused`: there was one, and it is none of those that are allowed. */
export class ModelFault extends Error {
  override readonly name = 'ModelFault';
  readonly outcome: 'unavailable' | 'refused';
  /** null: not known. */
  readonly used: Used | null;

  constructor(outcome: ModelFault['outcome'], used: Used | null) {
    super(`the model's answer: ${outcome}`);
    this.outcome = outcome;
    this.used = used;
  }
}

export interface Model {
  readonly name: string;
  /** What an answer takes at most. */
  readonly most: (ask: Ask) => Used;
  /** Throws a ModelFault. */
  readonly answer: (ask: Ask, signal: AbortSignal) => Promise<{ readonly answer: Answer; readonly used: Used }>;
  /** A text, with nothing chosen and nothing looked up. Throws a ModelFault. */
  readonly write: (prompt: string, signal: AbortSignal) => Promise<{ readonly text: string; readonly used: Used }>;
  readonly mostToWrite: (prompt: string) => Used;
  readonly spend: (used: Used) => Spend;
}

const maxOutputTokens = 500;
const maxWrittenTokens = 1000;
const maxToolRounds = 2;
const maxToolText = 4000;

const stepsOf = ({ tools }: Ask): number => (Object.keys(tools).length > 0 ? 1 + maxToolRounds : 1);

/** No tokenizer makes more of a text than a token a UTF-8 byte; half of that is still twice what is usual. */
const tokensAtMost = (text: string): number => Math.ceil(Buffer.byteLength(text) / 2);

const toTools = ({ tools, turn }: Ask) =>
  Object.fromEntries(
    Object.entries(tools).map(([name, { description, input, run }]) => [
      name,
      tool({
        description,
        inputSchema: input,
        async execute(given: Record<string, unknown>, { abortSignal }: { abortSignal?: AbortSignal | undefined }) {
          const found = await run(given, { ...turn, signal: abortSignal ?? turn.signal });
          return JSON.stringify(found ?? null).slice(0, maxToolText);
        },
      }),
    ]),
  );

const usedOf = (
  usage: { inputTokens?: number | undefined; outputTokens?: number | undefined } | undefined,
): Used | null =>
  usage?.inputTokens === undefined && usage?.outputTokens === undefined
    ? null
    : { inputTokens: usage.inputTokens ?? 0, outputTokens: usage.outputTokens ?? 0 };

const free: Used = { inputTokens: 0, outputTokens: 0 };

const faultOf = (error: unknown): ModelFault => {
  if (NoObjectGeneratedError.isInstance(error)) return new ModelFault('refused', usedOf(error.usage));
  if (NoOutputGeneratedError.isInstance(error)) return new ModelFault('refused', null);
  if (!APICallError.isInstance(error) || error.statusCode === undefined) return new ModelFault('unavailable', null);
  // An answer that is no chat completion may have been paid for; one with an error status has not.
  return error.statusCode < 300 ? new ModelFault('refused', null) : new ModelFault('unavailable', free);
};

/** The whole answer or none: what a model streams is nobody's to see before it has been checked. */
export const openModel = ({ url, apiKey, name, price }: ModelOptions): Model => {
  const provider = createOpenAICompatible({
    name: 'bot-model',
    baseURL: url,
    ...(apiKey !== undefined && { apiKey }),
    supportsStructuredOutputs: true,
  });
  // A schema and tools stand in the prompt, too; a round of tools sends everything again.
  const most = (ask: Ask): Used => {
    const steps = stepsOf(ask);
    const once = tokensAtMost(ask.instructions + ask.prompt) + 1000;
    const looked = steps > 1 ? maxToolRounds * maxToolText : 0;
    return { inputTokens: steps * once + looked, outputTokens: steps * maxOutputTokens };
  };
  return {
    name,
    most,
    // Dollars a million tokens are millionths of a dollar a token.
    spend: ({ inputTokens, outputTokens }) => ({
      tokens: inputTokens + outputTokens,
      cost: inputTokens * price.input + outputTokens * price.output,
    }),
    mostToWrite: (prompt) => ({ inputTokens: tokensAtMost(prompt) + 100, outputTokens: maxWrittenTokens }),
    async write(prompt, signal) {
      try {
        const settings = { temperature: 0.3, maxOutputTokens: maxWrittenTokens, maxRetries: 0, abortSignal: signal };
        const { text, totalUsage } = await generateText({ model: provider(name), prompt, ...settings });
        return { text, used: usedOf(totalUsage) ?? free };
      } catch (error) {
        throw faultOf(error);
      }
    },
    async answer(ask, signal) {
      try {
        const { output, totalUsage } = await generateText({
          model: provider(name),
          instructions: ask.instructions,
          prompt: ask.prompt,
          output: Output.object({ schema: ask.schema, name: 'turn' }),
          tools: toTools(ask),
          stopWhen: isStepCount(stepsOf(ask)),
          ...{ temperature: 0.3, maxOutputTokens, maxRetries: 0, abortSignal: signal },
        });
        return { answer: output as Answer, used: usedOf(totalUsage) ?? most(ask) };
      } catch (error) {
        throw faultOf(error);
      }
    },
  };
};
