/** More than the words of any language in use; a contact who writes gibberish can make it start anew, and no more. */
const most = 20_000;

/** Remembers what a pure function made of a word. The memory starts anew when full: contacts must not fill the heap. */
export const remembering = <T>(make: (word: string) => T): ((word: string) => T) => {
  const known = new Map<string, T>();
  return (word) => {
    const seen = known.get(word);
    if (seen !== undefined) return seen;
    const made = make(word);
    if (known.size >= most) known.clear();
    known.set(word, made);
    return made;
  };
};
