import type { CrmAdapter } from '../adapter.ts';
import { type ApiOptions, createCallApi } from './api.ts';
import { createChange, type FieldIds } from './contact.ts';
import { createSend } from './conversation.ts';
import { createParse } from './events.ts';
import { createVerify, type SignatureKeys } from './signature.ts';

export interface GoHighLevelOptions extends ApiOptions, SignatureKeys {
  /** The sub-account: webhooks of others are none of ours. */
  readonly locationId: string;
  readonly fieldIds?: FieldIds;
}

/** GoHighLevel by its REST API, version 2. */
export const createGoHighLevel = (options: GoHighLevelOptions): CrmAdapter => {
  const call = createCallApi(options);
  return {
    id: 'gohighlevel',
    verify: createVerify(options),
    parse: createParse(options.locationId),
    send: createSend(call, options.locationId),
    change: createChange(call, options.fieldIds ?? {}),
  };
};
