import { loadDomain } from '@baton/domains';
import type { Config } from '@baton/runtime';
import type { Io } from './io.ts';
import { createPaint, type Paint } from './render/paint.ts';

/** Colours by the bots of the domain that is served. */
export const paletteOf = (config: Pick<Config, 'BATON_DOMAIN'>, io: Io): Paint =>
  createPaint(
    io.colour,
    loadDomain(config.BATON_DOMAIN).policy.bots.map(({ id }) => id),
  );
