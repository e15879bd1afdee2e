import { defineDomain } from '../domain.ts';
import { buyer } from './buyer/index.ts';
import { demo } from './demo/index.ts';
import { intents } from './intents/index.ts';
import { lead } from './lead/index.ts';
import { names } from './names.ts';
import { policy } from './policy.ts';
import { rehearsal } from './rehearsal.ts';
import { respond } from './respond/index.ts';
import { seller } from './seller/index.ts';

/** Every bot of real estate. Adding one is its folder and its name here. */
export const realEstate = defineDomain({
  policy,
  intents,
  bots: [lead, buyer, seller],
  demo,
  rehearsal,
  respond,
  names,
});
