import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../src/run.ts';
import { createFakeIo } from './fake-io.ts';

const scripts = join(import.meta.dirname, '../../../test/scenarios');
const main = join(import.meta.dirname, '../src/main.ts');
const keys = [
  'at',
  'contact',
  'owner',
  'decision',
  'from',
  'to',
  'score',
  'threshold',
  'guard',
  'margin',
  'until',
  'why',
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-scenarios-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (time: string): string => `2026-01-05T${time}:00Z`;
const toText = (lines: readonly unknown[]): string =>
  lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const simulate = async (lines: readonly unknown[], ...options: readonly string[]) => {
  const script = file('script.ndjson', toText(lines));
  const io = createFakeIo();
  const code = await run(['simulate', '--script', script, ...options], io);
  return { code, out: io.stdout, err: io.stderr.map((line) => line.replace(`${script}: `, '')) };
};

describe('the rules of real estate', () => {
  test.each(readdirSync(scripts).filter((name) => name.endsWith('.ndjson')))('%s', async (name) => {
    const io = createFakeIo();
    const code = await run(['simulate', '--script', join(scripts, name), '--json'], io);
    expect(io.stderr).toEqual([]);
    expect(code).toBe(0);
    for (const line of io.stdout) expect(Object.keys(JSON.parse(line))).toEqual(keys);
  });
});

const sale = { at: at('10:00'), contact: 'c1', scores: { seller: 0.91 } };

describe('what comes out', () => {
  test('one object for every message line, in their order, and nothing else', async () => {
    const { code, out, err } = await simulate(
      [
        { at: at('09:00'), contact: 'c2', owner: 'buyer' },
        sale,
        '',
        { at: at('10:05'), contact: 'c2', scores: {} },
        { at: at('10:05'), contact: 'c1', expect: { decision: 'handoff' } },
      ],
      '--json',
    );
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(out.map((line) => JSON.parse(line))).toEqual([
      {
        ...{ at: at('10:00'), contact: 'c1', owner: 'lead', decision: 'handoff', from: 'lead', to: 'seller' },
        ...{ score: 0.91, threshold: 0.7, guard: null, margin: null, until: null, why: 'seller 0.91 ≥ 0.70' },
      },
      {
        ...{ at: at('10:05'), contact: 'c2', owner: 'buyer', decision: 'stay', from: null, to: null, score: null },
        ...{ threshold: null, guard: null, margin: null, until: null, why: 'nothing in it speaks for another bot' },
      },
    ]);
  });

  test('`until` is written like the script’s own times', async () => {
    const again = (time: string) => [
      { at: `2026-01-05T10:00:00${time}`, contact: 'c1', scores: { seller: 0.9 } },
      { at: `2026-01-05T10:10:00${time}`, contact: 'c1', owner: 'lead' },
      { at: `2026-01-05T10:20:00${time}`, contact: 'c1', scores: { seller: 0.9 } },
    ];
    const untilOf = async (time: string) => JSON.parse((await simulate(again(time), '--json')).out[1] ?? '{}').until;
    expect(await untilOf('Z')).toBe('2026-01-05T10:30:00Z');
    expect(await untilOf('.000Z')).toBe('2026-01-05T10:30:00.000Z');
  });

  test('a transcript that a person can read', async () => {
    const { out } = await simulate([
      { at: at('09:00'), health: { bot: 'buyer', p95Ms: 900, errorRate: 0.02, samples: 50 } },
      { at: at('10:00'), contact: 'ann', message: 'I want to sell my house' },
      { at: at('10:00'), contact: 'ann', expect: { decision: 'handoff' } },
    ]);
    expect(out.map((line) => line.replace(/0\.\d+ ≥/, '… ≥'))).toEqual([
      '09:00:00  buyer: P95 900 ms, 2 % errors, 50 samples',
      '10:00:00  ann  “I want to sell my house”',
      '          ⇒ lead → seller: seller … ≥ 0.70',
      '          ✓ ann is as expected',
      '\n1 message, 1 expectation held',
    ]);
  });

  test('the same script gives the same output, byte for byte', async () => {
    const lines = [sale, { at: at('10:05'), contact: 'c1', message: 'and I want to buy too' }];
    expect(await simulate(lines, '--json')).toEqual(await simulate(lines, '--json'));
  });

  test('`scores` are the confidences themselves, whatever was said before', async () => {
    const { out } = await simulate([...Array(5)].fill({ ...sale, scores: { seller: 0.65 } }), '--json');
    expect(out.map((line) => JSON.parse(line).score)).toEqual([0.65, 0.65, 0.65, 0.65, 0.65]);
  });

  test('no contact is let through to a slow bot as a probe', async () => {
    const slow = { at: at('09:00'), health: { bot: 'seller', p95Ms: 9000, errorRate: 0, samples: 50 } };
    const many = Array.from({ length: 100 }, (_, index) => ({ ...sale, contact: `c${index}` }));
    const { out } = await simulate([slow, ...many], '--json');
    expect(new Set(out.map((line) => JSON.parse(line).decision))).toEqual(new Set(['defer']));
  });

  test('ten thousand lines take a few seconds of one processor at most', { timeout: 60_000 }, async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ ...sale, contact: `c${index % 500}` }));
    const before = process.cpuUsage();
    expect((await simulate(many, '--json')).out).toHaveLength(10_000);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(6);
  });
});

describe('an expectation that does not hold ends with 1, and says what differs', () => {
  test('every key that differs, beside what came', async () => {
    const wrong = { decision: 'stay', guard: 'cooldown', threshold: 0.7, until: at('10:30') };
    const { code, out, err } = await simulate([sale, { at: at('10:01'), contact: 'c1', expect: wrong }], '--json');
    expect(code).toBe(1);
    expect(out).toHaveLength(1);
    expect(err).toEqual([
      'line 2: c1 at 2026-01-05T10:01:00Z is not as expected',
      '  decision  expected "stay"                  got "handoff"',
      '  guard     expected "cooldown"              got null',
      '  until     expected "2026-01-05T10:30:00Z"  got null',
      '  the latest decision, 2026-01-05T10:00:00Z: handoff with lead: seller 0.91 ≥ 0.70',
    ]);
  });

  test('a contact of whom nothing was decided', async () => {
    const { code, err } = await simulate([{ at: at('10:00'), contact: 'c1', expect: { decision: 'stay' } }], '--json');
    expect(code).toBe(1);
    expect(err).toEqual([
      'line 1: c1 at 2026-01-05T10:00:00Z is not as expected',
      '  there is no decision for this contact yet',
    ]);
  });

  test('the run goes on: all of them are told', async () => {
    const wrong = { at: at('10:01'), contact: 'c1', expect: { decision: 'stay' } };
    const { out } = await simulate([sale, wrong, wrong]);
    expect(out.at(-1)).toBe('\n1 message, 2 of 2 expectations failed');
  });

  test('a null that is expected is not the same as a key left out', async () => {
    const expected = { at: at('10:01'), contact: 'c1', expect: { to: null } };
    expect((await simulate([sale, expected])).code).toBe(1);
  });
});

describe('a script that cannot be read ends with 2, and names the line', () => {
  test.each<[string, unknown, string]>([
    ['no JSON', '{"at":', 'line 2: is not valid JSON'],
    ['no object', '[1]', 'line 2: is not a JSON object'],
    ['an unknown key', { ...sale, mesage: 'hi' }, 'line 2: unknown key "mesage"'],
    [
      'a key that no kind of line has',
      { at: at('10:00'), contact: 'c1', mesage: 'hi' },
      'line 2: unknown key "mesage"; needs one of message, scores, owner, facts, outcome, health, expect',
    ],
    [
      'an unknown key within',
      { at: at('10:00'), contact: 'c1', expect: { desicion: 'stay' } },
      'line 2: unknown key "expect.desicion"',
    ],
    ['two kinds in one', { ...sale, message: 'hi' }, 'line 2: has both message and scores; a line says one thing'],
    ['no time', { contact: 'c1', message: 'hi' }, 'line 2: at: a time in UTC like 2026-01-05T10:00:00Z'],
    [
      'a time that is not UTC',
      { ...sale, at: '2026-01-05T10:00:00+01:00' },
      'line 2: at: a time in UTC like 2026-01-05T10:00:00Z',
    ],
    [
      'a day that does not exist',
      { ...sale, at: '2026-02-30T10:00:00Z' },
      'line 2: at: a time in UTC like 2026-01-05T10:00:00Z',
    ],
    [
      'a time that goes back',
      { ...sale, at: at('09:59') },
      `line 2: at: ${at('09:59')} is earlier than ${at('10:00')} of line 1`,
    ],
    ['no contact', { at: at('10:00'), message: 'hi' }, 'line 2: contact: the name of a contact'],
    [
      'an intent that the domain has not',
      { ...sale, scores: { sellr: 0.9 } },
      'line 2: scores: there is no "sellr"; there is buyer, seller',
    ],
    ['a confidence over 1', { ...sale, scores: { seller: 1.2 } }, 'line 2: scores.seller: a number from 0 to 1'],
    [
      'an owner that is no bot',
      { at: at('10:00'), contact: 'c1', owner: 'bob' },
      'line 2: owner: there is no "bob"; there is lead, buyer, seller',
    ],
    [
      'a route that does not exist',
      { at: at('10:00'), outcome: { route: 'lead->lead', result: 'failed' } },
      'line 2: outcome.route: there is no "lead->lead"; there is lead->buyer, lead->seller, buyer->seller, seller->buyer, buyer->lead, seller->lead',
    ],
    [
      'a decision that does not exist',
      { at: at('10:00'), contact: 'c1', expect: { decision: 'go' } },
      'line 2: expect.decision: one of stay, handoff, defer, clarify, ask, human, review, suppress',
    ],
    [
      'half a health',
      { at: at('10:00'), health: { bot: 'seller', p95Ms: 1 } },
      'line 2: health.errorRate: a number from 0 to 1; health.samples: a whole number from 0',
    ],
    [
      'no times at all',
      { at: at('10:00'), outcome: { route: 'lead->seller', result: 'failed' }, times: 0 },
      'line 2: times: a whole number from 1',
    ],
  ])('%s', async (_, line, message) => {
    const { code, out, err } = await simulate([sale, line], '--json');
    expect(err).toEqual([message]);
    expect({ code, out }).toEqual({ code: 2, out: [] });
  });

  test('every line that is wrong is named at once', async () => {
    expect((await simulate(['x', sale, 'y'])).err).toEqual(['line 1: is not valid JSON', 'line 3: is not valid JSON']);
  });
});

describe('what is given beside the script', () => {
  const policy = async (override: string) => simulate([sale], '--json', '--policy', file('policy.json', override));

  test('a policy replaces parts of the domain’s own, route by route', async () => {
    const { out } = await policy('{"routes":[{"from":"lead","to":"seller","threshold":0.95}]}');
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ decision: 'stay', guard: 'threshold', threshold: 0.95 });
  });

  test('a limit replaces one limit and leaves the others', async () => {
    const lines = [sale, { at: at('10:01'), contact: 'c1', owner: 'lead' }, { ...sale, at: at('10:02') }];
    const short = file('policy.json', '{"limits":{"cooldownMs":60000}}');
    const { out } = await simulate(lines, '--json', '--policy', short);
    expect(JSON.parse(out[1] ?? '')).toMatchObject({ decision: 'handoff' });
  });

  test.each([
    ['{"limits":{"perHour":0}}', /^baton: the policy with its override is not valid: limits\.perHour: /],
    ['{"limit":{}}', /^baton: the policy with its override is not valid: .*"limit"/],
    ['{', /^baton: the policy .*policy\.json: not valid JSON$/],
  ])('a policy that is wrong ends with 2: %s', async (override, message) => {
    const { code, err } = await policy(override);
    expect(code).toBe(2);
    expect(err).toEqual([expect.stringMatching(message)]);
  });

  test('a domain that does not exist ends with 2 and the names there are', async () => {
    const { code, err } = await simulate([sale], '--domain', 'shoes');
    expect({ code, err }).toEqual({
      code: 2,
      err: [expect.stringMatching(/^baton: there is no domain "shoes"; there is /)],
    });
  });

  test('a script that does not exist ends with 2', async () => {
    const io = createFakeIo();
    expect(await run(['simulate', '--script', 'nowhere.ndjson'], io)).toBe(2);
    expect(io.stderr).toEqual(['baton: the script nowhere.ndjson: there is no such file']);
  });

  test('the process itself ends with these codes', () => {
    const wrong = file(
      'wrong.ndjson',
      toText([sale, { at: at('10:01'), contact: 'c1', expect: { decision: 'stay' } }]),
    );
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'simulate', '--script', wrong, '--json'], {
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ decision: 'handoff' });
    expect(stderr).toContain('decision  expected "stay"  got "handoff"');
  });
});
