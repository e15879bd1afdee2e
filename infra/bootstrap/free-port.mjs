import { createServer } from 'node:net';

/**
 * @param {number} [wanted] 0 for any
 * @returns {Promise<number | undefined>} the port, undefined when the wanted one is taken
 */
export const freePort = (wanted = 0) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : undefined));
    });
  });
