/**
 * Names of spans' attributes. Those for messaging are OpenTelemetry's, still in development and therefore spelled once,
 * here; `bullmq` is a custom value of `messaging.system`.
 */
export const attributes = {
  system: 'messaging.system',
  operationName: 'messaging.operation.name',
  operationType: 'messaging.operation.type',
  destination: 'messaging.destination.name',
  messageId: 'messaging.message.id',
  /** The hashed contact id. Never a metric's label. */
  conversation: 'messaging.message.conversation_id',
  batchSize: 'messaging.batch.message_count',
  errorType: 'error.type',
} as const;

export type OperationType = 'create' | 'send' | 'receive' | 'process' | 'settle';

/** The attributes of a span about one queue, lane or stream. */
export const messaging = (type: OperationType, destination: string): Record<string, string> => ({
  [attributes.system]: 'bullmq',
  [attributes.operationName]: type,
  [attributes.operationType]: type,
  [attributes.destination]: destination,
});
