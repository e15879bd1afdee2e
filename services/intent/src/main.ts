import { loadDomain } from '@baton/domains';
import { runService } from '@baton/runtime';
import { createScorer } from '@baton/scoring';
import { startIntent } from './intent.ts';

/** Scores what comes in on `inbound`, and files it in its contact's mailbox. */
await runService({
  name: 'intent',
  start: (context) => startIntent(context, createScorer(loadDomain(context.config.BATON_DOMAIN).intents).score),
});
