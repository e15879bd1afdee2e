import { registerHooks } from 'node:module';
import { sabotages } from './sabotages.ts';

/**
 * `node --import sabotage-hook.ts?NAME main.ts`: loads the product with one thing taken out. The product itself has no
 * switch for it.
 */
const name = new URL(import.meta.url).searchParams.get('name');
const sabotage = sabotages.find((one) => one.name === name);
if (!sabotage)
  throw new Error(`there is no sabotage "${name}"; there is ${sabotages.map((one) => one.name).join(', ')}`);

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const patches = sabotage.patches.filter(({ file }) => url.endsWith(file));
    if (patches.length === 0) return loaded;
    let source = String(loaded.source);
    for (const { file, from, to } of patches) {
      if (!source.includes(from)) throw new Error(`the sabotage "${name}" does not fit ${file} any more`);
      source = source.replaceAll(from, to);
    }
    return { ...loaded, source };
  },
});
