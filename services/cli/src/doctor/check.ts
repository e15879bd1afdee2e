/** One thing that was looked at. `todo` says what to do about it. */
export interface Check {
  readonly name: string;
  readonly status: 'ok' | 'warn' | 'fail';
  readonly found: string;
  readonly todo: string | null;
}

export const ok = (name: string, found: string): Check => ({ name, status: 'ok', found, todo: null });
export const warn = (name: string, found: string, todo: string): Check => ({ name, status: 'warn', found, todo });
export const fail = (name: string, found: string, todo: string): Check => ({ name, status: 'fail', found, todo });
