import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The parts of a chat completion request that tests look at. */
export interface ChatRequest {
  readonly model: string;
  readonly stream?: boolean;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly response_format?: { readonly type: string };
  readonly tools?: readonly unknown[];
}

/** What the server does with a request. Objects are told as JSON in the assistant's message; a string as it is. */
export type Behaviour =
  | { readonly content: unknown; readonly usage?: { prompt_tokens: number; completion_tokens: number } | null }
  | { readonly call: { readonly name: string; readonly arguments: string } }
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  | 'hang'
  | 'drop';

export interface FakeModelServer {
  /** What `MODEL_URL` is set to. */
  readonly url: string;
  readonly requests: readonly ChatRequest[];
  /** Requests that the other end gave up. */
  readonly givenUp: () => number;
  close(): Promise<void>;
}

const completion = (message: object, finish: string, usage: object | null): string =>
  JSON.stringify({
    ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 0, model: 'fake' },
    choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }],
    ...(usage && { usage }),
  });

const json = (response: ServerResponse, body: string): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
};

const usual = { prompt_tokens: 200, completion_tokens: 50 };

const perform = (behaviour: Behaviour, response: ServerResponse): void => {
  if (behaviour === 'hang') return;
  if (behaviour === 'drop') {
    response.socket?.destroy();
  } else if ('status' in behaviour) {
    response.writeHead(behaviour.status, behaviour.headers).end(behaviour.body ?? '');
  } else if ('call' in behaviour) {
    const call = { id: 'call-1', type: 'function', function: behaviour.call };
    json(response, completion({ content: null, tool_calls: [call] }, 'tool_calls', usual));
  } else {
    const { content, usage = usual } = behaviour;
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    json(response, completion({ content: text }, 'stop', usage));
  }
};

/** An OpenAI-compatible API on this machine that does as it is told: `POST /v1/chat/completions`, whole answers only. */
export const startFakeModelServer = async (
  behave: (request: ChatRequest, index: number) => Behaviour,
): Promise<FakeModelServer> => {
  const requests: ChatRequest[] = [];
  let givenUp = 0;
  const server = createServer(async (request, response) => {
    response.on('close', () => {
      if (!response.writableFinished) givenUp += 1;
    });
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
      response.writeHead(404).end();
      return;
    }
    let body = '';
    for await (const chunk of request) body += chunk;
    const asked = JSON.parse(body) as ChatRequest;
    perform(behave(asked, requests.push(asked) - 1), response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    givenUp: () => givenUp,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
