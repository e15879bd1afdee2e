import { remembering } from '@baton/scoring/memory';

/**
 * How people write on a phone, made plain before anything is read: `pls` is `please`, `recámras` is `recámaras`. Only
 * words that the extraction knows are mended, so that names and places stay as they were written.
 */
const shorthand: Readonly<Record<string, string>> = {
  u: 'you',
  ur: 'your',
  r: 'are',
  n: 'and',
  pls: 'please',
  plz: 'please',
  thx: 'thanks',
  wanna: 'want to',
  gonna: 'going to',
  im: "i'm",
  ive: "i've",
  id: "i'd",
  its: "it's",
  thats: "that's",
  theres: "there's",
  youre: "you're",
  hes: "he's",
  dont: "don't",
  doesnt: "doesn't",
  havent: "haven't",
  hasnt: "hasn't",
  couldnt: "couldn't",
  cant: "can't",
  isnt: "isn't",
  wed: "we'd",
  names: "name's",
  q: 'que',
  xq: 'porque',
  pa: 'para',
  tmb: 'también',
};

/** "wed" is a Wednesday, and "id" a paper, unless a verb follows. */
const verbAfter = /^\s+(?:like|love|want|prefer|say|need|rather|be|do|take)\b/i;
const onlyBeforeVerb = new Set(['wed', 'id', 'names']);
/** "We were" is a past, "were looking" is not. */
const goingOn = /^\s+(?:\p{L}+ing|flexible|at\s\d)\b/iu;

/** Words that facts hang on, in both languages, folded; four letters and more. */
const lexicon = (
  'about nombre retirement además million millón medio things answer rather prefiero whatsapp around possible automated automatic automático persona humano decidido quisiera quedan parece llamen encantaría sooner little just cierto mientras quedan tiene estamos buscando pido vale free close buying selling quise actually afford agent already anytime apply applied approved approval arranged asap asking attached bank bathroom bedroom bedrooms ' +
  "better bigger browsing budget buying buyer can't change children closer condition couple curious decided decide done " +
  'divorce downsizing during email enough equity excellent expecting family finished fixer fixes flexible friday great grown house ' +
  'hurry idea ideally inherited investment kitchen landlord lender looking maximum meant might minimum monday month months mortgage move ' +
  'moved moving need never nothing number october outdated paid paint passed paying payments perfect phone place please pre-approval pre-approved ' +
  'preapproved preapproval price property really relocating relocation remodeled rental repairs retiring retired roof saturday second ' +
  'selling settled shape should small smaller something somewhere spend still sunday sure tenants thinking thousand three thursday tired tomorrow ' +
  'transfer tuesday under until updated video wednesday weekend weeks within working years yesterday ' +
  'january february march april june july august september november december ' +
  'ahora alquilada alrededor ambas antes arreglos banco buscando busco casa casas cocina compra comprar contado correo crédito cuartos cuanto ' +
  'curiosidad cuidada dentro detalles deuda deudas dinero dólares domingo efectivo empecemos enero entrar espacio estado estoy fallecio ' +
  'febrero flexible flexibles grande habitación habitaciones hablando heredé herencia hijos hipoteca impecable inquilinos inversión jubilamos jubilación ' +
  'jueves julio junio llamada lunes mañana mande máximo marido martes marzo mayo meses mensaje miércoles mínimo mirando momento muchos ' +
  'mudamos mudarnos mudarme necesita necesito necesitamos noviembre nueva nuevo octubre pagada pagado pagar pagamos pedir pequeña pequeño pequeños perdón posible ' +
  'preaprobado preaprobada preaprobación preaprobados preaprobaron presupuesto primero prisa pronto puedo pueden pintura quedan queremos quiero ' +
  'recámara recámaras reformar reformarla remodelada renovamos rápido sábado septiembre siempre teléfono techo tenemos todavía trabajo tramitando trámite ' +
  'trasladan urgente vender venden venta ver verdad viendo viernes zona actual realidad quise decir mejor agosto abril diciembre millones seguro empezado ' +
  'cerca algo pensamos gustaría'
).split(/\s+/);

const fold = remembering((word) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());

const known = new Map(lexicon.map((word) => [fold(word), word]));

/** Real words one slip away from another: never mended. */
const kept = new Set(
  'whole hose hole lease least later latter alter casi caso cosa cosas venda vende vendo compro compre pague pago paga ' +
    'puede quiere necesite mano mesa meses pare para grandes estados padre muda mudan mudar leading spent sending lending ' +
    'moths prices placed paces places bank banks paint pain points point famous hours houses sell sells buy buys'.split(
      ' ',
    ),
);

const without = (word: string, at: number): string => word.slice(0, at) + word.slice(at + 1);

/** Every known word of six letters and more with one of them lost. */
const lost = new Map(
  [...known]
    .filter(([word]) => word.length >= 6)
    .flatMap(([word, spelled]) => [...word].slice(2).map((_, at) => [without(word, at + 1), spelled] as const))
    .filter(([short]) => !known.has(short) && !kept.has(short)),
);

/** A word of five letters and more with one letter lost, doubled or out of place. null: none that is known. */
const mended = remembering((word): string | null => {
  if (word.length < 5 || known.has(word) || kept.has(word)) return null;
  const short = lost.get(word);
  if (short) return short;
  // The ends of words are left alone: "closer" is no slip of "close".
  for (let at = 1; at < word.length - 1; at += 1) {
    const extra = known.get(without(word, at));
    if (extra && extra.length >= 4) return extra;
    const swapped = known.get(word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2));
    if (swapped) return swapped;
  }
  return null;
});

const words = /(?<![\p{L}\p{N}$'’])[\p{L}]+(?![\p{L}\p{N}'’])/gu;

/** What a short word stands for where it stands; null: it is no short form there. */
const writtenOut = (word: string, before: string, after: string): string | null => {
  const folded = fold(word);
  if (folded === 'were') return goingOn.test(after) && !/\b(?:we|they|you)\s$/i.test(before) ? "we're" : null;
  // "1207 N Euclid Ave" and "N 7th St" are streets.
  if (word === word.toUpperCase() || (folded === 'n' && /(?:^|\d )$/.test(before))) return null;
  return onlyBeforeVerb.has(folded) && !verbAfter.test(after) ? null : (shorthand[folded] ?? null);
};

/** The text with short forms written out and slips mended. */
export const spellOut = (written: string): string =>
  written.replace(words, (word, at: number) => {
    const short = writtenOut(word, written.slice(0, at), written.slice(at + word.length));
    if (short !== null) return short;
    return word === word.toLowerCase() ? (mended(fold(word)) ?? word) : word;
  });
