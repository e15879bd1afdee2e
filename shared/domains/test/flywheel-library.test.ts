import { describe, expect, test } from 'vitest';
import { topicIn } from '../src/content-flywheel/content/topic.ts';
import { resultsIn } from '../src/content-flywheel/distribution/results.ts';
import { createLibrary } from '../src/content-flywheel/library/library.ts';
import { shippedNotes } from '../src/content-flywheel/library/notes.ts';
import { cutTo, termsOf } from '../src/content-flywheel/words.ts';

const library = createLibrary(shippedNotes);

describe('a search', () => {
  test.each([
    ['newsletters', 'newsletter-habit'],
    ['pricing', 'pricing-honest'],
    ['trust in remote teams', 'remote-trust'],
    ['saying no', 'saying-no'],
  ])('for %s reads the note that is about it, and others beside', (topic, note) => {
    const notes = library.search(topic).map((found) => found.note);
    expect(notes).toContain(note);
    expect(notes.length).toBeGreaterThanOrEqual(3);
    expect(new Set(notes).size).toBe(notes.length);
  });

  test('for what no note is about finds nothing, rather than something', () => {
    expect(library.search('submarine engines')).toEqual([]);
  });

  test('leaves out what is to be left out', () => {
    const [first] = library.search('meetings');
    expect(library.search('meetings', [first?.note ?? '']).map(({ note }) => note)).not.toContain(first?.note);
  });

  test('quotes its notes word for word', () => {
    for (const { sentence, note } of library.search('feedback')) {
      expect(shippedNotes.find(({ id }) => id === note)?.text).toContain(sentence);
    }
  });
});

test('the notes that ship can each be written about', () => {
  const without = shippedNotes.filter(({ title }) => termsOf(title).length === 0);
  expect(without.map(({ id }) => id)).toEqual([]);
});

test.each([
  ['Write something about meetings', 'meetings'],
  ['please write an article on remote trust.', 'remote trust'],
  ['Can you make us a post about saying no?', 'saying no'],
  ['feedback', 'feedback'],
])('%s asks for %s', (message, topic) => {
  expect(topicIn(message)).toBe(topic);
});

test('results are read channel by channel, and the last word on a channel counts', () => {
  expect(resultsIn('Web: 420 views, 9 clicks; newsletter 310 views / 22 clicks. web 430 views 10 clicks')).toEqual([
    { channel: 'web', views: 430, clicks: 10 },
    { channel: 'newsletter', views: 310, clicks: 22 },
  ]);
  expect(resultsIn('it went well')).toEqual([]);
});

test('a text is cut at a sentence', () => {
  expect(cutTo('One is here. Two is longer. Three.', 28)).toBe('One is here. Two is longer.');
});
