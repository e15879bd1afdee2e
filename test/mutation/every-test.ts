import { afterAll } from 'vitest';

/** Which tests run which line is not told, though Stryker's runner always asks: so each mutant is put to every test. */
afterAll(() => {
  const { __stryker__: told } = globalThis as { __stryker__?: { mutantCoverage?: unknown } };
  if (told) told.mutantCoverage = undefined;
});
