import { checkDomain, loadDomain } from '@baton/domains';
import { runService } from '@baton/runtime';
import { startCoordinator } from './coordinator.ts';

await runService({
  name: 'coordinator',
  start: (context) => startCoordinator(context, checkDomain(loadDomain(context.config.BATON_DOMAIN))),
});
