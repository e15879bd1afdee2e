import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isPath } from './outside-domain.ts';

/**
 * Where a domain that ships keeps what its intents are learnt from: `model.json`, and `labelled/train.ndjson` beside sets
 * that are only ever measured on. A domain whose phrases decide alone has none of it.
 */
export const intentFolder = (domain: string): URL =>
  isPath(domain) ? pathToFileURL(`${resolve(domain)}/intents/`) : new URL(`./${domain}/intents/`, import.meta.url);
