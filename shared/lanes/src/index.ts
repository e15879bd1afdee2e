export { assertBullmqVersion, type NewJob, type NewJobOptions, prepareQueue } from './bullmq-jobs.ts';
export { type Accepted, createLane, type Filled, type Lane, type LaneOptions, type MailboxView } from './lane.ts';
export { LaneError, type LaneErrorCode } from './lane-error.ts';
export { attentionKey, laneRoot } from './lane-keys.ts';
export type {
  DeadLetter,
  Expectation,
  Handle,
  LaneCommit,
  LaneEntry,
  LanePush,
  LaneWork,
  OnDead,
  RedisWrite,
} from './lane-work.ts';
export { type LaneWorker, type LaneWorkerOptions, type LaneWorkerSettings, startLaneWorker } from './lane-worker.ts';
export { type Sweeper, type SweeperOptions, type Swept, startSweeper } from './sweeper.ts';
export { wake } from './wake.ts';
