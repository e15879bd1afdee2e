import { loadDomain } from '@baton/domains';
import { runService } from '@baton/runtime';
import { startIntent } from './intent.ts';
import { startScoring } from './scoring.ts';

/** Scores what comes in on `inbound`, and files it in its contact's mailbox. */
await runService({
  name: 'intent',
  start: async (context) => {
    const scoring = await startScoring(context, loadDomain(context.config.BATON_DOMAIN).intents);
    const intent = await startIntent(context, scoring.score, scoring.watch);
    return {
      close: async () => {
        await intent.close();
        await scoring.close();
      },
    };
  },
});
