import { appendFileSync } from 'node:fs';

/**
 * A service that behaves as MODE says, and leaves a line in the file TRACE for what it went through.
 * steady: ends orderly. crashing: dies once ready. stubborn: never ends by itself. unready: dies at once.
 */
const { MODE = 'steady', TRACE = '', CODE = '1' } = process.env;
const trace = (line: string): void => appendFileSync(TRACE, `${line}\n`);

trace(`started ${process.pid}`);
if (MODE === 'unready') process.exit(Number(CODE));
process.on('disconnect', () => {
  trace('asked to stop');
  if (MODE === 'stubborn') return;
  trace('finished');
  process.exit(0);
});
setInterval(() => {}, 1000);
process.send?.({ type: 'ready', url: 'http://127.0.0.1:1' }, () => {
  if (MODE === 'crashing') process.exit(Number(CODE));
});
