import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../..');

/** What a service says of itself once it works: a gateway its `url`. */
export interface ReadyNotice {
  readonly type: 'ready';
  readonly url?: string;
}

/** One place in the fleet: whatever process is in it, it is started again when it ends. */
export interface Slot {
  readonly service: string;
  readonly number: number;
  process: ChildProcess;
  ready: Promise<ReadyNotice>;
  /** Its end has been asked for. */
  killed: boolean;
  /** Ends that nobody asked for. */
  crashes: number;
}

export interface Fleet {
  readonly slots: readonly Slot[];
  /** Resolves once every process has said that it is ready. */
  ready(): Promise<void>;
  /** `kill -9`, waits for its end, and starts another. Resolves to the proof: the signal that the system reports. */
  kill(slot: Slot): Promise<string>;
  /**
   * Stops a process for a while, as a long garbage collection or a paused machine does. Resolves to the state that was
   * seen, '' if it went on, null if the process was killed before it could be looked at.
   */
  freeze(slot: Slot, ms: number): Promise<string | null>;
  crashes(): number;
  close(): Promise<void>;
}

export interface FleetOptions {
  /** Processes of each service. */
  readonly services: Readonly<Record<string, number>>;
  readonly env: Readonly<Record<string, string>>;
  /** Where the processes' output goes, a file a slot. */
  readonly logs: string;
  /** Arguments for Node itself. */
  readonly nodeArgs?: readonly string[];
}

const startMs = 60_000;
/** A signal takes effect when the process is next scheduled. */
const settleMs = 50;

/** `stopped` if the system says so (Linux); elsewhere that the signal was delivered must do. */
const stateOf = async (pid: number): Promise<string> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return process.platform === 'linux' ? '' : 'SIGSTOP delivered';
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('T') ? 'stopped' : '';
};

const whenReady = (child: ChildProcess, name: string): Promise<ReadyNotice> => {
  const { promise, resolve: done, reject } = Promise.withResolvers<ReadyNotice>();
  const timer = setTimeout(() => reject(new Error(`${name} was not ready within ${startMs} ms`)), startMs);
  child.on('message', (message: ReadyNotice) => message.type === 'ready' && done(message));
  child.once('exit', (code, signal) => reject(new Error(`${name} ended before it was ready: ${signal ?? code}`)));
  // A process that is killed while it starts is no failure of the run; `ready()` looks only at the first ones.
  promise.catch(() => undefined);
  return promise.finally(() => clearTimeout(timer));
};

/** Starts k processes of each service under the Node that runs this one. */
export const startFleet = (options: FleetOptions): Fleet => {
  const { services, env, logs, nodeArgs = [] } = options;
  const outputs = new Map<string, WriteStream>();
  const outputOf = (name: string): WriteStream => {
    const stream = outputs.get(name) ?? createWriteStream(join(logs, `${name}.log`), { flags: 'a' });
    outputs.set(name, stream);
    return stream;
  };
  let closing = false;

  const launch = (service: string, number: number): { process: ChildProcess; ready: Promise<ReadyNotice> } => {
    const name = `${service}-${number}`;
    const child = spawn(process.execPath, [...nodeArgs, resolve(root, `services/${service}/src/main.ts`)], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child.stdout?.pipe(outputOf(name), { end: false });
    child.stderr?.pipe(outputOf(name), { end: false });
    const ready = whenReady(child, name);
    ready.catch(() => undefined);
    return { process: child, ready };
  };

  const watch = (slot: Slot): void => {
    slot.process.once('exit', () => {
      if (closing) return;
      if (!slot.killed) slot.crashes += 1;
      Object.assign(slot, launch(slot.service, slot.number), { killed: false });
      watch(slot);
    });
  };

  const slots = Object.entries(services).flatMap(([service, count]) =>
    Array.from({ length: count }, (_, number): Slot => {
      return { service, number, killed: false, crashes: 0, ...launch(service, number) };
    }),
  );
  for (const slot of slots) watch(slot);

  return {
    slots,
    ready: async () => {
      await Promise.all(slots.map((slot) => slot.ready));
    },
    async kill(slot) {
      const ended = once(slot.process, 'exit');
      slot.killed = true;
      slot.process.kill('SIGKILL');
      const [, signal] = (await ended) as [number | null, string | null];
      return signal ?? '';
    },
    async freeze(slot, ms) {
      const { process: frozen } = slot;
      if (frozen.pid === undefined || !frozen.kill('SIGSTOP')) return null;
      await sleep(settleMs);
      const state = await stateOf(frozen.pid);
      if (state === '' && (slot.killed || slot.process !== frozen)) return null;
      await sleep(ms - settleMs);
      frozen.kill('SIGCONT');
      return state;
    },
    crashes: () => slots.reduce((sum, slot) => sum + slot.crashes, 0),
    async close() {
      closing = true;
      await Promise.all(
        slots.map(async ({ process: child }) => {
          if (child.exitCode !== null || child.signalCode !== null) return;
          const ended = once(child, 'exit');
          child.kill('SIGKILL');
          await ended;
        }),
      );
      for (const stream of outputs.values()) stream.end();
    },
  };
};
