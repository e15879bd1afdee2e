import { hashId } from '@baton/contracts/ids';
import type { Experiment, Variant } from './experiment.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const digits = 10;

/** A number in 0..1 that depends on both ids alone, 50 bits of it. */
const position = (experiment: string, key: string): number => {
  let value = 0;
  for (const char of hashId(`experiment:${experiment}\n${key}`).slice(0, digits))
    value = value * 32 + alphabet.indexOf(char);
  return value / 32 ** digits;
};

/**
 * The variant of a contact: the same in every process, for as long as the shares stay as they are, and independent of
 * the contact's variant in any other experiment. `key` is the hashed contact id.
 */
export const assign = <V extends Pick<Variant, 'share'>>(
  experiment: { readonly id: string; readonly variants: readonly V[] },
  key: string,
): V => {
  const at = position(experiment.id, key);
  let upTo = 0;
  for (const variant of experiment.variants) {
    upTo += variant.share;
    if (at < upTo) return variant;
  }
  return experiment.variants.at(-1) as V;
};

/** The experiment's first variant. */
export const controlOf = ({ variants }: Pick<Experiment, 'variants'>): Variant => variants[0] as Variant;

/** Who gets what now: every variant with its share in the experiment's present status; empty when nobody is treated. */
export const splitOf = (experiment: Experiment): Variant[] => {
  const { status, variants, canary, winner } = experiment;
  const won = variants.find(({ id }) => id === winner);
  switch (status) {
    case 'running':
      return variants;
    case 'canary':
      return won
        ? [
            { ...controlOf(experiment), share: 1 - canary.share },
            { ...won, share: canary.share },
          ]
        : [];
    case 'done':
      return won ? [{ ...won, share: 1 }] : [];
    case 'draft':
    case 'rolled-back':
      return [];
    default:
      return status satisfies never;
  }
};
