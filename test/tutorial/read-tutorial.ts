import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

const page = resolve(import.meta.dirname, '../../docs/tutorial.md');

export interface TutorialFile {
  readonly path: string;
  readonly text: string;
}

export interface Tutorial {
  readonly files: readonly TutorialFile[];
  /** Lines of its shell blocks, in order. */
  readonly commands: readonly string[];
}

/** Every file that the page shows, under the path on the line above it, and every command. */
export const readTutorial = async (): Promise<Tutorial> => {
  const text = await readFile(page, 'utf8');
  const files = [...text.matchAll(/^`([\w./-]+)`\n\n```(?:ts|json)\n([\s\S]*?)^```$/gmu)];
  const shell = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gmu)];
  return {
    files: files.map(([, path = '', body = '']) => ({ path, text: body })),
    commands: shell.flatMap(([, body = '']) => body.split('\n').filter((line) => line !== '')),
  };
};

/** Writes the files as a reader would. */
export const follow = async ({ files }: Tutorial, folder: string): Promise<void> => {
  for (const { path, text } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
};
