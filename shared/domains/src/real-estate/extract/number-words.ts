const units: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  cero: 0,
  un: 1,
  uno: 1,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  once: 11,
  doce: 12,
  trece: 13,
  catorce: 14,
  quince: 15,
  veinte: 20,
  treinta: 30,
  cuarenta: 40,
  cincuenta: 50,
  sesenta: 60,
  setenta: 70,
  ochenta: 80,
  noventa: 90,
  cien: 100,
  ciento: 100,
  doscientos: 200,
  trescientos: 300,
  cuatrocientos: 400,
  quinientos: 500,
  seiscientos: 600,
  setecientos: 700,
  ochocientos: 800,
  novecientos: 900,
};

const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  grand: 1000,
  mil: 1000,
  million: 1_000_000,
  millon: 1_000_000,
  millones: 1_000_000,
};

const fillers = new Set(['and', 'y']);

/** Every word that can stand in a number, longest first, for use in a pattern over folded text. */
export const numberWord = [...Object.keys(units), ...Object.keys(scales)].sort((a, b) => b.length - a.length).join('|');

interface Sum {
  readonly total: number;
  /** What has been counted since the last thousand or million. */
  readonly group: number;
}

const addWord = ({ total, group }: Sum, word: string): Sum | null => {
  const unit = units[word];
  const scale = scales[word];
  if (unit !== undefined) return { total, group: group + unit };
  if (scale === undefined) return null;
  const scaled = (group || 1) * scale;
  return scale === 100 ? { total, group: scaled } : { total: total + scaled, group: 0 };
};

/** "six hundred fifty thousand" → 650000, "seiscientos mil" → 600000. null when a word is none of a number's. */
export const readNumber = (folded: string): number | null => {
  const words = folded.split(/[\s-]+/).filter((word) => !fillers.has(word));
  let sum: Sum = { total: 0, group: 0 };
  for (const word of words) {
    const next = addWord(sum, word);
    if (next === null) return null;
    sum = next;
  }
  return words.length > 0 ? sum.total + sum.group : null;
};

const small = new Set(Object.keys(units).filter((word) => (units[word] ?? 99) <= 12));
/** Words for 0 to 12, for counts. */
export const smallNumberWord = [...small].sort((a, b) => b.length - a.length).join('|');
