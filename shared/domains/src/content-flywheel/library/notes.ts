import { z } from 'zod';
import notes from './notes.json' with { type: 'json' };

/** One text of a library: what CONTENT may draw on, and name as its source. */
export const Note = z.object({ id: z.string(), title: z.string(), text: z.string() });
export type Note = z.infer<typeof Note>;

/** The library that ships: short notes on attention, teams and customers, written for Baton. */
export const shippedNotes: readonly Note[] = z.array(Note).parse(notes);
