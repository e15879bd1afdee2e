export { readBounded } from './read-bounded.ts';
export { createSign, type Sign } from './sign.ts';
