export { type Config, Environment, loadConfig, redactConfig, renderEnvExample } from './config.ts';
export { type EveryOptions, every } from './every.ts';
export { type FollowOptions, followStream } from './follow-stream.ts';
export { processMetrics, shardFaults } from './health.ts';
export { runningServices, ServiceBeat, startHeartbeat } from './heartbeat.ts';
export { createLog, type Log } from './log.ts';
export { paced } from './paced.ts';
export {
  type JobOptions,
  jobOptions,
  openQueue,
  type Processor,
  startWorker,
  tendWorker,
  workerSettings,
} from './queues.ts';
export {
  checkRedis,
  openRedis,
  type RedisRole,
  type RedisSettings,
  redisOptions,
  redisTime,
  toRedisError,
  untilReady,
} from './redis.ts';
export { type Running, runService, type ServiceContext, type ServiceDefinition } from './service.ts';
export { openShards, type Shard, type ShardConfig, type Shards } from './shards.ts';
export { createStreamGroup, type StreamEntry } from './stream-group.ts';
export { currentTraceparent, type SpanOptions, startTelemetry, type Telemetry, withSpan } from './telemetry.ts';
export { attributes, messaging, type OperationType } from './telemetry-names.ts';
