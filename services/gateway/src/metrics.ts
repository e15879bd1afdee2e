import type { Queue } from 'bullmq';

interface Family {
  readonly header: string[];
  readonly samples: string[];
}

const nameOf = (line: string): string => line.split(/[\s{]/)[line.startsWith('#') ? 2 : 0] ?? '';

/**
 * Several Prometheus texts as one: BullMQ repeats HELP and TYPE for each queue, which strict readers refuse, and which
 * must stand before all samples of their metric. Pure.
 */
export const mergeMetrics = (texts: readonly string[]): string => {
  const families = new Map<string, Family>();
  for (const line of texts.flatMap((text) => text.split('\n')).filter(Boolean)) {
    const name = nameOf(line);
    const family = families.get(name) ?? { header: [], samples: [] };
    families.set(name, family);
    if (!line.startsWith('#')) family.samples.push(line);
    else if (!family.header.includes(line)) family.header.push(line);
  }
  return [...families.values()].flatMap(({ header, samples }) => [...header, ...samples, '']).join('\n');
};

export interface ShardQueue {
  readonly shard: number;
  readonly queue: Queue;
}

/** Counts per queue and state, of every shard. */
export const queueMetrics = async (queues: readonly ShardQueue[]): Promise<string[]> =>
  Promise.all(queues.map(({ shard, queue }) => queue.exportPrometheusMetrics({ shard: String(shard) })));
