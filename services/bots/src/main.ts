import { loadDomain } from '@baton/domains';
import { runService } from '@baton/runtime';
import { startPools } from './pools.ts';

await runService({
  name: 'bots',
  start: (context) => startPools(context, loadDomain(context.config.BATON_DOMAIN)),
});
