/** Something the user has to put right; its message says what to do, so no stack is printed. */
export class BootstrapError extends Error {}

/**
 * Runs a program of the bootstrap to its exit code.
 *
 * @param {() => Promise<number>} main
 */
export const runMain = async (main) => {
  try {
    process.exitCode = await main();
  } catch (error) {
    const text = error instanceof BootstrapError ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`\n${text}\n`);
    process.exitCode = 1;
  }
};
