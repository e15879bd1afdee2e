import { defineIntents } from '@baton/scoring';
import { buyer } from './buyer.ts';
import { consent } from './consent.ts';
import { human } from './human.ts';
import { seller } from './seller.ts';
import { classes } from './speech/classes.ts';
import { speech } from './speech/index.ts';
import { spelling } from './spelling.ts';
import { templates } from './templates.ts';
import { words } from './words.ts';

/** The pack as it is written, before training: what contacts of a real-estate team write about. */
export const pack = defineIntents({
  name: 'real-estate',
  words: { ...words, ...classes },
  spelling,
  intents: { buyer, seller },
  consent,
  human,
  templates: [...templates, ...speech],
});
