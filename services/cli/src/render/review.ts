import type { Edit, PastReview, ReviewDetail } from '@baton/client';
import type { OpenReview } from '@baton/contracts';
import { isoTime } from '../script/shown-decision.ts';
import type { Paint } from './paint.ts';
import { beside, table } from './wrap.ts';

export const openLines = (open: readonly OpenReview[]): string[] =>
  open.length === 0
    ? ['Nothing waits for a review.']
    : table([
        ['opened', 'until', 'move', 'review'],
        ...open.map(({ openedAt, until, from, to, review }) => [
          isoTime(openedAt),
          isoTime(until),
          `${from}->${to}`,
          review,
        ]),
      ]);

const colourOf = (line: string, paint: Paint): string => {
  if (line.startsWith('+')) return paint.green(line);
  return line.startsWith('-') ? paint.red(line) : paint.dim(line);
};

/** The changed lines of a diff; its first four name the two sides. */
export const editLines = ({ fact, patch }: Edit, paint: Paint): string[] => [
  paint.bold(fact),
  ...patch
    .trimEnd()
    .split('\n')
    .slice(4)
    .map((line) => `  ${colourOf(line, paint)}`),
];

const pastLines = (past: PastReview, paint: Paint): string[] => {
  const { at, verdict, by, reason, edits } = past;
  const who = by === null ? '' : ` by ${by}`;
  const why = reason === null ? '' : `: ${reason}`;
  return [
    paint.dim(`${isoTime(at)}  ${verdict.replace('_', ' ')}${who}${why}`),
    ...edits.flatMap((edit) => editLines(edit, paint)),
  ];
};

interface Style {
  readonly paint: Paint;
  readonly width: number;
}

const indent = 14;

/** All that a reviewer needs: the move, what is known, and what was said of this work before. */
export const reviewLines = (detail: ReviewDetail, { paint, width }: Style): string[] => {
  const { from, to, until, review, facts, past } = detail;
  return [
    `${paint.bold(`${from}->${to}`)}${paint.dim(`  ${review}, until ${isoTime(until)}`)}`,
    ...Object.entries(facts).flatMap(([name, value]) =>
      beside({
        label: name,
        text: String(value),
        indent: Math.max(indent, name.length + 2),
        width,
        labelStyle: paint.dim,
      }),
    ),
    ...past.flatMap((one) => pastLines(one, paint)),
  ];
};
