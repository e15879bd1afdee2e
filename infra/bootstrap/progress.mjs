/** What takes longer than this is announced, so that nobody looks at a silent terminal. */
const patienceMs = 2000;

/**
 * Runs `work`; says in one line what is being waited for once it takes long, and how long it took in the end.
 * On stderr, since stdout may be read by a program.
 *
 * @template T
 * @param {string} what in the present participle: `installing the dependencies`
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const withProgress = async (what, work) => {
  const started = Date.now();
  let announced = false;
  const timer = setTimeout(() => {
    announced = true;
    process.stderr.write(`  ${what} …\n`);
  }, patienceMs);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (announced) process.stderr.write(`  ${what}: ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  }
};
