export { readBounded } from './read-bounded.ts';
export { retryAfterMs } from './retry-after.ts';
export { createSign, type Sign } from './sign.ts';
