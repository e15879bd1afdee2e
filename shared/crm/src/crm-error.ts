/** `unavailable`: the same again may go well later. `refused`: it never will. */
export type CrmErrorKind = 'unavailable' | 'refused';

export class CrmError extends Error {
  override readonly name = 'CrmError';
  readonly kind: CrmErrorKind;
  /** `http-429`, `timeout`, `network`, …: never what was sent or answered, which may be personal. */
  readonly code: string;
  /** The CRM's own word on when to come back, ms. */
  readonly retryAfterMs: number | null;

  constructor(kind: CrmErrorKind, code: string, retryAfterMs: number | null = null) {
    super(`the CRM is ${kind === 'refused' ? 'refusing' : 'unavailable'}: ${code}`);
    this.kind = kind;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}
