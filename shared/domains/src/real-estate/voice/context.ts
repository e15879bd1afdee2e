import type { Directive, Language } from '@baton/contracts';
import type { Listened } from '../listening.ts';
import type { Said, Script } from './script.ts';

/** All that a reply is made of. */
export interface Context {
  readonly script: Script;
  readonly language: Language;
  readonly directives: readonly Directive[];
  readonly messages: readonly string[];
  readonly heard: Listened;
  /** Ready to sign: a person takes it from here. */
  readonly hot: boolean;
}

export type DirectiveOf<K extends Directive['kind']> = Extract<Directive, { kind: K }>;

export const findDirective = <K extends Directive['kind']>(
  { directives }: Context,
  kind: K,
): DirectiveOf<K> | undefined => directives.find((directive): directive is DirectiveOf<K> => directive.kind === kind);

export const inLanguage = ({ language }: Pick<Context, 'language'>, said: Said): string => said[language];

/** Sentences to one message; empty ones are left out. */
export const joined = (...sentences: readonly string[]): string => sentences.filter(Boolean).join(' ');
