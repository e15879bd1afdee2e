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
  type Respond,
  type Turn,
} from './bot.ts';
export { failureOf, fatal, retryLater, type TurnFailure } from './bot-error.ts';
export { checkResult } from './check-result.ts';
export type { Conversation, Expectation, ReviewStep, Step } from './conversation.ts';
export { atRemote, type RemoteBotInput, type RemoteOptions, remoteBot } from './remote-bot.ts';
export { type RunTurnOptions, runTurn } from './run-turn.ts';
export { mergeFacts, newsIn, nextOpen, type Reports, summarise } from './slots.ts';
