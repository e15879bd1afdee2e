import { BatonError, shardKeys } from '@baton/contracts';
import type { Redis } from 'ioredis';
import { Acknowledged, type Alert, type Level, Raised } from './alert.ts';
import type { AlertRule, Finding } from './rule.ts';

/** As many as are kept, open ones included. */
const keep = 100;
/** While somebody tells a level of an alert, nobody else does, ms. */
const tellingMs = 30_000;

export interface AlertStore {
  /** Newest first. */
  list(): Promise<Alert[]>;
  /** null: one like it was raised a moment ago. Of several callers one raises it. */
  raise(rule: AlertRule, finding: Finding, now: number): Promise<Alert | null>;
  resolve(id: string, now: number): Promise<void>;
  /** The first who has seen it stands. Throws `not-found`. */
  acknowledge(id: string, by: string, now: number): Promise<Alert>;
  /** Runs `tell` unless another does so now, and remembers that the level was told. What throws is tried again later. */
  tell(alert: Alert, level: Level, tell: () => Promise<void>): Promise<void>;
}

type Fields = Readonly<Record<string, string>>;

/** An alert's own field never changes; what becomes of it stands in fields of their own, so that no writer undoes another's. */
const toAlert = (fields: Fields, id: string): Alert[] => {
  const raised = Raised.safeParse(JSON.parse(fields[id] ?? 'null'));
  if (!raised.success) return [];
  const [seen, resolved] = [fields[`${id}|seen`], fields[`${id}|resolved`]];
  return [
    {
      ...raised.data,
      acknowledged: seen === undefined ? null : Acknowledged.parse(JSON.parse(seen)),
      resolvedAt: resolved === undefined ? null : Number(resolved),
      told: ([1, 2, 3] as const).filter((level) => `${id}|told${level}` in fields),
    },
  ];
};

const partsOf = (id: string): string[] => [
  id,
  ...['seen', 'resolved', 'told1', 'told2', 'told3'].map((it) => `${id}|${it}`),
];

export const createAlertStore = (redis: Redis, prefix: string): AlertStore => {
  const keys = shardKeys(prefix);

  const list = async (): Promise<Alert[]> => {
    const fields = await redis.hgetall(keys.alerts);
    const ids = Object.keys(fields).filter((field) => !field.includes('|'));
    return ids.flatMap((id) => toAlert(fields, id)).toSorted((a, b) => b.raisedAt - a.raisedAt);
  };

  const trim = async (): Promise<void> => {
    const old = (await list()).slice(keep);
    if (old.length > 0) await redis.hdel(keys.alerts, ...old.flatMap(({ id }) => partsOf(id)));
  };

  return {
    list,
    async raise({ name, severity, cooldownMs }, finding, now) {
      const pause = keys.alertPause(name, finding.subject);
      if ((await redis.set(pause, '1', 'PX', cooldownMs, 'NX')) === null) return null;
      const id = `${name}-${finding.subject.replace('->', '-')}-${now.toString(36)}`;
      const raised: Raised = { id, rule: name, severity, ...finding, raisedAt: now };
      await redis.hset(keys.alerts, id, JSON.stringify(raised));
      await trim();
      return { ...raised, acknowledged: null, resolvedAt: null, told: [] };
    },
    async resolve(id, now) {
      await redis.hsetnx(keys.alerts, `${id}|resolved`, now);
    },
    async acknowledge(id, by, now) {
      if (!id.includes('|') && (await redis.hexists(keys.alerts, id)) === 1)
        await redis.hsetnx(keys.alerts, `${id}|seen`, JSON.stringify({ by, at: now }));
      const alert = (await list()).find((one) => one.id === id);
      if (!alert) throw new BatonError('not-found', 'there is no such alert');
      return alert;
    },
    async tell({ id }, level, tell) {
      const claim = keys.alertPause('telling', `${id}-${level}`);
      if ((await redis.set(claim, '1', 'PX', tellingMs, 'NX')) === null) return;
      await tell();
      await redis.hsetnx(keys.alerts, `${id}|told${level}`, '1');
    },
  };
};
