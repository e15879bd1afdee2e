import type { Token } from './tokens.ts';

/** In what way a word is said. 0 is said plainly, by the writer, of the writer. */
export const scope = { plain: 0, negated: 1, other: 2, unreal: 4, quoted: 8 } as const;

/** What is not plain speech: denied, reported, dreamt or quoted. */
export const denying = scope.negated | scope.other | scope.unreal | scope.quoted;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** After these words what follows is denied. */
const negators = set('not never nor neither without nunca jamas tampoco sin ni');
/** After `no` these make it a denial: `no plans to sell`, `no quiero vender`. */
const afterNo = set(
  'longer need plan plans intention intentions interest desire way reason wish rush point more ' +
    'dejen deje dejes dejar paren pares quiero queremos quiere pienso pensamos voy vamos busco buscamos estoy estamos necesito necesitamos me nos hace hay ' +
    'planeo planeamos tengo tenemos deseo vendo vendemos compro compramos es soy somos quisiera quisieramos hablar ' +
    'vender comprar gracias requiero tenia iba preciso hagas hagan queria',
);
/** `not` before these denies nothing about the wish: `not only`, `can not wait`, `not sure how`. */
const harmlessAfterNot = set(
  'forget only just wait sure know mind bad afraid hesitate too yet afford find believe solo espero aguanto se found ' +
    'remember understand decided heard received gotten from familiar certain',
);
/** `have not`, `no tengo`: what is lacking, not what is unwanted, unless one of these follows. */
const lacking = set('have has had got tengo tenemos tenia');
const lackingButDenied = set(
  'to any plans plan interest intention ganas planes intencion pensado interes prisa reason que need',
);
/** Ends of a denial. */
const turns = set(
  'but however though although instead just because until unless so pero sino aunque porque hasta mejor solo rather cause except',
);
/** `and we want`, `y quiero`: a new statement. */
const joins = set('and y e');
const subjects = set(
  'i we want looking need would ready am are yo nosotros quiero queremos busco buscamos necesito my our',
);

const byFirstWord = (phrases: readonly string[]): ReadonlyMap<string, readonly (readonly string[])[]> =>
  Map.groupBy(
    phrases.map((phrase) => phrase.split(' ')),
    (words) => words[0] ?? '',
  );

/** Words that turn what follows into its denial, longer than one word. */
const denials = byFirstWord([
  'stop looking',
  'stop searching',
  'stop sending',
  'never mind',
  'forget about',
  'forget',
  'ignore',
  'disregard',
  'hold off on',
  'skip',
  'refrain from',
  'avoid',
  'mistakenly',
  'accidentally',
  'by mistake',
  'olvida',
  'olvide',
  'instead of',
  'rather than',
  'in lieu of',
  'decided against',
  'changed my mind about',
  'changed our mind about',
  'gave up on',
  'stopped',
  'done with',
  'tired of',
  'en vez de',
  'en lugar de',
  'deje de',
  'dejamos de',
  'ya no',
  'far from',
  'anything but',
  'do i have to',
  'do i need to',
  'do we have to',
  'tengo que',
  'refuse to',
  'backed out of',
  // Who knows it already does not ask for it.
  'i know how',
  'i know what',
  'i know which',
  'i know when',
  'i know where',
  'i know the',
  'i know my',
  'i already know',
  'we already know',
  'i remember how',
  'i remember when',
  'i remember the',
  'ya se como',
  'ya se que',
  'ya se cuanto',
  'ya se donde',
]);
/** These only deny in a question. */
const onlyAsked = new Set(['tengo que']);

const longestScope = 12;

const startsWith = (tokens: readonly Token[], at: number, words: readonly string[]): boolean =>
  words.every(
    (word, index) => tokens[at + index]?.text === word && (index === 0 || tokens[at + index]?.gap === 'none'),
  );

const denialAt = (tokens: readonly Token[], at: number): number => {
  const words = denials.get((tokens[at] as Token).text)?.find((each) => startsWith(tokens, at, each));
  // `do not forget to list it` denies nothing.
  if (!words || negators.has(tokens[at - 1]?.text ?? '') || (onlyAsked.has(words.join(' ')) && !tokens[at]?.asked))
    return 0;
  return words.length;
};

/** `¿no me podria …?` asks politely. */
const polite = set('podria podrian puede pueden puedes podemos');

/** `why not`, `why do not we` propose. */
const proposes = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.text === 'why' ||
  tokens[at - 2]?.text === 'why' ||
  (tokens[at]?.asked === true && (polite.has(tokens[at + 1]?.text ?? '') || polite.has(tokens[at + 2]?.text ?? '')));

/** How many words the cue at `at` takes, 0 when there is none. */
const negationAt = (tokens: readonly Token[], at: number): number => {
  const phrase = denialAt(tokens, at);
  if (phrase > 0) return phrase;
  const word = (tokens[at] as Token).text;
  if (word !== 'no' && !negators.has(word)) return 0;
  const next = tokens[at + 1]?.gap === 'none' ? (tokens[at + 1] as Token).text : '';
  if (lacking.has(next)) return lackingButDenied.has(tokens[at + 2]?.text ?? '') ? 1 : 0;
  if (proposes(tokens, at)) return 0;
  if (word === 'no') return afterNo.has(next) ? 1 : 0;
  return harmlessAfterNot.has(next) ? 0 : 1;
};

const endsDenial = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at] as Token;
  if (token.gap !== 'none' || turns.has(token.text)) return true;
  return joins.has(token.text) && subjects.has(tokens[at + 1]?.text ?? '');
};

const people = set(
  'neighbor neighbors friend friends sister brother cousin coworker colleague boss uncle aunt buddy roommate guy client clients landlord ' +
    'tenant lady couple grandma everyone everybody somebody someone people they he she who vecino vecina vecinos amigo amiga amigos ' +
    'hermano hermana primo prima jefe tio tia gente ellos ella todos alguien companero',
);
const doing = set(
  'is are was were wants want wanted has have had just sold bought sells buys keeps said says told thinks plans needs decided ' +
    'going selling buying listing getting looking moving quiere quieren esta estan va van vende venden vendio compra compran ' +
    'compro busca buscan puso dice dijo piensa piensan necesita tiene',
);
/** `you`, the reader, as the one who sells. */
const readerSells = set('sell selling buy buying own vendes venden compras compran vende compra');
const readers = set('you ustedes usted');
const selves = set('i we my our me us yo nosotros mi nuestra nuestro quiero queremos');

/** `would you buy my house` is asked of the reader for the writer's own sake. */
const requests = set('can could would will do did');

const reach = (tokens: readonly Token[], from: number, ends: (at: number) => boolean, most: number): number => {
  let to = from;
  while (to < tokens.length && to - from < most && !ends(to)) to++;
  return to;
};

const readerAt = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 1]?.text === 'guys' ? tokens[at + 2]?.text : tokens[at + 1]?.text;
  if (!readers.has(tokens[at]?.text ?? '') || !readerSells.has(next ?? '')) return false;
  const asked = requests.has(tokens[at - 1]?.text ?? '');
  return !(asked && tokens.slice(at + 1, at + 6).some((token) => token.text === 'my' || token.text === 'our'));
};

const otherAt = (tokens: readonly Token[], at: number): boolean => {
  const [first, second] = [tokens[at + 1], tokens[at + 2]];
  if (!people.has(tokens[at]?.text ?? '') || !first || first.gap === 'stop') return false;
  return doing.has(first.text) || (doing.has(second?.text ?? '') && !joins.has(first.text));
};

const endsOther = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at] as Token;
  if (token.gap === 'stop') return true;
  const next = tokens[at + 1]?.text ?? '';
  if (token.gap === 'comma' && selves.has(token.text)) return true;
  return (
    (joins.has(token.text) || turns.has(token.text)) && (selves.has(next) || selves.has(tokens[at + 2]?.text ?? ''))
  );
};

const unreal = byFirstWord([
  'if i ever',
  'if we ever',
  'someday',
  'some day',
  'one day',
  'hypothetically',
  'i wish',
  'in another life',
  'when i retire',
  'if i won',
  'si algun dia',
  'algun dia',
  'ojala',
  'if i had',
  'si ganara',
  'in my dreams',
  'would have',
  'should have',
  'could have',
  'hubiera',
  'en mis suenos',
  'imagine',
]);

/** Words before the cue in the same clause that a late "someday" reaches back to. */
const trailing = set('someday algun');

const mark = (flags: Uint8Array, from: number, to: number, flag: number): void => {
  for (let at = from; at < to; at++) flags[at] = (flags[at] ?? 0) | flag;
};

const clauseStart = (tokens: readonly Token[], at: number): number => {
  let from = at;
  while (from > 0 && (tokens[from] as Token).gap === 'none') from--;
  return from;
};

const markDenied = (tokens: readonly Token[], flags: Uint8Array, at: number): void => {
  const cue = negationAt(tokens, at);
  const from = at + cue;
  if (cue === 0 || tokens[from]?.gap === 'stop') return;
  mark(
    flags,
    from,
    reach(tokens, from, (each) => endsDenial(tokens, each), longestScope),
    scope.negated,
  );
};

/** For each word, in what way it is said: flags of {@link scope}. */
export const scopesOf = (tokens: readonly Token[]): Uint8Array => {
  const flags = new Uint8Array(tokens.length);
  const rest = (from: number): number => reach(tokens, from, (each) => endsOther(tokens, each), tokens.length);
  tokens.forEach((token, at) => {
    markDenied(tokens, flags, at);
    if (otherAt(tokens, at) || readerAt(tokens, at)) mark(flags, at, rest(at + 1), scope.other);
    if (unreal.get(token.text)?.some((words) => startsWith(tokens, at, words))) {
      mark(flags, trailing.has(token.text) ? clauseStart(tokens, at) : at, rest(at + 1), scope.unreal);
    }
    if (token.quoted) mark(flags, at, at + 1, scope.quoted);
  });
  return flags;
};
