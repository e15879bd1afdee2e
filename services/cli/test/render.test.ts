import type { Explanation, JournalEntry, JournalRecord, Scored } from '@baton/contracts';
import { describe, expect, test } from 'vitest';
import { chatLines } from '../src/commands/chat.ts';
import { unmet } from '../src/demo/check-step.ts';
import { createInTurn } from '../src/demo/in-turn.ts';
import { demoDecisions, demoJson, playLines, summaryLine } from '../src/demo/render.ts';
import { activityLines, alertLines } from '../src/render/observations.ts';
import { createPaint } from '../src/render/paint.ts';
import { profileLines } from '../src/render/profile.ts';
import { createTimelineLines, recordLines } from '../src/render/timeline.ts';
import { whyLines } from '../src/render/why.ts';
import { beside, table, wrap } from '../src/render/wrap.ts';

const paint = createPaint(false);
const style = { paint, width: 80 };
const ten = Date.parse('2026-01-05T10:00:00Z');

const explanation = (given: Partial<Explanation> = {}): Explanation => ({
  ...{ id: 'k-d1-1', at: ten + 9, trigger: 'message', message: 'm1', decision: 'handoff', owner: 'lead', from: 'lead' },
  ...{ to: 'seller', score: 0.91, threshold: 0.7, guard: null, margin: null, until: null, why: 'seller 0.91 ≥ 0.70' },
  ...{ candidates: [], verdicts: [], change: null, evidence: [] },
  ...given,
});

const decided = (given: Partial<Explanation> = {}): JournalEntry => ({
  type: 'decision.made',
  decision: explanation(given),
});
const said = (text: string): JournalEntry => ({
  type: 'message.received',
  id: 'm1',
  text,
  channel: 'web',
  author: 'contact',
});
const replied = (text: string, by = 'seller'): JournalEntry => ({
  ...{ type: 'reply.sent', reply: 'r1', by, epoch: 1, text, answers: ['m1'] },
});

const record = (...entries: JournalEntry[]): JournalRecord => ({
  ...{ schema: 1, by: 'coordinator', key: 'k', commit: 1, now: ten, policy: 'p', learned: {}, health: {} },
  events: [
    {
      ...{ type: 'message.received', at: ten, id: 'm1', contact: 'c1', channel: 'web', author: 'contact' },
      ...{ text: 'I want to sell', scored: null },
    },
  ],
  entries,
});

describe('text in columns', () => {
  test('lines break at spaces, and a word that is too long has a line of its own', () => {
    expect(wrap('one two incomprehensibilities three', 8)).toEqual(['one two', 'incomprehensibilities', 'three']);
  });

  test('what does not fit goes on under the first word', () => {
    const text = 'a text that is longer than that';
    expect(beside({ label: 'bot', text, indent: 5, width: 25 })).toEqual([
      'bot  a text that is',
      '     longer than that',
    ]);
  });

  test('columns are as wide as their widest cell, and nothing trails', () => {
    expect(
      table([
        ['a', 'b', 'c'],
        ['long', '', 'd'],
        ['x', 'yy', ''],
      ]),
    ).toEqual(['a     b   c', 'long      d', 'x     yy']);
  });
});

describe('colours', () => {
  test('none where the terminal has none, and the text is the same without them', () => {
    const bots = ['lead', 'seller'];
    const coloured = createPaint(true, bots).bot('seller');
    expect(createPaint(false, bots).bot('seller')).toBe('seller');
    expect(coloured).not.toBe('seller');
    expect(coloured).toContain('seller');
  });

  test('two bots of a domain do not look alike', () => {
    const { bot } = createPaint(true, ['lead', 'seller']);
    expect(bot('lead', 'x')).not.toBe(bot('seller', 'x'));
  });
});

describe('a timeline', () => {
  test('who said what, what was decided and why', () => {
    expect(recordLines(record(said('I want to sell'), decided(), replied('Hi! What is the address?')), style)).toEqual([
      '10:00:00  contact   I want to sell',
      '                    ⇒ lead → seller: seller 0.91 ≥ 0.70',
      '          seller    Hi! What is the address?',
    ]);
  });

  test('the day stands above its first line, once', () => {
    const linesOf = createTimelineLines(style);
    expect(linesOf([record(said('a')), record(said('b'))])).toEqual([
      '2026-01-05',
      '10:00:00  contact   a',
      '10:00:00  contact   b',
    ]);
    expect(linesOf([record(said('c'))])).toEqual(['10:00:00  contact   c']);
  });

  test('scores, facts and turns only when asked for', () => {
    const scored = record({ type: 'facts.learned', facts: { budget: 500_000 }, by: 'bot:buyer' });
    expect(recordLines(scored, style)).toEqual([]);
    expect(recordLines(scored, { ...style, details: true })).toEqual([
      '10:00:00            known now: budget = 500000',
    ]);
  });

  test('a score says in the light of which question, and what became of asking a classifier', () => {
    const second = { classifier: 'remote', result: 'timeout', tookMs: 800 } as const;
    const scored: JournalEntry = {
      ...({ type: 'intent.scored', id: 'm', model: 'm' } as const),
      ...{ intents: { seller: 0.95 }, language: 'en', asked: 'wish', second },
    };
    expect(recordLines(record(scored), { ...style, details: true })).toEqual([
      '10:00:00            en, seller = 0.95, as the answer to wish, remote: timeout',
    ]);
  });

  test('the way to ask why stands under each decision', () => {
    expect(recordLines(record(decided()), { ...style, ids: true })[1]).toContain('baton why k-d1-1');
  });

  test('a move shows as the decision, not as a change of owner besides', () => {
    const moved = record(
      decided(),
      { type: 'handoff.committed', handoff: 'h', from: 'lead', to: 'seller', reason: '', confidence: 1, carried: [] },
      { type: 'owner.changed', from: 'lead', to: 'seller', epoch: 2, reason: 'handoff' },
    );
    expect(recordLines(moved, style)).toHaveLength(1);
  });

  test('an administrator’s order shows', () => {
    const ordered = record({ type: 'owner.changed', from: 'lead', to: 'buyer', epoch: 2, reason: 'assigned by ann' });
    expect(recordLines(ordered, style)).toEqual(['10:00:00            · owner lead → buyer: assigned by ann']);
  });
});

describe('a chat', () => {
  test('shows replies with who says them, and decisions that change something', () => {
    expect(chatLines(replied('Hello'), paint, 80)).toEqual(['seller    Hello']);
    expect(chatLines(decided(), paint, 80)).toEqual(['          ⇒ lead → seller: seller 0.91 ≥ 0.70']);
    expect(chatLines(decided({ decision: 'stay' }), paint, 80)).toEqual([]);
    expect(chatLines(said('Hello'), paint, 80)).toEqual([]);
  });
});

describe('why', () => {
  const refused = explanation({
    ...{
      decision: 'stay',
      guard: 'cooldown',
      margin: 600_000,
      until: ten + 600_000,
      why: 'cooldown lead->seller ends 10:10',
    },
    candidates: [
      { to: 'buyer', intent: 'buyer', score: 0.1, threshold: 0.7 },
      { to: 'seller', intent: 'seller', score: 0.91, threshold: 0.7 },
    ],
    verdicts: [
      {
        ...{
          guard: 'threshold',
          pass: true,
          measured: 0.91,
          limit: 0.7,
          unit: 'confidence',
          margin: 0.21,
          until: null,
        },
        why: 'seller 0.91 ≥ 0.70',
      },
      {
        ...{ guard: 'cooldown', pass: false, measured: 1_200_000, limit: 1_800_000, unit: 'ms', margin: 600_000 },
        ...{ until: ten + 600_000, why: 'cooldown lead->seller ends 10:10' },
      },
    ],
    change: { what: 'now', from: ten, to: ten + 600_000, why: 'the same words at 10:10' },
    evidence: [{ intent: 'seller', feature: 'want to sell', weight: 5 }],
  });

  test('everything about a decision: candidates, each guard in its unit, the one that decides, what would turn it', () => {
    expect(whyLines(refused, { text: 'I want to sell', scored: null }, paint)).toEqual([
      'stay  stays with lead: cooldown lead->seller ends 10:10',
      '2026-01-05T10:00:00.009Z  k-d1-1  by message',
      '',
      'Message',
      '  “I want to sell”',
      '',
      'Candidates',
      '  buyer   buyer 0.1    threshold 0.7',
      '▸ seller  seller 0.91  threshold 0.7',
      '',
      'Guards',
      '  guard      verdict  measured  limit   margin  why',
      '  threshold  pass     0.91      0.7     0.21    seller 0.91 ≥ 0.70',
      '▸ cooldown   no       20 min    30 min  10 min  cooldown lead->seller ends 10:10',
      '',
      'Evidence',
      '  +5  seller  “want to sell”',
      '',
      'What would have turned it',
      '  now: 2026-01-05T10:00:00Z → 2026-01-05T10:10:00Z',
      '  the same words at 10:10',
    ]);
  });

  test('a decision that goes back to an earlier message shows the words of that, and how it was read', () => {
    const scored: Scored = {
      ...{ model: 'homes@1+abc', intents: { seller: 0.95 }, language: 'en', consent: null, human: null, wish: null },
      ...{ evidence: refused.evidence, asked: 'wish' },
      second: { classifier: 'remote', result: 'timeout', tookMs: 800 },
    };
    const lines = whyLines({ ...refused, evidence: [] }, { text: 'sell', scored }, paint);
    expect(lines).toEqual(expect.arrayContaining(['  “sell”', '  +5  seller  “want to sell”']));
    expect(lines.slice(lines.indexOf('How it was read') + 1, lines.indexOf('How it was read') + 4)).toEqual([
      '  by homes@1+abc',
      '  as the answer to a question: wish',
      '  remote not taken: timeout after 800 ms',
    ]);
  });

  test('a guard that was outranked is told from one that passed', () => {
    const [, cooldown] = refused.verdicts;
    const outranked = { ...refused, guard: null, verdicts: cooldown ? [{ ...cooldown, bypassed: true }] : [] };
    expect(whyLines(outranked, null, paint).join('\n')).toMatch(/ {2}cooldown {2}outranked/);
  });
});

describe('a conversation of the demo', () => {
  const standing = {
    owner: 'seller',
    records: [record(said('I want to sell'), decided()), record(replied('What is the address?'))],
  };

  test('is held against its script', () => {
    expect(
      unmet(
        { owner: 'seller', decision: 'handoff', from: 'lead', to: 'seller', replies: 1, replyLike: 'ADDRESS' },
        standing,
      ),
    ).toEqual([]);
  });

  test('every difference is told', () => {
    expect(
      unmet({ owner: 'lead', decision: 'stay', guard: 'cooldown', replyLike: 'budget', noReply: true }, standing),
    ).toEqual([
      'the owner is “seller”, not “lead”',
      'the decision is “handoff”, not “stay”',
      'the guard is none, not “cooldown”',
      'the number of replies is “1”, not “0”',
      'no reply is like /budget/',
    ]);
  });

  test('replies before the contact’s last words do not count', () => {
    const later = { ...standing, records: [...standing.records, record(said('And now?'))] };
    expect(unmet({ noReply: true }, later)).toEqual([]);
  });

  test('is printed with its end', () => {
    expect(playLines({ type: 'ended', ms: 1234 }, style)).toEqual([`${' '.repeat(20)}✓ as scripted in 1.2 s`]);
    expect(playLines({ type: 'went-wrong', step: 3, problems: ['no reply'] }, style)).toEqual([
      `${' '.repeat(20)}✗ step 3: no reply`,
    ]);
  });

  test('its decisions as JSON say about which words they were made, and how fast', () => {
    const [decision] = demoDecisions(standing.records);
    expect(JSON.parse(demoJson('demo-sell', 'demo-sell-1', decision!))).toEqual({
      ...{
        conversation: 'demo-sell',
        contact: 'demo-sell-1',
        at: '2026-01-05T10:00:00.009Z',
        message: 'I want to sell',
      },
      ...{ owner: 'lead', decision: 'handoff', from: 'lead', to: 'seller', score: 0.91, threshold: 0.7, guard: null },
      ...{
        margin: null,
        until: null,
        why: 'seller 0.91 ≥ 0.70',
        id: 'k-d1-1',
        trigger: 'message',
        tookMs: 9,
        change: null,
      },
    });
  });

  test('the last line counts, and names what went wrong', () => {
    const decisions = demoDecisions(standing.records);
    const tally = { conversations: 2, failed: [], decisions, ms: 1500 };
    expect(summaryLine(tally)).toBe(
      '2 conversations · 1 decision, 1 handoff · 9 ms from message to decision (median) · 1.5 s · all as scripted',
    );
    expect(summaryLine({ ...tally, failed: ['demo-sell'] })).toMatch(/ · 1 not as scripted: demo-sell$/);
  });
});

describe('conversations side by side are printed one after the other', () => {
  test('the first at once, the others as soon as those before them have ended', () => {
    const printed: string[] = [];
    const inTurn = createInTurn((line) => void printed.push(line));
    inTurn.write(1, ['b1']);
    inTurn.write(0, ['a1']);
    inTurn.end(1);
    inTurn.write(2, ['c1']);
    expect(printed).toEqual(['a1']);
    inTurn.write(0, ['a2']);
    inTurn.end(0);
    inTurn.write(2, ['c2']);
    expect(printed).toEqual(['a1', 'a2', 'b1', 'c1', 'c2']);
  });
});

test('a profile names who has the contact, what waits, and each fact with where it comes from', () => {
  const at = Date.parse('2026-01-01T10:00:00Z');
  const fact = { confidence: 0.9, extractor: 'words', at } as const;
  const lines = profileLines({
    ...{ owner: 'seller', since: at, language: 'en', channel: 'sms', optedOutAt: null, asked: 'area', unanswered: 0 },
    facts: {
      name: { ...fact, value: 'Ana', privacy: 'personal', expiresAt: null },
      motivation: { ...fact, value: 'a new job', privacy: 'sensitive', expiresAt: at + 86_400_000 },
    },
    waiting: { to: 'buyer', for: 'deferred', until: at + 60_000 },
    belief: {},
    handoffs: [{ from: 'lead', to: 'seller', at, outcome: 'open' }],
  });
  expect(lines.join('\n')).toBe(
    [
      'owner seller since 2026-01-01T10:00:00Z · en · sms',
      'asked for: area',
      'a move to buyer is deferred because its target is slow or failing, until 2026-01-01T10:01:00Z',
      '',
      'fact        value      sure  from   told at               until                 privacy',
      'name        Ana        0.90  words  2026-01-01T10:00:00Z  kept                  personal',
      'motivation  a new job  0.90  words  2026-01-01T10:00:00Z  2026-01-02T10:00:00Z  sensitive',
      '',
      'moved at              move           outcome',
      '2026-01-01T10:00:00Z  lead → seller  open',
    ].join('\n'),
  );
});

test('activity names what was moved, refused and asked again on each route, and which promises a bot broke', () => {
  const percentiles = { p50: 350, p95: 1000, p99: 1000 };
  const report = { count: 20, errorRate: 0.05, throughput: 0.5, at: 0 };
  const lines = activityLines(
    {
      ...{
        messages: { contact: 9 },
        decisions: { stay: 8, handoff: 1 },
        turns: {},
        replies: {},
        people: {},
        reviews: {},
      },
      optOuts: 0,
      routes: {
        'lead->seller': {
          ...{ made: 2, returned: 0, deferred: 1, givenUp: 0, refused: { cooldown: 3 }, outcomes: { successful: 1 } },
          ...{ reAskRate: 0.5, repeatedQuestions: 1 },
        },
      },
    },
    [
      {
        ...{ bot: 'lead', operation: 'process', sla: { p50: 300, p95: 1500, p99: 2000 } },
        report: { ...report, wait: percentiles, run: percentiles, total: percentiles },
        violations: [{ percentile: 'p50', actualMs: 350, targetMs: 300 }],
      },
    ],
  );
  expect(lines.join('\n')).toBe(
    [
      'messages: contact 9 · decisions: stay 8, handoff 1',
      'replies: – · people called: – · opt-outs: 0',
      '',
      'route         moves  back  deferred  given up  re-asked  outcomes      refused by',
      'lead->seller  2      0     1         0         50.0 %    successful 1  cooldown 3',
      '',
      'bot   operation  count  errors  a second  p50 ms  p95 ms  p99 ms  SLA',
      'lead  process    20     5.0 %   0.50      350     1000    1000    p50 over 300',
    ].join('\n'),
  );
});

test('an alert says whether it is open, seen or over', () => {
  const raised = { rule: 'sla', severity: 'critical', subject: 'seller', value: 2, limit: 1.2, why: 'slow' } as const;
  const alert = { ...raised, raisedAt: Date.parse('2026-01-01T10:00:00Z'), told: [] };
  const lines = alertLines([
    { ...alert, id: 'a', acknowledged: null, resolvedAt: null },
    { ...alert, id: 'b', acknowledged: { by: 'ana', at: 0 }, resolvedAt: null },
    { ...alert, id: 'c', acknowledged: { by: 'ana', at: 0 }, resolvedAt: 1 },
  ]);
  expect(lines.map((line) => line.split(/ {2,}/)[2])).toEqual(['state', 'open', 'seen by ana', 'over']);
});
