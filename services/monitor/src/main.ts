import { loadDomain } from '@baton/domains';
import { runService } from '@baton/runtime';
import { startActivity } from './activity.ts';
import { startAlerts } from './alerts.ts';
import { startHealth } from './health.ts';

/** Measures the bots, counts what happens, and says when people should look. */
await runService({
  name: 'monitor',
  start: async (context) => {
    const { policy } = loadDomain(context.config.BATON_DOMAIN);
    const health = await startHealth(context, policy);
    const parts = [health, await startActivity(context), await startAlerts(context, policy)];
    return {
      ...(health.about && { about: health.about }),
      close: async () => {
        await Promise.all(parts.map((part) => part.close()));
      },
    };
  },
});
