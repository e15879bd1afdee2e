import { expect, test } from 'vitest';
import { initialState, profileOf } from '../src/index.ts';
import { at, hours } from '../testing/clock.ts';
import { given } from '../testing/given.ts';
import { knows, scored, under } from '../testing/happenings.ts';
import { rules } from '../testing/rules.ts';

test('a profile tells of each fact where it comes from, how it is treated and until when it is kept', () => {
  const policy = rules({ facts: { visit: { privacy: 'sensitive', ttlMs: hours(48) } } });
  given(under(policy), knows({ name: 'Ana', visit: 'Friday' }, at('10:00')))
    .when(scored({ seller: 0.91 }, at('10:05')))
    .satisfies((_, { state }) => {
      const known = { confidence: 1, extractor: expect.any(String), at: at('10:00') };
      expect(profileOf(state, policy)).toMatchObject({
        owner: 'seller',
        since: at('10:05'),
        facts: {
          name: { value: 'Ana', ...known, privacy: 'personal', expiresAt: null },
          visit: { value: 'Friday', ...known, privacy: 'sensitive', expiresAt: at('2 10:00') },
        },
        waiting: null,
        handoffs: [{ from: 'lead', to: 'seller', at: at('10:05'), outcome: 'open' }],
        unanswered: 1,
      });
    });
});

test('a profile tells what is waited for', () => {
  const policy = rules({ routes: [{ from: 'lead', to: 'seller', requires: ['name'] }] });
  given(under(policy))
    .when(scored({ seller: 0.91 }, at('10:05')))
    .satisfies((_, { state }) => {
      expect(profileOf(state, policy).waiting).toMatchObject({ to: 'seller', for: 'asking' });
    });
});

test('of a contact never seen there is nothing to tell', () => {
  expect(profileOf(initialState(), rules())).toMatchObject({ owner: 'nobody', since: null, facts: {}, handoffs: [] });
});
