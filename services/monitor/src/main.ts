import { loadDomain } from '@baton/domains';
import { runService } from '@baton/runtime';
import { startMonitor } from './monitor.ts';

await runService({
  name: 'monitor',
  start: (context) => startMonitor(context, Object.keys(loadDomain(context.config.BATON_DOMAIN).bots)),
});
