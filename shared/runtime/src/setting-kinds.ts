import { z } from 'zod';

export const list = (what: string) =>
  z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean),
    )
    .refine((items) => items.length > 0, what);

export const whole = (min: number, max: number) => {
  const expected = `a whole number from ${min} to ${max}`;
  return z.coerce.number(expected).int(expected).min(min, expected).max(max, expected);
};

export const amount = z.coerce.number('a number from 0').min(0, 'a number from 0').max(1e9, 'at most 1,000,000,000');

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, `one of ${values.join(', ')}`);

export const name = (expected: string) => z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, expected);
export const secret = z.string().min(16, 'at least 16 characters');
