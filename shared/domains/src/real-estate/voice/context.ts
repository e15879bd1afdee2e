import type { Directive, Language } from '@baton/contracts';
import type { Listened } from '../listening.ts';
import type { Said, Script, Ways } from './script.ts';

/** All that a reply is made of. */
export interface Context {
  readonly script: Script;
  readonly language: Language;
  readonly directives: readonly Directive[];
  readonly messages: readonly string[];
  readonly heard: Listened;
  /** Ready to sign: a person takes it from here. */
  readonly hot: boolean;
  /** Nothing new for too long: a person takes it from here too. */
  readonly lost: boolean;
  /** Chooses among ways to say the same: the same for the same turn, another for the next. */
  readonly variety: number;
}

export type DirectiveOf<K extends Directive['kind']> = Extract<Directive, { kind: K }>;

export const findDirective = <K extends Directive['kind']>(
  { directives }: Context,
  kind: K,
): DirectiveOf<K> | undefined => directives.find((directive): directive is DirectiveOf<K> => directive.kind === kind);

export const inLanguage = ({ language }: Pick<Context, 'language'>, said: Said): string => said[language];

/** One of several ways to say the same. */
export const oneOf = (
  { language, variety = 0 }: Pick<Context, 'language'> & { variety?: number },
  ways: Ways,
): string => {
  const said = ways[language];
  return said[variety % said.length] ?? '';
};

/** Sentences to one message; empty ones are left out. */
export const joined = (...sentences: readonly string[]): string => sentences.filter(Boolean).join(' ');

/** FNV-1a over UTF-16 units: a number that looks like chance and is the same for the same words, 0 ≤ n < 2³². */
export const varietyOf = (words: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
};
