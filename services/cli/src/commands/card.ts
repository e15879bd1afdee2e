import { writeFile } from 'node:fs/promises';
import { type CardOptions, cardHtml, cardPdf, cardText } from '@baton/cards';
import { BatonError, type HandoffCard, type Language } from '@baton/contracts';
import { loadDomain } from '@baton/domains';
import { exitCode, type Io } from '../io.ts';
import { type RedisOption, withSession } from '../redis-session.ts';

export interface CardCommandOptions extends RedisOption {
  readonly format: 'text' | 'html' | 'pdf';
  readonly out?: string;
  readonly lang?: Language;
  readonly json?: boolean;
}

const render = async (
  card: HandoffCard,
  { format }: CardCommandOptions,
  how: CardOptions,
): Promise<string | Buffer> => {
  if (format === 'pdf') return cardPdf(card, how);
  return format === 'html' ? cardHtml(card, how) : cardText(card, how);
};

const write = async (path: string, content: string | Buffer): Promise<void> => {
  try {
    await writeFile(path, content);
  } catch (cause) {
    throw new BatonError('bad-input', `${path} cannot be written`, { cause });
  }
};

/** A contact's handoff card as of now. A PDF needs a file. Throws `not-found` for a contact never seen. */
export const card = async (contact: string, options: CardCommandOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ client, config }) => {
    const { out, lang } = options;
    if (options.format === 'pdf' && out === undefined) throw new BatonError('bad-input', 'a PDF needs --out <file>');
    const given = await client.card(contact);
    if (options.json) {
      io.out(JSON.stringify(given));
      return exitCode.ok;
    }
    const { names } = loadDomain(config.BATON_DOMAIN);
    const content = await render(given, options, { names, ...(lang && { language: lang }) });
    if (out === undefined) io.out(String(content));
    else await write(out, content);
    return exitCode.ok;
  });
