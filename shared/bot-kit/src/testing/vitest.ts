import type { GuardName } from '@baton/contracts';
import { expect } from 'vitest';
import { matchers } from './matchers.ts';

expect.extend(matchers);

interface BatonMatchers<R> {
  toBeOwnedBy(owner: string): R;
  toHaveHandedOff(from: string, to: string): R;
  toHaveRefused(guard: GuardName): R;
  toHaveReplied(like: RegExp | string): R;
  toNeverReAsk(): R;
}

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends BatonMatchers<R> {}
}
