import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { createHttpClassifier } from '../src/http-classifier.ts';

const script = fileURLToPath(new URL('../../../docs/examples/python-classifier/classifier.py', import.meta.url));
const hasPython = spawnSync('python3', ['--version']).status === 0;
const secret = 'a-secret-of-some-length';

let process: ChildProcess | undefined;
afterEach(() => void process?.kill());

const startExample = async (): Promise<string> => {
  const started = spawn('python3', [script], {
    env: { PORT: '0', SECRET: secret },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  process = started;
  const [line] = (await once(started.stdout, 'data')) as [Buffer];
  return `http://127.0.0.1:${/\d+/.exec(line.toString())?.[0]}`;
};

const question = {
  ...{ text: 'Time to say goodbye to our house', language: 'en' as const, asked: null },
  intents: ['buyer', 'seller'].map((name) => ({ name, label: name })),
};
const signal = AbortSignal.timeout(10_000);

test('the example in Python answers who signs, and nobody else', async ({ skip }) => {
  skip(!hasPython, 'there is no python3 on this machine');
  const url = await startExample();
  expect(await createHttpClassifier({ url, secret }).classify(question, signal)).toMatchObject({
    intents: { buyer: 0.02, seller: 0.92 },
    words: { seller: ['goodbye to our house'] },
  });
  const stranger = createHttpClassifier({ url, secret: 'another-secret-of-that-length' });
  await expect(stranger.classify(question, signal)).rejects.toMatchObject({ result: 'refused' });
});
