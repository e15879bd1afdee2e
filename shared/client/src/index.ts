export type { SentReply } from './answers.ts';
export type { Ask, Asked } from './ask.ts';
export { type Client, type ConnectOptions, connect, createClient } from './connect.ts';
export type { Follow, Target } from './follow.ts';
export type { LearnedState, LearningAdmin, LearningOrder } from './learning.ts';
export type { FactInput, Orders } from './orders.ts';
export type { Publish, Published } from './publish.ts';
export type { Following } from './streams.ts';
export type { Timeline } from './timeline.ts';
