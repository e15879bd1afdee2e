import type { ServerResponse } from 'node:http';
import type { Client, Following } from '@baton/client';
import type { FastifyInstance } from 'fastify';

/** A follower that reads slower than this many bytes behind is cut off, rather than filling our memory. */
const mostBehind = 1_000_000;
const heartbeatMs = 15_000;
const mostFollowers = 200;

interface Follower {
  /** Raw and hashed id of the one contact that is followed; null: all. */
  readonly contact: string | null;
  readonly key: string | null;
  readonly response: ServerResponse;
}

export interface LiveEvents {
  add(response: ServerResponse, contact: string | null): Promise<boolean>;
  close(): Promise<void>;
}

const frame = (event: string, data: unknown): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** One pair of followings for however many listeners, opened with the first of them. */
export const createLiveEvents = (client: Client): LiveEvents => {
  const followers = new Set<Follower>();
  let followings: Promise<Following[]> | null = null;

  const drop = (follower: Follower): void => {
    followers.delete(follower);
    follower.response.end();
  };
  const write = (follower: Follower, text: string): void => {
    if (follower.response.writableLength > mostBehind) drop(follower);
    else follower.response.write(text);
  };
  const tell = (isFor: (follower: Follower) => boolean, event: string, data: unknown): void => {
    const text = frame(event, data);
    for (const follower of followers) if (isFor(follower)) write(follower, text);
  };
  const follow = (): Promise<Following[]> =>
    Promise.all([
      client.follow.replies('all', (reply) => {
        tell(({ contact }) => contact === null || contact === reply.contact, 'reply', reply);
      }),
      client.follow.journal('all', ({ key, entries }) => {
        for (const entry of entries) {
          if (entry.type !== 'decision.made') continue;
          tell((follower) => follower.key === null || follower.key === key, 'decision', { key, ...entry.decision });
        }
      }),
    ]);
  const heartbeat = setInterval(() => {
    for (const follower of followers) write(follower, ': still here\n\n');
  }, heartbeatMs);
  heartbeat.unref();

  return {
    async add(response, contact) {
      if (followers.size >= mostFollowers) return false;
      const follower = { response, contact, key: contact === null ? null : client.keyOf(contact) };
      followings ??= follow();
      await followings.catch((error) => {
        followings = null;
        throw error;
      });
      followers.add(follower);
      response.on('close', () => followers.delete(follower));
      return true;
    },
    async close() {
      clearInterval(heartbeat);
      for (const follower of followers) drop(follower);
      const opened = (await followings?.catch(() => [])) ?? [];
      await Promise.all(opened.map((following) => following.close()));
    },
  };
};

/** GET /v1/events: server-sent events `reply` and `decision`, of all contacts or of `?contact=`. */
export const registerLiveEvents = (app: FastifyInstance, live: LiveEvents): void => {
  app.get<{ Querystring: { contact?: string } }>('/v1/events', async ({ query }, reply) => {
    const isAdded = await live.add(reply.raw, query.contact ?? null);
    if (!isAdded) return reply.status(503).send();
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.write(': following\n\n');
  });
};
