import { readFile } from 'node:fs/promises';
import { BatonError } from '@baton/contracts';

/** Throws `bad-input` that names the file and what is wrong with it. */
export const readText = async (path: string, what: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    throw new BatonError('bad-input', `${what} ${path}: ${why}`, { cause });
  }
};

/** A JSON file that replaces parts of a policy; nothing without a file. */
export const readOverride = async (path: string | undefined): Promise<unknown> => {
  if (path === undefined) return {};
  const text = await readText(path, 'the policy');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BatonError('bad-input', `the policy ${path}: not valid JSON`, { cause });
  }
};
