/** More than the words of any language in use; a contact who writes gibberish can make it start anew, and no more. */
const most = 20_000;

/**
 * Remembers what a pure function made of a word or a text. The memory starts anew when `limit` of them are in it: contacts
 * must not fill the heap.
 */
export const remembering = <T>(make: (text: string) => T, limit = most): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const seen = known.get(text);
    if (seen !== undefined) return seen;
    const made = make(text);
    if (known.size >= limit) known.clear();
    known.set(text, made);
    return made;
  };
};
