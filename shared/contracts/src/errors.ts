/** What the runtime must do with an error. Nobody compares messages: `code` is stable, `kind` decides. */
export type ErrorKind = 'permanent' | 'conflict' | 'retry';

/** Every code that Baton itself raises, and what the runtime does with it. */
export const errorKinds = {
  'bad-input': 'permanent',
  'bad-config': 'permanent',
  'bad-redis': 'permanent',
  'duplicate-id': 'permanent',
  'mailbox-full': 'retry',
  'not-found': 'permanent',
  'redis-unavailable': 'retry',
  'stale-lease': 'conflict',
  'turn-timeout': 'retry',
  'bot-failed': 'retry',
  'bot-fatal': 'permanent',
  'bot-output-invalid': 'permanent',
  'bot-unknown': 'permanent',
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorKinds;

/** One thing that is wrong with an input: where, and what was expected there. Never the value itself. */
export interface Problem {
  readonly field: string;
  readonly expected: string;
}

export interface BatonErrorOptions {
  readonly cause?: unknown;
  readonly problems?: readonly Problem[];
  readonly retryAfterMs?: number;
}

export class BatonError extends Error {
  override readonly name = 'BatonError';
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly problems: readonly Problem[];
  /** A retry before this many ms have passed would fail too; null: not known. */
  readonly retryAfterMs: number | null;

  constructor(code: ErrorCode, message: string, options: BatonErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.kind = errorKinds[code];
    this.problems = options.problems ?? [];
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

export const isBatonError = (error: unknown, code?: ErrorCode): error is BatonError =>
  error instanceof BatonError && (code === undefined || error.code === code);
