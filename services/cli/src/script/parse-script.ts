import type { z } from 'zod';
import { type LineKind, lineKinds, type ScriptLine } from './script-line.ts';

/** What the lines may name. */
export interface Vocabulary {
  readonly bots: readonly string[];
  readonly intents: readonly string[];
  /** As `lead->seller`. */
  readonly routes: readonly string[];
}

/** Either all the lines, or what is wrong with the script: one sentence each, starting with the line's number. */
export type ParsedScript =
  | { readonly status: 'ok'; readonly lines: readonly ScriptLine[] }
  | { readonly status: 'unreadable'; readonly problems: readonly string[] };

const kinds = Object.keys(lineKinds) as LineKind[];
const listed = (names: readonly string[]): string => names.join(', ');

class UnreadableLine extends Error {}

const refuse = (problem: string): never => {
  throw new UnreadableLine(problem);
};

const toObject = (text: string): Record<string, unknown> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('is not valid JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('is not a JSON object');
  return value as Record<string, unknown>;
};

/** Where it is wrong, and what was expected there. */
const describeIssue = (issue: z.core.$ZodIssue): string => {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${field ? `${field}.` : ''}${key}"`);
    return `unknown key ${listed(keys)}`;
  }
  if (issue.code === 'invalid_value') return `${field}: one of ${listed(issue.values.map(String))}`;
  if (issue.code === 'invalid_key') return `${field}: ${issue.issues[0]?.message ?? issue.message}`;
  return `${field}: ${issue.message}`;
};

const kindOf = (object: Record<string, unknown>): LineKind => {
  const found = kinds.filter((kind) => Object.hasOwn(object, kind));
  const [kind, second] = found;
  if (!kind) {
    const unknown = Object.keys(object).filter((key) => !['at', 'contact', 'times'].includes(key));
    const named = unknown.length > 0 ? `unknown key ${listed(unknown.map((key) => `"${key}"`))}; ` : '';
    return refuse(`${named}needs one of ${listed(kinds)}`);
  }
  if (second) return refuse(`has both ${kind} and ${second}; a line says one thing`);
  return kind;
};

/** The names a line uses, with where they stand and what they may be. */
const namesIn = (line: ScriptLine, { bots, intents, routes }: Vocabulary): [string, string[], readonly string[]] => {
  switch (line.kind) {
    case 'scores':
      return ['scores', Object.keys(line.scores), intents];
    case 'owner':
      return ['owner', [line.owner], bots];
    case 'outcome':
      return ['outcome.route', [line.outcome.route], routes];
    case 'health':
      return ['health.bot', [line.health.bot], bots];
    default:
      return ['', [], []];
  }
};

/** A name that means nothing in this domain would silently change nothing. */
const checkNames = (line: ScriptLine, vocabulary: Vocabulary): void => {
  const [where, names, known] = namesIn(line, vocabulary);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) refuse(`${where}: there is no "${unknown}"; there is ${listed(known)}`);
};

const parseLine = (text: string, number: number): ScriptLine => {
  const object = toObject(text);
  const kind = kindOf(object);
  const parsed = lineKinds[kind].safeParse(object);
  if (!parsed.success) return refuse(parsed.error.issues.map((issue) => describeIssue(issue)).join('; '));
  return { kind, line: number, time: Date.parse(parsed.data.at), ...parsed.data } as ScriptLine;
};

/** Reads an NDJSON script. Empty lines are passed over; every line that is wrong is named. */
export const parseScript = (source: string, vocabulary: Vocabulary): ParsedScript => {
  const lines: ScriptLine[] = [];
  const problems: string[] = [];
  source
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((text, index) => {
      if (text.trim() === '') return;
      try {
        const line = parseLine(text, index + 1);
        checkNames(line, vocabulary);
        const last = lines.at(-1);
        if (last && line.time < last.time) refuse(`at: ${line.at} is earlier than ${last.at} of line ${last.line}`);
        lines.push(line);
      } catch (error) {
        if (!(error instanceof UnreadableLine)) throw error;
        problems.push(`line ${index + 1}: ${error.message}`);
      }
    });
  return problems.length > 0 ? { status: 'unreadable', problems } : { status: 'ok', lines };
};
