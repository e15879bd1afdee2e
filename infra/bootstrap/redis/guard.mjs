/**
 * Keeps one Redis alive for as long as the process that asked for it: node guard.mjs '<json>'. Its standard input is a
 * pipe from that process. When the pipe closes, for whatever reason (an orderly end, a crash, kill -9), it stops the
 * server and removes its folder. It leads a session of its own, so that Ctrl-C in a terminal does not take Redis away
 * from services that are still finishing their work.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { probe } from './probe.mjs';

const killAfterMs = 5000;

/** @type {{ command: string; args: string[]; env: Record<string, string>; dir: string; url: string; lingerMs: number }} */
const { command, args, env, dir, url, lingerMs } = JSON.parse(process.argv[2] ?? '');
const server = spawn(command, args, { cwd: dir, env: { ...process.env, ...env }, stdio: 'ignore' });

const clean = () => rmSync(dir, { recursive: true, force: true });

server.on('error', () => {
  clean();
  process.exit(127);
});
server.on('exit', (code) => {
  clean();
  process.exit(code ?? 0);
});

/** Services that lost their parent finish first: waits until nobody but this probe is connected. */
const untilUnused = async () => {
  const deadline = Date.now() + lingerMs;
  while (Date.now() < deadline) {
    const found = await probe(url, 500).catch(() => undefined);
    if (!found || found.clients <= 1) return;
    await sleep(100);
  }
};

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  await untilUnused();
  server.kill('SIGTERM');
  await sleep(killAfterMs);
  server.kill('SIGKILL');
};

process.on('SIGTERM', stop);
process.stdin.on('end', stop).on('error', stop).on('close', stop).resume();
