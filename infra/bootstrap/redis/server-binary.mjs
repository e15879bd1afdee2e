import { debianServer } from './from-debian.mjs';
import { serverOnPath } from './from-path.mjs';

/**
 * A Redis server as a program, for who must kill it and start it again: the one that REDIS_BIN names, one on the PATH, or
 * a copy of the distribution's.
 *
 * @returns {Promise<string | undefined>}
 */
export const serverBinary = async () => {
  const found = serverOnPath();
  const server = 'binary' in found ? found : await debianServer();
  return 'binary' in server ? server.binary : undefined;
};
