import { runService } from '@baton/runtime';
import { startOutbound } from './outbound.ts';

/** Sends replies, one contact's in order, and holds back those that a newer epoch has overtaken. */
await runService({ name: 'outbound', start: (context) => startOutbound(context) });
