import { routeName } from '@baton/contracts';
import { type Guard, verdict } from '../considered.ts';

/** Some routes wait for a person's approval. */
export const review: Guard = ({ route, approved }) => {
  const pass = !route.review || approved;
  const name = routeName(route.from, route.to);
  const why = pass
    ? approved
      ? 'a person has approved it'
      : 'no review is asked for'
    : `${name} waits for a person's approval`;
  return verdict('review', { pass, measured: pass ? 1 : 0, limit: 1, unit: 'flag', margin: 1, why });
};
