import { contentFlywheel } from './content-flywheel/index.ts';
import type { DomainPack } from './domain.ts';
import { realEstate } from './real-estate/index.ts';

/** Every domain that ships. Adding one is its folder and its line here. */
export const domains: readonly DomainPack[] = [realEstate, contentFlywheel];
