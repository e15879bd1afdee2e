import { contactRecords, createLabelStore, examplesOf, type Label } from '@baton/classifiers/labels';
import { BatonError, type JournalRecord, shardKeys } from '@baton/contracts';
import type { Shards } from '@baton/runtime';
import type { LabelledExample } from '@baton/scoring/train';
import { reaching, type ShardAccess } from './shard-access.ts';

/** What a person says one message showed. */
export interface Correction {
  /** All the intents it showed; none: it was to move nobody. */
  readonly intents: readonly string[];
  readonly by: string;
}

/** What messages showed: by what people say, and by what became of the handoffs that they caused. */
export interface Corrections {
  /**
   * Says what a message showed; for the next training, not for the conversation. `message` is the provider's id or the
   * hashed one. Throws `not-found` for a message that the contact's journal does not hold.
   */
  correct(contact: string, message: string, correction: Correction): Promise<Label['message']>;
  /** Every label whose text is still in its contact's journal, as lessons. Personal data. */
  lessons(): AsyncGenerator<LabelledExample>;
  /** Deletes a contact's labels. Its texts are in its journal, which this leaves alone. */
  forget(contact: string): Promise<void>;
}

/** As many records as a contact's journal keeps. */
const allRecords = 1000;
const hashed = /^[a-z2-7]{26}$/;

const holds = (records: readonly JournalRecord[], message: string): boolean =>
  records.some(({ entries }) => entries.some((entry) => entry.type === 'message.received' && entry.id === message));

export const createCorrections = (access: ShardAccess, shards: Shards): Corrections => ({
  async correct(contact, message, { intents, by }) {
    const { key, keys, shard } = access.home(contact);
    return reaching(async () => {
      const records = await contactRecords(shard.redis, keys, key, allRecords);
      const ids = [access.messageId(contact, message), ...(hashed.test(message) ? [message] : [])];
      const id = ids.find((one) => holds(records, one));
      if (id === undefined) throw new BatonError('not-found', 'no such message in the journal of this contact');
      const store = createLabelStore(shard.redis, shard.prefix);
      const kept = await store.write(key, { message: id, intents: [...intents], source: 'person', by });
      if (kept === 'full') throw new BatonError('bad-input', 'this contact has as many labels as one may have');
      return id;
    });
  },
  async *lessons() {
    for (const { redis, prefix } of shards.all) {
      const store = createLabelStore(redis, prefix);
      for (const key of await reaching(() => store.contacts())) {
        const records = await reaching(() => contactRecords(redis, shardKeys(prefix), key, allRecords));
        yield* examplesOf(key, await store.of(key), records);
      }
    }
  },
  async forget(contact) {
    const { key, shard } = access.home(contact);
    await reaching(() => createLabelStore(shard.redis, shard.prefix).forget(key));
  },
});
