import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { domainNames } from '@baton/domains';
import { trainPack, wilson } from '@baton/scoring/train';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { howSure } from '../src/render/training.ts';
import { run } from '../src/run.ts';
import { parseLabelled } from '../src/training/labelled-file.ts';
import { shippedModel } from '../src/training/stale.ts';
import { domainSubject, fileSubject, type Subject, withLabels } from '../src/training/subject.ts';
import { createFakeIo } from './fake-io.ts';

const intent = (word: string) => ({ label: word, phrases: [{ weight: 5, phrases: [`want to ${word}`] }] });
const pack = { name: 'homes', intents: { buyer: intent('buy'), seller: intent('sell') } };

const farewells = ['goodbye to the house', 'farewell old home', 'letting the house go', 'parting with our home'];
const arrivals = [
  'a nest for the two of us',
  'a roof over our heads',
  'keys to a first flat',
  'more rooms for the kids',
];
const chatter = ['what a lovely day', 'see you on monday', 'thanks a lot', 'who is this'];
const lesson = (text: string, intents: string[], at: number) => ({
  text: `${text} ${at}`,
  intents,
  group: `${text} ${at}`,
});
const lessons = Array.from({ length: 6 }, (_, at) => [
  ...farewells.map((text) => lesson(text, ['seller'], at)),
  ...arrivals.map((text) => lesson(text, ['buyer'], at)),
  ...chatter.map((text) => lesson(text, [], at)),
]).flat();

let folder: string;
const file = (name: string): string => join(folder, name);
const toLines = (items: readonly unknown[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join('');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-train-'));
  await writeFile(file('pack.json'), JSON.stringify(pack));
  await writeFile(file('labels.ndjson'), toLines(lessons));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const baton = async (...args: readonly string[]) => {
  const io = createFakeIo();
  return { code: await run(['train', ...args], io), out: io.stdout.join('\n'), err: io.stderr.join('\n') };
};

describe('a pack of one’s own', () => {
  test('comes out the same, bit for bit, whenever it is trained', { timeout: 60_000 }, async () => {
    const args = ['--pack', file('pack.json'), '--labels', file('labels.ndjson'), '--out'];
    const first = await baton(...args, file('one'));
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toMatch(/Learnt from \d+ labelled messages in \d+ groups \(buyer \d+, seller \d+, none \d+\)/);
    expect(first.out).toContain('messages held back, now:');
    await baton(...args, file('two'));
    for (const name of ['model.json', 'report.json']) {
      expect(await readFile(join(file('two'), name), 'utf8')).toBe(await readFile(join(file('one'), name), 'utf8'));
    }
  });

  test('whose labels are wrong is refused, for it reads what was held back worse', { timeout: 60_000 }, async () => {
    const plain = Array.from({ length: 30 }, (_, at) => [
      { text: `I want to sell number ${at}`, intents: ['seller'] },
      { text: `I want to buy number ${at}`, intents: ['buyer'] },
    ]).flat();
    // Held back are true ones; learnt from are those that say the contrary.
    const intents = ['buyer', 'seller'];
    const subject = await fileSubject(file('pack.json'));
    const right = parseLabelled(toLines(plain), { source: 'x', intents });
    const held = new Set(withLabels(subject, right).heldBack.map(({ group }) => group));
    const lies = right.map((one) => (held.has(one.group) ? one : { ...one, intents: [] }));
    await writeFile(file('lies.ndjson'), toLines(lies));
    const refused = await baton('--pack', file('pack.json'), '--labels', file('lies.ndjson'), '--out', file('three'));
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/^Refused, nothing is written: F1 at 0.7 falls from \d/);
    expect(await readdir(folder)).not.toContain('three');
  });

  test('is not written without being told where to', async () => {
    expect(await baton('--pack', file('pack.json'))).toMatchObject({ code: 2, err: expect.stringContaining('--out') });
  });
});

describe('labels', () => {
  const read = (line: string) => parseLabelled(line, { source: 'labels.ndjson', intents: ['buyer', 'seller'] });

  test('need no more than text and intents', () => {
    expect(read('{"text":"hi","intents":[]}')).toEqual([{ text: 'hi', intents: [], group: 'line-1', language: 'en' }]);
  });

  test.each([
    ['{"text":"canary"', /line 1 of labels.ndjson is not valid JSON/],
    ['\n{"text":"canary"}', /line 2 of labels.ndjson is not valid: intents/],
    ['{"text":"canary","intents":["renter"]}', /no intent "renter"; expected any of buyer, seller/],
  ])('that are wrong are named by line, without their text: %s', (line, message) => {
    expect(() => read(line)).toThrow(message);
    expect(() => read(line)).toThrow(expect.not.stringContaining('canary') as never);
  });

  test('of one group are all learnt from or all held back, and the same ones every time', async () => {
    const many = Array.from({ length: 200 }, (_, at) => ({
      ...{ text: `text ${at}`, intents: [], group: `group ${at % 40}`, language: 'en' as const },
    }));
    const { examples, heldBack } = withLabels(await fileSubject(file('pack.json')), many);
    const learnt = new Set(examples.map(({ group }) => group));
    expect(heldBack.filter(({ group }) => learnt.has(group))).toEqual([]);
    expect(heldBack.length).toBeGreaterThan(10);
    expect(heldBack.length).toBeLessThan(90);
    const again = withLabels(await fileSubject(file('pack.json')), many.toReversed());
    expect(new Set(again.heldBack)).toEqual(new Set(heldBack));
  });
});

describe('how sure to be', () => {
  const report = (messages: number, right: number) => ({
    ...{ messages, calibrated: messages >= 50, exact: wilson(right, messages), precision: wilson(0, 0) },
    ...{ recall: wilson(0, 0), f1: 0, claimed: 0, truth: 0, ece: 0, confusion: {}, worst: [] },
  });

  test('is said in words: with a hundred messages to some seven points, with few hardly at all', () => {
    expect(howSure(report(100, 85))[0]).toMatch(/known to about ±7 points; four times as many halve that/);
    expect(howSure(report(20, 17))).toEqual([
      expect.stringMatching(/±15 points/),
      expect.stringContaining('Fewer than 50 messages calibrate nothing'),
    ]);
    expect(howSure(report(0, 0))[0]).toContain('label messages');
  });
});

describe('the models that ship', () => {
  test('are of their packs and labelled messages as they are; else run baton train', () => {
    for (const domain of domainNames()) {
      expect({ domain, ...shippedModel(domainSubject(domain)) }).not.toHaveProperty('why');
    }
  });

  test('a change of a phrase or of a message makes a model stale, and the reason says which', async () => {
    const { pack: own } = await fileSubject(file('pack.json'));
    const examples = parseLabelled(toLines(lessons), { source: 'x', intents: Object.keys(own.intents) });
    const subject = { pack: own, current: null, examples, heldBack: [], folder };
    await writeFile(file('model.json'), JSON.stringify(trainPack(own, examples, { dims: 2 ** 8, folds: 2 }).model));
    const stateOf = (changed: Partial<Subject>): string => {
      const shipped = shippedModel({ ...subject, ...changed });
      return shipped.status === 'stale' ? shipped.why : shipped.status;
    };
    expect(stateOf({})).toBe('fresh');
    expect(stateOf({ pack: { ...own, version: 'other' } })).toMatch(/the pack has changed/);
    expect(stateOf({ examples: examples.slice(1) })).toMatch(/its messages have changed/);
    await writeFile(file('model.json'), '{');
    expect(stateOf({})).toBe('model.json is not valid JSON');
    expect(stateOf({ folder: null })).toBe('none');
  });
});
