import { disclose } from './disclosure.ts';
import { fairHousing } from './fair-housing.ts';
import { inTheirLanguage } from './language.ts';
import { fitSms } from './length.ts';
import { repair } from './repair.ts';
import { settlement } from './settlement.ts';
import { inStages } from './stage.ts';

/**
 * What every answer of this domain goes through, from a bot of words or a language model alike. It runs where the turn
 * ends, not at the outbound gate: here the contact's words, language and channel are at hand, what is changed is what the
 * journal records, and an answer that fails is a failed turn, which is tried again and then given to a person.
 */
export const respond = inStages([disclose, fairHousing, settlement, repair, inTheirLanguage, fitSms]);
