/**
 * Everyday words, English and Spanish, that are one slip away from a word the shipped packs know, and mean something
 * else: never repaired.
 */
export const realWords: ReadonlySet<string> = new Set(
  'horse mouse hours hoses cell cells sale sales plane plate plates pace peace lace sealing ceiling spelling smelling bust busy'.split(
    ' ',
  ),
);
