import { loadDomain } from '@baton/domains';
import { runService } from '@baton/runtime';
import { startGateway } from './gateway.ts';

/** HTTP in: messages, orders, timelines, live events; health, metrics and the queues' dashboard. */
await runService({
  name: 'gateway',
  role: 'producer',
  start: (context) => startGateway(context, loadDomain(context.config.BATON_DOMAIN)),
});
