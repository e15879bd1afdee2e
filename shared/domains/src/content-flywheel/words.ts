/** Words that say nothing about what a text is about. */
const everyday = new Set(
  (
    'a about after again all also am an and any are as ask asks at back be because been before being between both but by can ' +
    'cannot come comes could day days did do does done each every few first for from get give given go goes had has have he ' +
    'her here how i if in into is it its just keep kept know last less let like long make makes many may me mean means more ' +
    'most much must my name need needs new no not nothing now of off on once one only or other our out over own part people ' +
    'piece please post put read said same say says see she should show so some still such take takes tell than thank thanks ' +
    'that the their them then there these they thing things this those three to too topic two until up us use used want way ' +
    'we well were what when where which while who whose why will with word words work works worth would you your'
  ).split(' '),
);

const words = new Intl.Segmenter('en', { granularity: 'word' });
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Close enough for one language and a small library: plural, -ing and -ed are one word with their stem. */
const stem = (word: string): string => {
  const bare = word.replace(/['’]s?$/u, '').replace(/(?:ings?|ed|es|s|e)$/u, '');
  return bare.length >= 3 ? bare.replace(/(.)\1$/u, '$1') : word;
};

/** What a text is about, word by word, in order. */
export const termsOf = (text: string): string[] =>
  [...words.segment(text.toLowerCase())]
    .filter(({ segment, isWordLike }) => isWordLike === true && segment.length > 1 && !everyday.has(segment))
    .map(({ segment }) => stem(segment));

export const sentencesOf = (text: string): string[] =>
  [...sentences.segment(text)].map(({ segment }) => segment.trim()).filter((sentence) => sentence !== '');

export const paragraphsOf = (text: string): string[] =>
  text.split(/\n{2,}/u).filter((paragraph) => paragraph.trim() !== '');

/** Cut at a sentence, so that it never ends in the middle of a thought; one sentence at least. */
export const cutTo = (text: string, most: number): string => {
  const [first = '', ...rest] = sentencesOf(text);
  let cut = first.slice(0, most);
  for (const sentence of rest) {
    if (cut.length + 1 + sentence.length > most) break;
    cut = `${cut} ${sentence}`;
  }
  return cut;
};
