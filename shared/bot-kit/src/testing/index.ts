export { createTestHub, type HubOptions, type HubPack, type SayOptions, type TestHub } from './hub.ts';
export { matchers } from './matchers.ts';
export { play, unmet } from './play.ts';
export { scriptedBot } from './scripted-bot.ts';
export type { ContactView } from './view.ts';
