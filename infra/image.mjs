#!/usr/bin/env node
/**
 * Builds the image from a finished tree: the tracked files with their production dependencies, installed on this
 * machine. `docker compose up --build` does not need it; use it where a build has no way to the npm registry.
 *
 *   node infra/image.mjs [tag]
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tag = process.argv[2] ?? 'baton:0.1.0';
const context = mkdtempSync(join(tmpdir(), 'baton-image-'));
/** @type {import('node:child_process').ExecFileSyncOptions} */
const inherit = { stdio: 'inherit', cwd: context };

try {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root })
    .toString()
    .split('\0')
    .filter((file) => file && !file.startsWith('docs/') && (!file.startsWith('test/') || file === 'test/package.json'));
  for (const file of files) {
    mkdirSync(dirname(join(context, file)), { recursive: true });
    cpSync(join(root, file), join(context, file));
  }
  // The image brings its own Node: the platform packages that hold one are left out.
  const install = ['-y', 'pnpm@12.21.0', 'install', '--frozen-lockfile', '--prod', '--no-optional', '--ignore-scripts'];
  execFileSync('npx', [...install, '--package-import-method=copy'], inherit);
  writeFileSync(join(context, '.dockerignore'), '');
  execFileSync('docker', ['build', '-f', 'infra/Dockerfile', '-t', tag, '.'], inherit);
} finally {
  rmSync(context, { recursive: true, force: true });
}
