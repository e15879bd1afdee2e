import { fileURLToPath } from 'node:url';
import type { HandoffCard } from '@baton/contracts';
import PDFDocument from 'pdfkit';
import { type Brief, briefOf, type CardOptions, type Line } from './brief.ts';
import { densities, fitted } from './density.ts';

type Document = InstanceType<typeof PDFDocument>;

/** DejaVu covers what contacts write far better than the fonts every reader has, which know Western Europe alone. */
const fonts = {
  Regular: import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  Bold: import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
} as const;

const margin = 54;
const labelWidth = 130;
const colours = { text: '#1b1f24', quiet: '#57606a', urgent: '#b42318', high: '#9a5b00', normal: '#57606a' } as const;

/** What no font shows: controls, joiners, variation selectors. Line ends within a value become spaces. */
const printable = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/\p{Cc}|\p{Cf}|\p{Co}|\p{Variation_Selector}/gu, '');

interface Style {
  readonly font: 'Regular' | 'Bold';
  readonly size: number;
  readonly colour: string;
  /** From the margin, points. */
  readonly x?: number;
  readonly width?: number;
  readonly align?: 'right';
}

/** Goes down the page and puts text there, or only says how high it would be: one code for measuring and for drawing. */
const createPen = (doc: Document, isDrawing: boolean) => {
  const width = doc.page.width - 2 * margin;
  let y = margin;
  return {
    width,
    y: () => y,
    skip: (points: number): void => {
      y += points;
    },
    /** Returns the height, and stays where it is. */
    put: (text: string, { font, size, colour, x = 0, width: within = width - x, align }: Style): number => {
      const options = { width: within, lineGap: 1, ...(align && { align }) };
      doc.font(font).fontSize(size);
      const height = doc.heightOfString(text, options);
      if (isDrawing) doc.fillColor(colour).text(text, margin + x, y, options);
      return height;
    },
  };
};
type Pen = ReturnType<typeof createPen>;

const write = (pen: Pen, text: string, size: number, more: { x?: number; colour?: string } = {}): void =>
  pen.skip(pen.put(printable(text), { font: 'Regular', size, colour: colours.text, ...more }) + 1.5);

const writeLine = (pen: Pen, { label, value }: Line, size: number): void => {
  const labelled = pen.put(printable(label), { font: 'Regular', size, colour: colours.quiet, width: labelWidth - 8 });
  const valued = pen.put(printable(value), { font: 'Regular', size, colour: colours.text, x: labelWidth });
  pen.skip(Math.max(labelled, valued) + 1.5);
};

const heading = (pen: Pen, text: string, size: number): void => {
  pen.skip(size * 0.9);
  pen.skip(pen.put(text.toUpperCase(), { font: 'Bold', size: size - 2, colour: colours.quiet }) + 2);
};

/** Writes the card from the top of the page; returns where it ends. */
const layOut = (doc: Document, brief: Brief, size: number, isDrawing: boolean): number => {
  const { words, priority } = brief;
  const pen = createPen(doc, isDrawing);
  pen.put(words.priority[priority], {
    font: 'Bold',
    size: size + 2,
    colour: colours[priority],
    x: pen.width - 110,
    align: 'right',
  });
  pen.skip(pen.put(words.title, { font: 'Bold', size: size + 6, colour: colours.text, width: pen.width - 120 }) + 8);
  for (const line of brief.who) writeLine(pen, line, size);
  heading(pen, words.headings.why, size);
  for (const text of brief.why) write(pen, text, size);
  heading(pen, words.headings.approach, size);
  for (const text of brief.approach) write(pen, text, size);
  heading(pen, words.headings.known, size);
  if (brief.known.length === 0) write(pen, words.nothing, size, { colour: colours.quiet });
  for (const line of brief.known) writeLine(pen, line, size);
  if (brief.open.length > 0) heading(pen, words.headings.open, size);
  for (const text of brief.open) write(pen, `•  ${text}`, size);
  if (brief.said.length > 0) heading(pen, words.headings.said, size);
  for (const text of brief.said) write(pen, `“${text}”`, size, { x: 10 });
  return pen.y();
};

const footer = (doc: Document, text: string): void => {
  doc.font('Regular').fontSize(8).fillColor(colours.quiet);
  doc.text(text, margin, doc.page.height - margin + 14, { width: doc.page.width - 2 * margin, lineBreak: false });
};

const collect = (doc: Document): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });

const openDocument = ({ words, at }: Brief): Document => {
  const doc = new PDFDocument({
    size: 'LETTER',
    // The margin is kept here; pdfkit's own would start a second page.
    margin: 0,
    info: { Title: words.title, CreationDate: new Date(at), ModDate: new Date(at) },
  });
  for (const [name, url] of Object.entries(fonts)) doc.registerFont(name, fileURLToPath(url));
  return doc;
};

/** The card on one page, whatever it says: what does not fit is shortened, and the page says so. */
export const cardPdf = async (card: HandoffCard, options?: CardOptions): Promise<Buffer> => {
  const whole = briefOf(card, options);
  const doc = openDocument(whole);
  const collected = collect(doc);
  const bottom = doc.page.height - margin;
  const tried = densities.map((density) => ({ brief: fitted(whole, density), size: density.size }));
  const chosen = tried.find(({ brief, size }) => layOut(doc, brief, size, false) <= bottom) ?? tried.at(-1);
  if (chosen) layOut(doc, chosen.brief, chosen.size, true);
  if (JSON.stringify(chosen?.brief) !== JSON.stringify(whole)) footer(doc, whole.words.shortened);
  doc.end();
  return collected;
};
