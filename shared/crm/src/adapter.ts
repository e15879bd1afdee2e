import type { CrmChange, OutboundReply } from '@baton/contracts';

/**
 * Who wrote a message that a CRM reports. Bots fall silent for a person and for nobody else: neither for what they have
 * said themselves nor for what the CRM sends of its own accord.
 */
export type Writer = 'contact' | 'bot' | 'person-in-app' | 'person-on-device' | 'system';

/** A message as a CRM reports it. */
export interface CrmMessage {
  /** As Baton knows the contact: the CRM's prefix and its own id, `ghl:…`. */
  readonly contact: string;
  /** The CRM's id of the message. */
  readonly id: string;
  readonly text: string;
  readonly channel: string;
  /**
   * As far as the report tells. What is said to be a person's may still be an echo of a bot's reply: that is for who knows
   * what was sent to tell.
   */
  readonly writer: Writer;
  /** Which person, by the CRM's id; null when it does not say. */
  readonly person: string | null;
  /** When it was written, ms since 1970, by the CRM's clock. */
  readonly sentAt: number | null;
}

export interface WebhookRequest {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** As it came: a signature covers bytes. */
  readonly body: Buffer;
}

/** One try of something that goes out. */
export interface Attempt {
  /** The same at every try of the same thing. */
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
  /** An earlier try may have got through without its answer coming back. */
  readonly isRepeat: boolean;
  /** When it was queued, Redis time, ms: no earlier try was before this. */
  readonly queuedAt: number;
  /** True for a message of the CRM that is known to be another reply. */
  readonly isOther: (messageId: string) => Promise<boolean>;
}

/** A CRM. What it throws is a `CrmError`, which says whether to try again. */
export interface CrmAdapter {
  readonly id: 'gohighlevel' | 'webhook';
  /** Checks the signature of a webhook; false also for what cannot be one. */
  verify(request: WebhookRequest): boolean;
  /** What a verified webhook tells; nothing for events that are of no concern. Throws `bad-input` for what cannot be read. */
  parse(request: WebhookRequest): readonly CrmMessage[];
  /** Sends a reply. Returns the CRM's id of it, if it gives one. */
  send(reply: OutboundReply, attempt: Attempt): Promise<string | null>;
  change(contact: string, change: CrmChange, attempt: Attempt): Promise<void>;
}
