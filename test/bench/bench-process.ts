import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Answer } from './worker-protocol.ts';

type Taken = Extract<Answer, { type: 'taken' }>;

export interface BenchProcess {
  /** What has been measured since the last time. */
  take(): Promise<Taken>;
  close(): Promise<void>;
}

type Waiting = (message: Answer) => void;

/** Starts a worker file of this folder and waits until it is ready. */
export const startBenchProcess = async (file: string, args: readonly string[]): Promise<BenchProcess> => {
  const child = fork(join(import.meta.dirname, file), [...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map<Answer['type'], Waiting>();
  child.on('message', (message: Answer) => waiting.get(message.type)?.(message));
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${code}`);
  });
  failed.catch(() => undefined);
  const next = <T extends Answer['type']>(type: T): Promise<Extract<Answer, { type: T }>> => {
    const { promise, resolve } = Promise.withResolvers<Extract<Answer, { type: T }>>();
    waiting.set(type, (message) => resolve(message as Extract<Answer, { type: T }>));
    return Promise.race([promise, failed]);
  };
  await next('ready');
  return {
    async take() {
      const taken = next('taken');
      child.send({ type: 'take' });
      return taken;
    },
    async close() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
};
