import { type DomainPack, defineDomain } from '../domain.ts';
import { createContent } from './content/index.ts';
import { demo } from './demo.ts';
import { distribution } from './distribution/index.ts';
import { intents } from './intents.ts';
import { createLibrary, type Library } from './library/library.ts';
import { shippedNotes } from './library/notes.ts';
import { policy } from './policy.ts';
import { rehearsal } from './rehearsal.ts';
import { revenue } from './revenue/index.ts';
import { voice } from './voice/index.ts';

export interface FlywheelOptions {
  /** In place of the notes that ship. */
  readonly library?: Library;
}

/** A topic enters, a published piece leaves, and what came back is where the next begins. */
export const createContentFlywheel = ({ library = createLibrary(shippedNotes) }: FlywheelOptions = {}): DomainPack =>
  defineDomain({
    policy,
    intents,
    bots: [createContent(library), voice, revenue, distribution],
    demo,
    rehearsal,
  });

export const contentFlywheel = createContentFlywheel();
