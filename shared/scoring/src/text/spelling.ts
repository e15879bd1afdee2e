import { remembering } from '../memory.ts';

/** How people write in messages → how phrases and models spell it. Several words where one stands for several. */
const entries: readonly (readonly [written: string, meant: string])[] = [
  ...Object.entries({
    wat: 'what',
    wnt: 'want',
    hme: 'home',
    sum: 'some',
    dis: 'this',
    mrkt: 'market',
    lookn: 'looking',
    thinkn: 'thinking',
    thinkin: 'thinking',
    gettin: 'getting',
    huntin: 'hunting',
    outta: 'out of',
    dat: 'that',
    hv: 'have',
    luv: 'love',
    gud: 'good',
    hw: 'how',
    cud: 'could',
    shud: 'should',
    wud: 'would',
    prolly: 'probably',
    prob: 'probably',
    def: 'definitely',
    finna: 'going to',
    gon: 'going to',
    imma: 'i am going to',
    hmu: 'hit me up',
    thru: 'through',
    nite: 'night',
    tmrw: 'tomorrow',
    tmw: 'tomorrow',
    tmr: 'tomorrow',
    wknd: 'weekend',
    appt: 'appointment',
    addy: 'address',
    sqft: 'square feet',
    '1st': 'first',
    '2nd': 'second',
    tryin: 'trying',
    im: 'i am',
    ive: 'i have',
    id: 'i would',
    ill: 'i will',
    youre: 'you are',
    theyre: 'they are',
    weve: 'we have',
    dont: 'do not',
    doesnt: 'does not',
    didnt: 'did not',
    isnt: 'is not',
    arent: 'are not',
    wasnt: 'was not',
    werent: 'were not',
    wont: 'will not',
    wouldnt: 'would not',
    cant: 'can not',
    cannot: 'can not',
    couldnt: 'could not',
    shouldnt: 'should not',
    havent: 'have not',
    hasnt: 'has not',
    aint: 'am not',
    whats: 'what is',
    thats: 'that is',
    hows: 'how is',
    lets: 'let us',
    wanna: 'want to',
    wana: 'want to',
    gonna: 'going to',
    gotta: 'got to',
    tryna: 'trying to',
    lookin: 'looking',
    findin: 'finding',
    rentin: 'renting',
    livin: 'living',
    leavin: 'leaving',
    payin: 'paying',
    askin: 'asking',
    fixin: 'fixing',
    hopin: 'hoping',
    plannin: 'planning',
    showin: 'showing',
    closin: 'closing',
    shoppin: 'shopping',
    searchin: 'searching',
    sellin: 'selling',
    buyin: 'buying',
    movin: 'moving',
    listin: 'listing',
    u: 'you',
    ur: 'your',
    r: 'are',
    pls: 'please',
    plz: 'please',
    plss: 'please',
    thx: 'thanks',
    ty: 'thanks',
    tks: 'thanks',
    abt: 'about',
    bout: 'about',
    w: 'with',
    b4: 'before',
    rn: 'right now',
    asap: 'soon',
    ppl: 'people',
    smth: 'something',
    sth: 'something',
    msg: 'message',
    msgs: 'messages',
    txt: 'text',
    txts: 'texts',
    stp: 'stop',
    unsub: 'unsubscribe',
    txtin: 'texting',
    txtng: 'texting',
    txting: 'texting',
    hse: 'house',
    apt: 'apartment',
    bdrm: 'bedroom',
    br: 'bedroom',
    bd: 'bedroom',
    bds: 'bedrooms',
    bdr: 'bedroom',
    preapproved: 'pre approved',
    preapproval: 'pre approval',
    prequalified: 'pre qualified',
    neighbour: 'neighbor',
    neighbours: 'neighbors',
    cuz: 'because',
    bc: 'because',
    tho: 'though',
    idk: 'i do not know',
    nvm: 'never mind',
    q: 'que',
    xq: 'porque',
    pq: 'porque',
    kiero: 'quiero',
    qiero: 'quiero',
    kieren: 'quieren',
    tmb: 'tambien',
    tmbn: 'tambien',
    tambn: 'tambien',
    xk: 'porque',
    pk: 'porque',
    pa: 'para',
    stoy: 'estoy',
    dnd: 'donde',
    bn: 'bien',
    grax: 'gracias',
    xfa: 'por favor',
    porfa: 'por favor',
    porfavor: 'por favor',
    bda: 'busca',
    kasa: 'casa',
  }),
];
const written = new Map<string, readonly string[]>(entries.map(([from, to]) => [from, to.split(' ')]));

/** English endings after an apostrophe. */
const endings = new Map<string, string>([
  ['m', 'am'],
  ['re', 'are'],
  ['ve', 'have'],
  ['ll', 'will'],
  ['d', 'would'],
]);
const subjects = new Set(['what', 'that', 'it', 'he', 'she', 'there', 'here', 'how', 'who', 'where', 'let']);

const apostrophe = /['’`´]/;
const apostrophes = /['’`´]/g;

const contracted = (word: string, at: number): readonly string[] => {
  const head = word.slice(0, at);
  const tail = word.slice(at + 1);
  if (tail === 't' && head.endsWith('n')) {
    return written.get(head + tail) ?? [head.slice(0, -1), 'not'];
  }
  const ending = endings.get(tail);
  if (ending) return [head, ending];
  if (tail === 's') return subjects.has(head) ? [head, head === 'let' ? 'us' : 'is'] : [head];
  return [head + tail];
};

/** The words that a written word stands for, lower case and without accents: `don't` → `do`, `not`. */
export const spelledOut = remembering((raw): readonly string[] => {
  const known = written.get(raw);
  if (known || !apostrophe.test(raw)) return known ?? [raw];
  const word = raw.replaceAll(apostrophes, "'");
  return contracted(word, word.lastIndexOf("'"));
});

/** `need 2 sell`, `looking 4 a house`: a digit that is a word, by what follows it. */
const digitWords: ReadonlyMap<string, readonly [word: string, before: ReadonlySet<string>]> = new Map([
  ['2', ['to', new Set(['sell', 'buy', 'list', 'see', 'move', 'get', 'find', 'talk', 'rent', 'purchase'])]],
  ['4', ['for', new Set(['a', 'an', 'my', 'our', 'me', 'us', 'sale', 'the', 'rent', 'cash', 'it', 'this'])]],
]);

/** The word a digit stands for before `next`, or null when it is a number. */
export const digitWord = (digit: string, next: string): string | null => {
  const known = digitWords.get(digit);
  return known?.[1].has(next) ? known[0] : null;
};
