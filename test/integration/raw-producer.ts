import { Queue } from 'bullmq';

/** A producer that knows nothing of Baton but its documented queue and JSON: `node raw-producer.ts REDIS_URL PREFIX JSON`. */
const [redisUrl = '', prefix = '', data = '{}'] = process.argv.slice(2);
const { hostname, port } = new URL(redisUrl);
const queue = new Queue('inbound', { connection: { host: hostname, port: Number(port) }, prefix });
const job = await queue.add('message', JSON.parse(data));
console.log(job.id);
await queue.close();
