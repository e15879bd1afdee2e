import { execFileSync } from 'node:child_process';

/** Whether a container engine answers, and if not, why the tests are skipped. */
export const findEngine = (): { readonly found: true } | { readonly found: false; readonly reason: string } => {
  try {
    execFileSync('docker', ['info'], { stdio: 'pipe', timeout: 10_000 });
    return { found: true };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { found: false, reason: missing ? 'no docker command on the PATH' : '`docker info` does not answer' };
  }
};
