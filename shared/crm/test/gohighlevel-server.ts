import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request is answered with in place of what it asks for. `lost` and `stuck`: it is done, and no answer comes. */
export type Fault =
  | { readonly status: number; readonly retryAfter?: string }
  | { readonly hangs: true }
  | { readonly lost: true }
  | { readonly stuck: true }
  | { readonly none: true };

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: IncomingMessage['headers'];
}

interface Contact {
  readonly tags: Set<string>;
  readonly fields: Map<string, string>;
  readonly notes: string[];
  readonly messages: { id: string; body: string; type: string; dateAdded: string; direction: string }[];
}

/** A server that speaks as much of GoHighLevel's API as Baton uses, by its documentation, and fails on demand. */
export interface GoHighLevelServer {
  readonly url: string;
  readonly seen: Seen[];
  /** For the next requests, one each. */
  readonly faults: Fault[];
  /** What is wrong with a request when no fault is next; null: nothing. */
  failing: (call: Call) => Fault | null;
  readonly requestsAt: number[];
  contact(id: string): Contact;
  close(): Promise<void>;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
}
type Answer = { readonly status: number; readonly json: unknown };

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : JSON.parse(text);
};

const versionOf = (path: string): string => (path.startsWith('/conversations/') ? '2021-04-15' : '2021-07-28');

const answerContact = (contact: Contact, { method, path, body }: Call): Answer => {
  if (path.endsWith('/tags')) {
    for (const tag of body.tags as string[]) contact.tags[method === 'POST' ? 'add' : 'delete'](tag);
    return { status: method === 'POST' ? 201 : 200, json: { tags: [...contact.tags] } };
  }
  if (path.endsWith('/notes')) {
    if (method === 'POST') contact.notes.push(String(body.body));
    return { status: 200, json: { notes: contact.notes.map((text, index) => ({ id: String(index), body: text })) } };
  }
  for (const field of body.customFields as { id?: string; key?: string; field_value: string }[])
    contact.fields.set(field.id ?? field.key ?? '', field.field_value);
  return { status: 200, json: { succeded: true } };
};

export const startGoHighLevel = async (token: string): Promise<GoHighLevelServer> => {
  const contacts = new Map<string, Contact>();
  const faults: Fault[] = [];
  const seen: Seen[] = [];
  const requestsAt: number[] = [];
  let sent = 0;

  const contact = (id: string): Contact => {
    const known = contacts.get(id) ?? { tags: new Set(), fields: new Map(), notes: [], messages: [] };
    contacts.set(id, known);
    return known;
  };
  const send = ({ body }: Call): Answer => {
    sent += 1;
    const id = `message${sent}`;
    const message = { id, body: String(body.message), type: String(body.type), direction: 'outbound' };
    contact(String(body.contactId)).messages.push({ ...message, dateAdded: new Date().toISOString() });
    return { status: 201, json: { conversationId: `of-${body.contactId}`, messageId: id } };
  };
  const answer = (call: Call): Answer => {
    const url = new URL(call.path, 'http://x');
    if (call.path === '/conversations/messages') return send(call);
    if (url.pathname === '/conversations/search')
      return { status: 200, json: { conversations: [{ id: `of-${url.searchParams.get('contactId')}` }], total: 1 } };
    const listed = url.pathname.match(/^\/conversations\/of-(.+)\/messages$/)?.[1];
    if (listed) return { status: 200, json: { messages: { messages: contact(listed).messages.toReversed() } } };
    const id = url.pathname.match(/^\/contacts\/([^/]+)/)?.[1];
    return id ? answerContact(contact(decodeURIComponent(id)), call) : { status: 404, json: {} };
  };
  /** What is wrong with a request, as they would say; null for nothing. */
  const refusalOf = ({ headers }: IncomingMessage, { path }: Call): number | null => {
    if (headers.authorization !== `Bearer ${token}`) return 401;
    return headers.version === versionOf(path) ? null : 400;
  };
  const respond = (response: ServerResponse, status: number, json: unknown, headers = {}): void =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json));

  /** Does what is asked for, and answers unless the answer is to be lost. */
  const perform = (response: ServerResponse, call: Call, fault: Fault): void => {
    const { status, json } = answer(call);
    if ('lost' in fault) response.destroy();
    else if (!('stuck' in fault)) respond(response, status, json);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requestsAt.push(performance.now());
    const call = { method: request.method ?? '', path: request.url ?? '', body: await bodyOf(request) };
    seen.push({ ...call, headers: request.headers });
    const fault: Fault = faults.shift() ?? started.failing(call) ?? { none: true };
    if ('hangs' in fault) return;
    if ('status' in fault) {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
      return respond(response, fault.status, {}, headers);
    }
    const refused = refusalOf(request, call);
    if (refused === null) perform(response, call, fault);
    else respond(response, refused, {});
  };

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const started: GoHighLevelServer = {
    ...{ seen, faults, requestsAt, contact },
    failing: () => null,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return started;
};
