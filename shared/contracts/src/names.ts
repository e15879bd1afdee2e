/**
 * The one place where queues, lanes, streams and keys are spelled.
 *
 * Every key of a shard starts with its prefix, a Redis hash tag: all keys of one script are in one Cluster slot, and
 * nothing reaches across shards.
 */
export const shardPrefix = (app: string, shard: number): string => `{${app}:${shard}}`;

export const queues = {
  inbound: 'inbound',
  coordinator: 'coordinator',
  outbound: 'outbound',
  deadLetters: 'dead-letters',
  /** One queue per bot, scaled apart. */
  bot: (bot: string): string => `bot.${bot}`,
  /** Where workers that are not Baton's own report what came of a turn. */
  turnResults: 'turn-results',
} as const;

/** A lane is a set of keyed mailboxes: `contacts` feeds the coordinator, `replies` the outbound gate. */
export const lanes = { contacts: 'contacts', replies: 'replies' } as const;

/** Longest streams, in entries: older ones are trimmed by whole blocks. */
export const streamLengths = {
  journal: 1_000_000,
  contactJournal: 1000,
  sent: 100_000,
  contactSent: 1000,
  ledger: 100_000,
  outcomes: 1_000_000,
  humanCalls: 10_000,
  shadowReads: 1000,
} as const;

/** Keys outside BullMQ and the lanes. `key` is a hashed contact id. */
export const shardKeys = (prefix: string) => ({
  /** Stream, one entry a commit, every contact: what the learner, the checker and the pages follow. */
  journal: `${prefix}:journal`,
  /** Stream, one entry a commit, of one contact: its timeline, and the log that replay decides again. */
  contactJournal: (key: string) => `${prefix}:journal:${key}`,
  /** Stream of the replies and actions that went out, every contact. */
  sent: `${prefix}:sent`,
  /** Stream of what went out to one contact: the embedded channel. */
  contactSent: (key: string) => `${prefix}:sent:${key}`,
  /** Stream of outcomes; the learner's consumer group reads it. */
  outcomes: `${prefix}:outcomes`,
  /** Hash, counters the learner keeps: `<route>:<result>` → count. */
  outcomeCounts: `${prefix}:outcome-counts`,
  /** Sorted set, handoff → when its outcome was counted: counting twice is counting once. */
  outcomesCounted: `${prefix}:outcomes-counted`,
  /**
   * Hash with the field `epoch`: what the outbound gate and the bot workers compare with. Written in the commit that
   * raises the epoch.
   */
  gate: (key: string) => `${prefix}:gate:${key}`,
  /**
   * Hash of one contact: `id:<provider's message id>` → our reply, and `text:<digest>` → when it was sent, Redis time, ms:
   * by which a message that a CRM reports as going out is known to be our own.
   */
  echoes: (key: string) => `${prefix}:echoes:${key}`,
  /** Hash, the CRM's rate limit, shared by every process. On the first shard. */
  crmRate: `${prefix}:crm-rate`,
  /** Set of the contacts whose move to this bot is deferred: whom the monitor wakes when the bot is fit again. */
  deferred: (bot: string) => `${prefix}:deferred:${bot}`,
  /** Hash, review → the move that waits for a person. */
  reviews: `${prefix}:reviews`,
  /** Stream of handoff cards: contacts that a person must take over. */
  humanCalls: `${prefix}:human-calls`,
  /** Pub/sub channel: ids of turns that nobody waits for any more, so that their bots may stop. */
  aborts: `${prefix}:aborts`,
  /** Hash, route → what was learned for it, as the learner last wrote it. */
  learned: `${prefix}:learned`,
  /** Hash, route → the outcomes that its threshold is learned from. */
  evidence: `${prefix}:evidence`,
  /** Hash: `version`, raised with every change of what is learned, and `frozen:<route>` → who froze it. */
  learning: `${prefix}:learning`,
  /** Stream of every move of a threshold, with its evidence; ids count from 1. */
  ledger: `${prefix}:ledger`,
  /** What the counters of what happens start with: then `m` or `h`, and the number of the minute or hour. */
  activity: `${prefix}:activity:`,
  /** Hash, alert → what it says and who has seen it. On the first shard. */
  alerts: `${prefix}:alerts`,
  /** Held while an alert of this rule and subject was raised a moment ago. On the first shard. */
  alertPause: (rule: string, subject: string) => `${prefix}:alert-pause:${rule}:${subject}`,
  /** One bot's health, as the monitor last measured it. */
  health: (bot: string) => `${prefix}:health:${bot}`,
  /** Hash, experiment → its definition and status, the same on every shard; the first shard's is the truth. */
  experiments: `${prefix}:experiments`,
  /** Hash, `<stage>|<variant>|<metric>` → contacts. */
  experimentCounts: (id: string) => `${prefix}:experiment:${id}:counts`,
  /** Hash, what has been counted of which contact: counting twice is counting once. */
  experimentMarks: (id: string) => `${prefix}:experiment:${id}:marks`,
  /** Sorted set, `<stage>|<variant>` → the smallest p-value of all looks so far. On the first shard. */
  experimentLooks: (id: string) => `${prefix}:experiment:${id}:looks`,
  /** Hash: what a classifier beside the built-in scorer has cost today. On the first shard. */
  classifierBudget: `${prefix}:classifier-budget`,
  /** Hash, message → what people or outcomes say it showed. Holds no text: that is in the contact's journal alone. */
  labels: (key: string) => `${prefix}:labels:${key}`,
  /** Sorted set, contact → when it was last labelled: what may be exported, and what is dropped first. */
  labelled: `${prefix}:labelled`,
  /** Hash, version → an intent model that a team has trained. On the first shard. */
  models: `${prefix}:models`,
  /** JSON: which of them scores, which runs in shadow, which scored before. On the first shard. */
  modelStage: `${prefix}:model-stage`,
  /** Hash: what a model in shadow has seen, and where it would have scored otherwise. */
  shadowCounts: (version: string) => `${prefix}:model-shadow:${version}`,
  /** Stream of messages that a model in shadow reads otherwise, by their hashed ids. */
  shadowReads: (version: string) => `${prefix}:model-shadow:${version}:reads`,
  /** Hash, what the language model has cost today: one for each bot, one for each contact by its hash. On the first shard. */
  modelBudget: (of: 'bot' | 'contact', id: string) => `${prefix}:model:${of}:${id}`,
  /** Hash, service instance → last heartbeat: what `baton doctor` and the pages list as running. */
  services: `${prefix}:services`,
});
