import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `docker compose` of one project name: v2 as a plugin, v1 as its own command behind the same words. */
export const createCompose = (project: string, env: Record<string, string>) => {
  const run = (...words: string[]): string =>
    execFileSync('docker', ['compose', '-p', project, ...words], {
      cwd: root,
      env: { ...process.env, ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 180_000,
    });
  return {
    up: (...words: string[]) => run('up', '-d', ...words),
    down: () => run('down', '-v', '--timeout', '5'),
    ids: (service: string) => run('ps', '-q', service).split('\n').filter(Boolean),
    logs: () => run('logs', '--no-color'),
  };
};

export type Compose = ReturnType<typeof createCompose>;

/** `starting`, `healthy` or `unhealthy`, as the engine's own health check says. */
export const healthOf = (container: string): string =>
  execFileSync('docker', ['inspect', '-f', '{{.State.Health.Status}}', container], { encoding: 'utf8' }).trim();

export const userOf = (container: string): string =>
  execFileSync('docker', ['exec', container, 'id', '-u'], { encoding: 'utf8' }).trim();
