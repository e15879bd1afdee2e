import { BatonError } from '@baton/contracts';

/** A parsed phrase. `words`: a literal or a prefix; `gap`: up to `max` words of any kind. */
export type Node =
  | { readonly kind: 'word'; readonly text: string; readonly prefix: boolean }
  | { readonly kind: 'gap'; readonly max: number }
  | { readonly kind: 'sequence'; readonly items: readonly Node[] }
  | { readonly kind: 'either'; readonly options: readonly Node[] };

export type WordClasses = Readonly<Record<string, readonly string[]>>;

const maxGap = 8;
const piece = /\s*(\{\d+\}|<[a-z][a-z0-9-]*>|[()|?]|[\p{L}\p{N}]+\*?)\s*/uy;

const bad = (phrase: string, expected: string): BatonError =>
  new BatonError('bad-input', `The phrase "${phrase}" is not valid: ${expected}`, {
    problems: [{ field: phrase, expected }],
  });

const piecesOf = (phrase: string): string[] => {
  const pieces: string[] = [];
  piece.lastIndex = 0;
  while (piece.lastIndex < phrase.length) {
    const at = piece.lastIndex;
    const match = piece.exec(phrase);
    if (!match?.[1]) throw bad(phrase, `words, (a|b), x?, {3} or <class> at position ${at}`);
    pieces.push(match[1]);
  }
  return pieces;
};

/**
 * Parses a phrase of a pack. Throws a `bad-input` {@link BatonError} that names the phrase: an unknown word class, an
 * unclosed bracket, a phrase that begins with a gap.
 */
export const parsePhrase = (phrase: string, classes: WordClasses, open: readonly string[] = []): Node => {
  const pieces = piecesOf(phrase);
  let at = 0;

  const classNode = (name: string): Node => {
    const members = classes[name];
    if (!members) throw bad(phrase, `a word class of this pack, not <${name}>`);
    if (open.includes(name)) throw bad(phrase, `no word class inside itself, as <${name}> is`);
    return { kind: 'either', options: members.map((member) => parsePhrase(member, classes, [...open, name])) };
  };

  const atom = (): Node => {
    const text = pieces[at++] ?? '';
    if (text === '(') {
      const inner = either();
      if (pieces[at++] !== ')') throw bad(phrase, 'a closing bracket');
      return inner;
    }
    if (text.startsWith('<')) return classNode(text.slice(1, -1));
    if (text.startsWith('{')) return { kind: 'gap', max: Math.min(maxGap, Number(text.slice(1, -1))) };
    if (text === ')' || text === '|' || text === '?') throw bad(phrase, `a word before "${text}"`);
    const prefix = text.endsWith('*');
    return { kind: 'word', text: prefix ? text.slice(0, -1) : text, prefix };
  };

  const sequence = (): Node => {
    const items: Node[] = [];
    while (at < pieces.length && pieces[at] !== '|' && pieces[at] !== ')') {
      const item = atom();
      const optional = pieces[at] === '?';
      if (optional) at++;
      items.push(optional ? { kind: 'either', options: [item, { kind: 'sequence', items: [] }] } : item);
    }
    return items.length === 1 && items[0] ? items[0] : { kind: 'sequence', items };
  };

  const either = (): Node => {
    const options = [sequence()];
    while (pieces[at] === '|') {
      at++;
      options.push(sequence());
    }
    return options.length === 1 && options[0] ? options[0] : { kind: 'either', options };
  };

  const node = either();
  if (at < pieces.length) throw bad(phrase, 'an opening bracket for each closing one');
  return node;
};
