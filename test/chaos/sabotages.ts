import type { Code } from '../checker/verdict.ts';

/** One change of a source file, made as it is loaded. A text that is not there is an error: nothing passes unchanged. */
export interface Patch {
  /** End of the file's path. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface Sabotage {
  readonly name: string;
  /** What is taken out. */
  readonly what: string;
  readonly patches: readonly Patch[];
  /** Any of these codes is a catch. */
  readonly caughtBy: readonly Code[];
}

const withoutRemedy = (remedy: string): Patch => ({
  file: 'shared/lanes/src/lua-scripts.ts',
  from: 'remediesTakenOut: readonly string[] = []',
  to: `remediesTakenOut: readonly string[] = ['${remedy}']`,
});

const always = (file: string, from: string, to: string): Patch => ({
  file: `shared/core/src/guards/${file}.ts`,
  from,
  to,
});

/** Products that lack one of the things that keep their promises: the harness must tell each from a whole one. */
export const sabotages: readonly Sabotage[] = [
  {
    name: 'fence',
    what: 'a worker that has been replaced may still commit',
    patches: [withoutRemedy('fence')],
    caughtBy: ['OVERLAP', 'DUP', 'REORDER', 'LOST', 'TRACE'],
  },
  {
    name: 'ticket',
    what: 'the order is fixed after scoring, not at the door',
    patches: [withoutRemedy('ticket')],
    caughtBy: ['REORDER', 'LOST'],
  },
  {
    name: 'attention',
    what: 'nobody looks after mailboxes whose drain job is gone or whose timer rings',
    patches: [withoutRemedy('attention')],
    caughtBy: ['STUCK', 'LOST'],
  },
  {
    name: 'gate',
    what: 'replies leave without a look at the epoch',
    patches: [
      { file: 'services/outbound/src/handle-replies.ts', from: 'reply.epoch === epoch', to: 'reply.epoch !== -1' },
      { file: 'services/outbound/src/handle-replies.ts', from: "{ key, field: 'epoch', equals }", to: '' },
    ],
    caughtBy: ['STALE'],
  },
  {
    name: 'dedup',
    what: 'neither the door, the queue nor the core remembers which messages it has had',
    patches: [
      {
        file: 'shared/lanes/src/lua-scripts.ts',
        from: "readFileSync(new URL(file, folder), 'utf8')",
        to: `readFileSync(new URL(file, folder), 'utf8').replace("and 'duplicate' or 'conflict'", 'and nil or nil')`,
      },
      {
        file: 'shared/client/src/publish.ts',
        from: "name: 'message',",
        to: "name: 'message', ['id']: 'm-' + id + '-' + performance.now(),",
      },
      { file: 'shared/core/src/on-message.ts', from: 'if (state.recent.includes(short)) return false;', to: '' },
    ],
    caughtBy: ['DUP', 'STUCK', 'REORDER'],
  },
  {
    name: 'guards',
    what: 'cooldown and cycle always say yes',
    patches: ['cooldown', 'cycle'].map((file) =>
      always(file, 'const pass = measured >= limit;', 'const pass = limit >= 0;'),
    ),
    caughtBy: ['GUARD-CYCLE', 'GUARD-COOLDOWN'],
  },
];
