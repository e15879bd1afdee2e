import type { CrmChange } from '@baton/contracts';
import { z } from 'zod';
import type { Attempt } from '../adapter.ts';
import type { CallApi } from './api.ts';
import { contactIdOf } from './contact-id.ts';

const Notes = z.object({ notes: z.array(z.object({ body: z.string().default('') })) });

/** Custom fields whose id is known go by it, the others by their key. */
export type FieldIds = Readonly<Record<string, string>>;

/** A note cannot be written once only; so it says which it is, and is looked for before it is written again. */
const referenceOf = ({ idempotencyKey }: Attempt): string => `Ref: ${idempotencyKey}`;

const addNote = async (call: CallApi, path: string, text: string, attempt: Attempt): Promise<void> => {
  const { signal } = attempt;
  const reference = referenceOf(attempt);
  if (attempt.isRepeat) {
    const { notes } = Notes.parse(await call({ method: 'GET', path: `${path}/notes`, signal }));
    if (notes.some(({ body }) => body.includes(reference))) return;
  }
  await call({ method: 'POST', path: `${path}/notes`, body: { body: `${text}\n\n${reference}` }, signal });
};

const changeTags = async (
  call: CallApi,
  path: string,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
  signal: AbortSignal,
): Promise<void> => {
  // First the new one: a look between the two finds the contact with two owners rather than with none.
  if (add.length > 0) await call({ method: 'POST', path: `${path}/tags`, body: { tags: add }, signal });
  if (remove.length > 0) await call({ method: 'DELETE', path: `${path}/tags`, body: { tags: remove }, signal });
};

/** Tags and fields are as they are to be however often they are set; a note is looked for before a second try. */
export const createChange =
  (call: CallApi, ids: FieldIds) =>
  async (contact: string, change: CrmChange, attempt: Attempt): Promise<void> => {
    const path = `/contacts/${contactIdOf(contact)}`;
    const { signal } = attempt;
    switch (change.type) {
      case 'tags':
        return changeTags(call, path, change, signal);
      case 'fields': {
        const customFields = Object.entries(change.set).map(([key, value]) => ({
          ...(ids[key] === undefined ? { key } : { id: ids[key] }),
          field_value: value ?? '',
        }));
        await call({ method: 'PUT', path, body: { customFields }, signal });
        return;
      }
      case 'note':
        return addNote(call, path, change.text, attempt);
      default:
        change satisfies never;
    }
  };
