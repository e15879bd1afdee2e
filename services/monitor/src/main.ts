import { loadDomain } from '@baton/domains';
import { runService } from '@baton/runtime';
import { startMonitor } from './monitor.ts';

await runService({
  name: 'monitor',
  start: (context) => startMonitor(context, loadDomain(context.config.BATON_DOMAIN).policy),
});
