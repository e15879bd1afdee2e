export {
  alongRoutes,
  type BotDefinition,
  type BotInput,
  botPolicy,
  defineBot,
  elsewhere,
  type FactShape,
  type Known,
  type ModelBrief,
  type ModelTool,
  modelTool,
  type Respond,
  type Turn,
  type Write,
} from './bot.ts';
export { failureOf, fatal, retryLater, type TurnFailure } from './bot-error.ts';
export type { Conversation, Expectation, ReviewStep, Step } from './conversation.ts';
export { atRemote, type RemoteBotInput, type RemoteOptions, remoteBot } from './remote-bot.ts';
export { acceptResult, type RunTurnOptions, runTurn } from './run-turn.ts';
export { mergeFacts, newsIn, nextOpen, type Reports, summarise } from './slots.ts';
