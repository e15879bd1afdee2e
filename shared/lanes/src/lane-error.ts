/** What is wrong with a call. Permanent: the same call is refused again. */
export type LaneErrorCode =
  | 'bad-argument'
  | 'unknown-lane'
  | 'refused-write'
  | 'unsupported-bullmq'
  | 'unexpected-state';

/** Raised by this package alone. Messages hold no bodies, documents or ids. */
export class LaneError extends Error {
  override readonly name = 'LaneError';
  readonly code: LaneErrorCode;

  constructor(code: LaneErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
