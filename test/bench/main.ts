import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Redis } from 'ioredis';
import { startRedis } from '../chaos/redis-process.ts';
import { benchConversations } from './conversations/bench.ts';
import { writeTranscripts } from './conversations/transcripts.ts';
import { benchContacts, benchDecide } from './decide.ts';
import { benchHotContact } from './hot-contact.ts';
import { benchIdleMemory } from './idle-memory.ts';
import { benchPipeline } from './pipeline.ts';
import { benchProperties } from './properties.ts';
import { machine, markdown, saveResult } from './report.ts';

/**
 * `npm run bench -- pipeline|hot|memory|decide|conversations|all [--rounds 5] [--messages 2000]`, each on a Redis of its own.
 * `conversations` also takes `--count 2000 --lang en|es --seed 1`. `properties [--runs 1000000] [--seed 1] [--length 12]` and `transcripts`, which
 * writes docs/transcripts.md, are not in `all`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    messages: { type: 'string', default: '2000' },
    count: { type: 'string', default: '2000' },
    lang: { type: 'string' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '1000000' },
    length: { type: 'string', default: '12' },
  },
});

const rounds = Number(values.rounds);
const messages = Number(values.messages);

const benches: Readonly<Record<string, (url: string, redis: Redis) => Promise<unknown>>> = {
  pipeline: async (url, redis) => {
    const result = await benchPipeline(url, redis, { rounds, messages });
    console.log(`${markdown(result.throughput)}\n\n${markdown(result.latency)}`);
    return result;
  },
  hot: async (url, redis) => {
    const result = await benchHotContact(url, redis);
    console.log(markdown(result));
    return result;
  },
  decide: async () => {
    const result = { byEvent: benchDecide(), byContacts: benchContacts() };
    console.log(Object.values(result).map(markdown).join('\n\n'));
    return result;
  },
  conversations: async () => {
    const languages = values.lang === 'en' || values.lang === 'es' ? ([values.lang] as const) : (['en', 'es'] as const);
    const result = await benchConversations({ count: Number(values.count), seed: Number(values.seed), languages });
    console.log(Object.values(result).map(markdown).join('\n\n'));
    return result;
  },
  properties: async () => {
    const result = benchProperties({
      runs: Number(values.runs),
      seed: Number(values.seed),
      length: Number(values.length),
    });
    console.log(markdown([result]));
    return result;
  },
  transcripts: async () => {
    const file = join(import.meta.dirname, '../../docs/transcripts.md');
    writeFileSync(file, await writeTranscripts());
    console.log(`written: ${file}`);
    return { file };
  },
  memory: async (url, redis) => {
    const result = await benchIdleMemory(url, redis);
    console.log(`${markdown(result.kinds)}\n\ndocument ${result.documentBytes} B; keys of the lane ${result.laneKeys}`);
    return result;
  },
};

/** Asked for by name alone. */
const apart = new Set(['properties', 'transcripts']);
const wanted = positionals[0] ?? 'all';
const chosen = Object.entries(benches).filter(([name]) => wanted === name || (wanted === 'all' && !apart.has(name)));
if (chosen.length === 0) {
  console.error(`there is no bench "${wanted}"; there is ${Object.keys(benches).join(', ')}, all`);
  process.exit(64);
}
for (const [name, bench] of chosen) {
  const server = await startRedis();
  const redis = new Redis(server.url);
  try {
    const about = { bench: name, rounds, messages, ...machine(await redis.info('server')) };
    console.log(
      `\n## ${name}\n\n${Object.entries(about)
        .map(([key, value]) => `${key} ${value}`)
        .join(', ')}\n`,
    );
    console.log(`\nsaved in ${saveResult(name, { ...about, result: await bench(server.url, redis) })}`);
  } finally {
    redis.disconnect();
    await server.close();
  }
}
