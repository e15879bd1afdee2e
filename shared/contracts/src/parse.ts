import type { z } from 'zod';
import { BatonError, type ErrorCode, type Problem } from './errors.ts';

const problemsOf = (error: z.ZodError): Problem[] =>
  error.issues.map((issue) => ({ field: issue.path.join('.') || '(whole)', expected: issue.message }));

/**
 * Parses at the door. Throws a {@link BatonError} that names every field that is wrong and what was expected,
 * and never repeats the value, which may be personal data.
 */
export const parse = <T extends z.ZodType>(
  schema: T,
  value: unknown,
  what: string,
  code: ErrorCode = 'bad-input',
): z.output<T> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = problemsOf(result.error);
  const list = problems.map((problem) => `${problem.field}: ${problem.expected}`).join('; ');
  throw new BatonError(code, `${what} is not valid: ${list}`, { problems });
};
