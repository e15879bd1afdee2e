import { createServer, type Server } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isBatonError } from '@baton/contracts';
import { checkRedis } from './redis.ts';
import type { Shards } from './shards.ts';

const checkTimeoutMs = 1500;

const within = <T>(promise: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

/** Why the shards cannot be used now; empty when they can. Answers within 1.5 s also while Redis hangs. */
export const shardFaults = async (shards: Shards): Promise<string[]> => {
  const checks = shards.all.map(async ({ index, redis }) => {
    try {
      await within(checkRedis(redis), checkTimeoutMs);
      return [];
    } catch (error) {
      return [`shard ${index}: ${isBatonError(error, 'bad-redis') ? error.message : 'Redis does not answer'}`];
    }
  });
  return (await Promise.all(checks)).flat();
};

const delay = monitorEventLoopDelay({ resolution: 20 });

/** How this process is, in Prometheus text. */
export const processMetrics = (): string => {
  delay.enable();
  const gauges: readonly [name: string, help: string, value: number][] = [
    ['process_resident_memory_bytes', 'Resident memory.', process.memoryUsage.rss()],
    ['nodejs_heap_size_used_bytes', 'Used heap.', process.memoryUsage().heapUsed],
    ['nodejs_eventloop_lag_p99_seconds', '99th percentile of the event loop delay.', delay.percentile(99) / 1e9],
    ['process_uptime_seconds', 'Seconds since the process started.', process.uptime()],
  ];
  return gauges
    .map(([name, help, value]) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`)
    .join('');
};

export interface HealthOptions {
  readonly host: string;
  readonly port: number;
  /** Why this process must get no work now; empty when it may. */
  readonly faults: () => Promise<string[]>;
}

interface Answer {
  readonly status: number;
  readonly type: 'application/json' | 'text/plain';
  readonly body: string;
}

const answer = async (path: string, faults: HealthOptions['faults']): Promise<Answer> => {
  const json = (status: number, value: unknown): Answer => ({
    status,
    type: 'application/json',
    body: JSON.stringify(value),
  });
  if (path === '/healthz') return json(200, { status: 'alive' });
  if (path === '/metrics') return { status: 200, type: 'text/plain', body: processMetrics() };
  if (path !== '/readyz') return json(404, { status: 'not found' });
  const found = await faults();
  return found.length === 0 ? json(200, { status: 'ready' }) : json(503, { status: 'not ready', faults: found });
};

/** /healthz: the process is alive. /readyz: it can work. /metrics: how it is. */
export const startHealthServer = async ({ host, port, faults }: HealthOptions): Promise<Server> => {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    answer(path, faults).then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return server;
};
