import { type DomainPack, defineDomain } from '../domain.ts';
import type { Ask } from './constraints.ts';
import { createContent } from './content/index.ts';
import { demo } from './demo.ts';
import { createDistribution } from './distribution/index.ts';
import { intents } from './intents.ts';
import { createLibrary, type Library } from './library/library.ts';
import { shippedNotes } from './library/notes.ts';
import { policy } from './policy.ts';
import { rehearsal } from './rehearsal.ts';
import { createRevenue } from './revenue/index.ts';
import { createVoice } from './voice/index.ts';

export interface FlywheelOptions {
  readonly library?: Library;
  /** Polishes drafts; without one every agent works by rule. */
  readonly model?: Ask | null;
}

/** A topic enters, a published piece leaves, and what came back is where the next begins. */
export const createContentFlywheel = ({ library, model = null }: FlywheelOptions = {}): DomainPack =>
  defineDomain({
    policy,
    intents,
    bots: [
      createContent(library ?? createLibrary(shippedNotes), model),
      createVoice(model),
      createRevenue(model),
      createDistribution(model),
    ],
    demo,
    rehearsal,
  });

export const contentFlywheel = createContentFlywheel();
