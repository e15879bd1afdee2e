import { expect, test } from 'vitest';
import { initialState, profileOf } from '../src/index.ts';
import { at, hours } from '../testing/clock.ts';
import { given } from '../testing/given.ts';
import { finishes, finishesSilently, knows, says, scored, stops, under } from '../testing/happenings.ts';
import { rules, withRoute } from '../testing/rules.ts';

test('a profile tells of each fact where it comes from, how it is treated and until when it is kept', () => {
  const policy = rules({
    facts: { name: { privacy: 'sensitive' }, visit: { privacy: 'sensitive', ttlMs: hours(48) } },
  });
  given(under(policy), knows({ name: 'Ana', visit: 'Friday' }, at('10:00')))
    .when(scored({ seller: 0.91 }, at('10:05')))
    .satisfies((_, { state }) => {
      const known = { confidence: 1, extractor: expect.any(String), at: at('10:00') };
      expect(profileOf(state, policy)).toMatchObject({
        owner: 'seller',
        since: at('10:05'),
        facts: {
          name: { value: 'Ana', ...known, privacy: 'sensitive', expiresAt: null },
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

test('a profile tells how the conversation stands: what is open, what waits, and what was decided before', () => {
  const policy = withRoute('lead', 'seller', { requires: ['area'] });
  given(under(policy), says('Hola', at('10:00'), { language: 'es' }), scored({ seller: 0.9 }, at('10:01')))
    .when(says('y bien', at('10:02'), { language: 'es' }))
    .satisfies((_, { state }) => {
      expect(profileOf(state, policy)).toMatchObject({
        ...{ owner: 'lead', since: at('10:00'), language: 'es', channel: 'web', optedOutAt: null, asked: null },
        waiting: { to: 'seller', for: 'asking', until: at('1 10:01') },
        belief: { seller: expect.any(Number) },
        unanswered: 3,
      });
    })
    .when(finishes({ say: ['¿Dónde?'], asked: 'area' }, at('10:03')))
    .satisfies((_, { state }) => expect(profileOf(state, policy)).toMatchObject({ asked: 'area', unanswered: 2 }))
    .when(finishesSilently(at('10:04')))
    .satisfies((_, { state }) => expect(profileOf(state, policy).unanswered).toBe(0))
    .when(stops(at('10:05')))
    .satisfies((_, { state }) => expect(profileOf(state, policy)).toMatchObject({ optedOutAt: at('10:05') }));
});

test('a profile tells what became of a move', () => {
  given(scored({ seller: 0.9 }, at('10:00')))
    .when(finishes({ facts: { area: { value: 'north' } } }, at('10:01')))
    .satisfies((_, { state, policy }) =>
      expect(profileOf(state, policy).handoffs).toEqual([
        { from: 'lead', to: 'seller', at: at('10:00'), outcome: 'successful' },
      ]),
    );
});
