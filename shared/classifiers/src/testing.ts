import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Request {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
export type Behave = (response: ServerResponse, request: Request) => void;

export interface ClassifierServer {
  readonly url: string;
  readonly requests: readonly Request[];
  /** What it does from now on. */
  behave: (next: Behave) => void;
  close(): Promise<void>;
}

export const json =
  (value: unknown, status = 200): Behave =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

/** Never answers. */
export const hang: Behave = () => {};

/** An answer that never ends, a byte at a time or as fast as it goes. */
export const endless: Behave = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = (): void => {
    while (response.writable && response.write(' '.repeat(16_384)));
  };
  response.on('drain', more);
  response.on('error', () => {});
  more();
};

const read = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
};

export const startClassifierServer = async (first: Behave): Promise<ClassifierServer> => {
  let behave = first;
  const requests: Request[] = [];
  const server = createServer(async (request, response) => {
    const body = await read(request).catch(() => '');
    const seen = { headers: request.headers, body };
    requests.push(seen);
    behave(response, seen);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    behave: (next) => {
      behave = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
