import { expect, test } from 'vitest';
import { initialState, scoringContext } from '../src/index.ts';
import { at } from '../testing/clock.ts';
import { given } from '../testing/given.ts';
import { finishes, says, takesOver } from '../testing/happenings.ts';

test('a text is read in the light of who has the contact, what was asked, and the language spoken', () =>
  given(says('Hola', at('10:00'), { language: 'es' }))
    .when(finishes({ say: ['¿Su nombre?'], asked: 'name' }, at('10:01')))
    .satisfies(({ state }) => expect(scoringContext(state)).toEqual({ owner: 'lead', asked: 'name', language: 'es' }))
    .when(takesOver(at('10:02')))
    .satisfies(({ state }) => expect(scoringContext(state)).toEqual({ asked: null, language: 'es' })));

test('a contact never seen sheds no light', () =>
  expect(scoringContext(initialState())).toStrictEqual({ asked: null }));
