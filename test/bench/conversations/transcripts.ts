import { loadDomain } from '@baton/domains';
import { type Conversed, converse } from './converse.ts';
import type { PersonaKind } from './truth.ts';

type Language = 'en' | 'es';

/** Ten conversations that show the kinds of contacts, by seed: whoever wants to read others changes the seeds. */
const chosen: readonly (readonly [Language, PersonaKind])[] = [
  ['en', 'buyer'],
  ['en', 'seller'],
  ['en', 'buyer who also sells'],
  ['en', 'hostile'],
  ['en', 'hot buyer'],
  ['es', 'seller'],
  ['es', 'both'],
  ['es', 'buyer'],
  ['es', 'hesitant'],
  ['es', 'wants a person'],
];

const speakers: Readonly<Record<string, string>> = { contact: 'Contact', baton: 'Baton' };
const nameOf = (who: string): string => speakers[who] ?? `Bot, ${who}`;

const outcome = ({ ending, human }: Conversed): string =>
  human === null ? `Ends ${ending}.` : `Ends ${ending}: ${human.replaceAll('_', ' ')}.`;

const lineOf = ({ who, text }: Conversed['lines'][number]): string =>
  `- **${nameOf(who)}**: ${text.replaceAll('\n', ' / ')}`;

const chapter = (index: number, one: Conversed, seed: number): string => {
  const { kind, language } = one.persona;
  const title = `## ${index}. ${language === 'en' ? 'English' : 'Spanish'}: ${kind}`;
  return [title, '', `${outcome(one)} Seed ${seed}.`, '', ...one.lines.map(lineOf), ''].join('\n');
};

const head = `# Ten conversations

Generated contacts with the shipped real-estate bots: the real core, scorer and bots in memory, under a virtual clock. What
the contacts say comes from a seeded generator; nothing here was edited. \`npm run bench -- transcripts\` writes this page
anew, and a test holds that it is current.
`;

/** Enough is said to be worth reading, and the persona is of the kind. */
const isWorthReading = (one: Conversed, kind: PersonaKind): boolean =>
  one.persona.kind === kind && one.lines.length >= 8;

const find = async (language: Language, kind: PersonaKind, from: number): Promise<readonly [Conversed, number]> => {
  const pack = loadDomain('real-estate');
  for (let seed = from; ; seed += 1) {
    const one = await converse(pack, { seed, language });
    if (isWorthReading(one, kind)) return [one, seed];
  }
};

/** The page, as Markdown. */
export const writeTranscripts = async (): Promise<string> => {
  const chapters: string[] = [];
  for (const [index, [language, kind]] of chosen.entries()) {
    const [one, seed] = await find(language, kind, 3000 + 50 * index);
    chapters.push(chapter(index + 1, one, seed));
  }
  return `${[head, ...chapters].join('\n').trimEnd()}\n`;
};
