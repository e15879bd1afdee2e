/** Lines of at most `width` characters, broken at spaces; a longer word has a line of its own. */
export const wrap = (text: string, width: number): string[] => {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines;
};

type Style = (text: string) => string;
const plain: Style = (text) => text;

export interface Beside {
  readonly label: string;
  readonly text: string;
  /** Where the text starts. */
  readonly indent: number;
  /** Characters in a line, at most. */
  readonly width: number;
  readonly labelStyle?: Style;
  readonly style?: Style;
}

/** A label that is too long for its column still ends before the text begins. */
const filled = (label: string, indent: number): string => (label.length < indent ? label.padEnd(indent) : `${label} `);

/** A text beside its label; what does not fit goes on under the text's first word. Plain text comes in. */
export const beside = ({ label, text, indent, width, labelStyle = plain, style = plain }: Beside): string[] =>
  wrap(text, Math.max(20, width - indent)).map(
    (line, index) => `${index === 0 ? labelStyle(filled(label, indent)) : ' '.repeat(indent)}${style(line)}`,
  );

/** Rows with their columns aligned; the last column is as wide as it likes. Plain text comes in. */
export const table = (rows: readonly (readonly string[])[], gap = '  '): string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join(gap)
      .trimEnd(),
  );
};
