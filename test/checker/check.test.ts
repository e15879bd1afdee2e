import { describe, expect, test } from 'vitest';
import { badHistories } from './bad-histories.ts';
import { check } from './check.ts';
import { goodHistories } from './good-histories.ts';
import { contactHash, messageHash } from './hash.ts';
import { createStory, historyOf } from './story.ts';
import { codes } from './verdict.ts';

const found = (verdict: ReturnType<typeof check>): string[] =>
  verdict.findings.filter((finding) => finding.violations > 0).map((finding) => finding.code);

describe('a history in which nothing is wrong is passed', () => {
  test.each(Object.entries(goodHistories))('%s', (_, history) => {
    const verdict = check(history());
    expect(verdict.findings.flatMap((finding) => finding.examples)).toEqual([]);
    expect(verdict.verdict).toBe('pass');
  });
});

describe('a history in which something is wrong is never passed', () => {
  test.each(badHistories)('$code: $fear', ({ code, history }) => {
    const verdict = check(history());
    expect(found(verdict)).toContain(code);
    expect(verdict.verdict).toBe(code === 'VACUOUS' ? 'invalid' : 'fail');
  });

  test('every code has at least two histories of its own', () => {
    const short = codes.filter((code) => badHistories.filter((bad) => bad.code === code).length < 2);
    expect(short).toEqual([]);
  });
});

test('what was found zero times in n trials is bounded by 3/n, and by nothing where nothing was tried', () => {
  const { findings } = check(historyOf([createStory().exchange('1')]));
  const bound = (code: string) => findings.find((finding) => finding.code === code)?.bound;
  expect(bound('LOST')).toBe(3 / 3);
  expect(bound('LEAK')).toBeNull();
});

test('ids are hashed by the documented rule', () => {
  expect(contactHash('wa:+41791234567')).toBe('h66okptvymzgfx2zezvnaub74p');
  expect(messageHash('wa:+41791234567', 'wamid.1')).toBe('m2vqoaihdxgbw3777m2xv24qpw');
});
