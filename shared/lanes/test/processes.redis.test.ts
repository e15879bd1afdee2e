import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, inject, onTestFinished, test } from 'vitest';
import { createFixture, eventually } from './lane-fixture.ts';

interface WorkerProcess {
  readonly child: ChildProcess;
  readonly lines: string[];
}

const script = fileURLToPath(new URL('./worker-process.ts', import.meta.url));

const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

const startProcess = (prefix: string, env: Record<string, string> = {}): WorkerProcess => {
  const child = spawn(process.execPath, ['--no-warnings', script], {
    env: { ...process.env, REDIS_URL: inject('redisUrl'), PREFIX: prefix, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  return { child, lines };
};

const spawnWorker = async (prefix: string, env: Record<string, string> = {}): Promise<WorkerProcess> => {
  const worker = startProcess(prefix, env);
  await eventually(() => expect(worker.lines).toContain('ready'));
  return worker;
};

/** Starts the process again whenever it dies, until the test is over. */
const supervise = (prefix: string, env: Record<string, string>): void => {
  let over = false;
  onTestFinished(() => {
    over = true;
  });
  const start = (): void => {
    startProcess(prefix, env).child.once('exit', () => over || start());
  };
  start();
};

const handled = ({ lines }: WorkerProcess): string[] =>
  lines.filter((line) => line.startsWith('handling ')).map((line) => line.slice('handling '.length));

const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
const expected = (count: number): string[] =>
  keys.flatMap((key) => Array.from({ length: count }, (_, n) => `${key}/m${n}`)).sort();

const inOrder = (effects: readonly string[], count: number): void => {
  expect([...effects].sort()).toEqual(expected(count).sort());
  for (const key of keys) {
    const ofKey = effects.filter((effect) => effect.startsWith(`${key}/`));
    expect(ofKey).toEqual(Array.from({ length: count }, (_, n) => `${key}/m${n}`));
  }
};

test('worker processes that are killed and replaced while they work: every effect once, in order', async () => {
  const { lane, prefix, effects } = createFixture();
  const workers = await Promise.all([
    spawnWorker(prefix, { HANDLE_MS: '20' }),
    spawnWorker(prefix, { HANDLE_MS: '20' }),
  ]);
  const count = 40;
  const produce = async () => {
    for (let n = 0; n < count; n += 1) {
      await Promise.all(keys.map((key) => lane.push(key, { id: `m${n}`, body: '' })));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const produced = produce();
  for (const victim of workers) {
    await eventually(() => expect(handled(victim).length).toBeGreaterThan(3));
    victim.child.kill('SIGKILL');
    await spawnWorker(prefix, { HANDLE_MS: '2' });
  }
  await produced;
  await eventually(async () => expect(await effects()).toHaveLength(keys.length * count));
  inOrder(await effects(), count);
});

test('a worker that is frozen past its lock and wakes beside its successor has no second effect', async () => {
  const { lane, prefix, effects } = createFixture();
  const frozen = await spawnWorker(prefix, { HANDLE_MS: '150' });
  for (const key of keys) await lane.push(key, { id: 'm0', body: '' });
  await eventually(() => expect(handled(frozen)).toHaveLength(keys.length));
  frozen.child.kill('SIGSTOP');
  const successor = await spawnWorker(prefix);
  await eventually(async () => expect(await effects()).toHaveLength(keys.length));
  for (const key of keys) await lane.push(key, { id: 'm1', body: '' });
  frozen.child.kill('SIGCONT');
  await eventually(async () => expect(await effects()).toHaveLength(2 * keys.length));
  await lane.push('last', { id: 'm0', body: '' });
  await eventually(async () => expect(await effects()).toHaveLength(2 * keys.length + 1));
  // Both have handled the same entries: without the fence this would be six effects too many.
  expect(handled(successor)).toEqual(expect.arrayContaining(handled(frozen).slice(0, keys.length)));
  inOrder(
    (await effects()).filter((effect) => !effect.startsWith('last/')),
    2,
  );
});

/** Every handler is long enough to be running when the poison entry takes their process down. Returns the dead letters. */
const poisoned = async (env: Record<string, string> = {}): Promise<string[]> => {
  const { lane, prefix, redis, effects } = createFixture();
  for (const key of keys) await lane.push(key, { id: key === 'a' ? 'poison' : 'm0', body: '' });
  await lane.push('a', { id: 'm1', body: '' });
  supervise(prefix, { CRASH_ON: 'poison', HANDLE_MS: '1500', ...env });
  const letters = async (): Promise<string[]> => {
    const ids = await redis.lrange(`${prefix}:dead-letters:wait`, 0, -1);
    const data = await Promise.all(ids.map((id) => redis.hget(`${prefix}:dead-letters:${id}`, 'data')));
    return data.map((json) => `${JSON.parse(json ?? '').key}/${JSON.parse(json ?? '').id}`).sort();
  };
  await eventually(async () => expect((await effects()).length + (await letters()).length).toBe(keys.length + 1));
  return letters();
};

test('an entry that kills its worker becomes a dead letter; those that only died with it do not', async () => {
  expect(await poisoned()).toEqual(['a/poison']);
});

test('quarantine: without it, those that died with the guilty entry become dead letters too', async () => {
  expect((await poisoned({ WITHOUT: 'quarantine' })).length).toBeGreaterThan(1);
});
