import { type IntentPack, withModel } from '@baton/scoring';
import model from './model.json' with { type: 'json' };
import { pack } from './pack.ts';

/**
 * Buying, selling, consent and wanting a person, as trained. After a change of the pack or of labelled/train.ndjson:
 * `pnpm --filter @baton/domains train:real-estate`; a test fails until it is done.
 */
export const intents: IntentPack = withModel(pack, model);
