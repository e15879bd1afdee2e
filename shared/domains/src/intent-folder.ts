/**
 * Where a domain that ships keeps what its intents are learnt from: `model.json`, and `labelled/train.ndjson` beside sets
 * that are only ever measured on. A domain whose phrases decide alone has none of it.
 */
export const intentFolder = (domain: string): URL => new URL(`./${domain}/intents/`, import.meta.url);
