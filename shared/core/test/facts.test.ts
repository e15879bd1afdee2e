import { maxFacts } from '@baton/contracts';
import { describe, expect, test } from 'vitest';
import { at, hours } from '../testing/clock.ts';
import { given } from '../testing/given.ts';
import { finishes, finishesSilently, knows, passes, says, scored, under } from '../testing/happenings.ts';
import { rules } from '../testing/rules.ts';
import { commandsOf } from '../testing/world.ts';

const carrying = (carries: string[], facts = {}) =>
  rules({
    routes: [
      { from: 'lead', to: 'seller', carries },
      { from: 'seller', to: 'lead', carries: ['*'] },
    ],
    facts: { reason: { privacy: 'sensitive' }, ...facts },
  });

describe('a sensitive fact', () => {
  const told = (carries: string[]) =>
    given(under(carrying(carries)), knows({ name: 'Ana', reason: 'divorce' })).when(
      scored({ seller: 0.9 }, at('10:00')),
    );

  test('does not cross on a route that carries everything', () =>
    told(['*']).starts('seller', {
      facts: { name: 'Ana' },
      summary: 'name: Ana',
      baton: { carried: ['name'] },
    }));

  test('crosses on a route whose contract names it', () =>
    told(['reason']).starts('seller', { facts: { name: 'Ana', reason: 'divorce' }, baton: { carried: ['reason'] } }));

  test('is seen by the bot that has the contact when it is told, however often it is told', () =>
    told(['*'])
      .when(finishes({ facts: { reason: { value: 'probate' } } }, at('10:01')), says('and', at('10:02')))
      .starts('seller', { facts: { name: 'Ana', reason: 'probate' } }));

  test('that is told in the very turn that moves the contact does not cross either', () =>
    given(under(carrying(['*'])), says('hi', at('10:00')))
      .when(
        finishes(
          {
            facts: { name: { value: 'Ana' }, reason: { value: 'divorce' } },
            handoff: { to: 'seller', reason: 'wants to sell' },
          },
          at('10:01'),
        ),
      )
      .starts('seller', { summary: 'name: Ana', baton: { carried: ['name'] } })
      .satisfies(({ commands }) => expect(commandsOf(commands, 'start-turn')[0]?.job.facts).toEqual({ name: 'Ana' })));

  test('stays with the contact: whoever may see it has it again', () =>
    told(['*'])
      .when(finishesSilently(at('10:01')), scored({ lead: 0.99 }, at('10:40')))
      .satisfies((_, { state }) => expect(Object.keys(state.facts)).toEqual(['name', 'reason'])));
});

test('a fact of which policy only says how long it keeps is no secret: it crosses like any other', () =>
  given(under(carrying(['*'], { visit: { ttlMs: hours(48) } })), knows({ visit: 'Tuesday' }))
    .when(scored({ seller: 0.9 }, at('10:00')))
    .starts('seller', { facts: { visit: 'Tuesday' }, baton: { carried: ['visit'] } }));

describe('a fact that does not keep', () => {
  const policy = carrying(['*'], { visit: { ttlMs: hours(48) } });

  test('is forgotten when its time is over, and the journal says so', () =>
    given(under(policy), knows({ visit: 'Tuesday', name: 'Ana' }, at('10:00')))
      .when(says('hello', at('2 10:00')))
      .starts('lead', { facts: { name: 'Ana' } })
      .journals('facts.expired', { facts: ['visit'] }));

  test('keeps for as long as it was told again', () =>
    given(under(policy), knows({ visit: 'Tuesday' }, at('10:00')), knows({ visit: 'Friday' }, at('1 10:00')))
      .when(says('hello', at('2 10:00')))
      .starts('lead', { facts: { visit: 'Friday' } }));

  test('leaves the baton too, so that nothing is said to have crossed which is not there', () =>
    given(under(policy), knows({ visit: 'Tuesday', name: 'Ana' }, at('10:00')))
      .when(scored({ seller: 0.9 }, at('1 20:00')), finishesSilently(at('1 20:01')))
      .when(says('hello', at('2 10:00')))
      .starts('seller', { facts: { name: 'Ana' }, baton: { carried: ['name'] } }));

  test('is there until then', () =>
    given(under(policy), knows({ visit: 'Tuesday' }, at('10:00')))
      .when(passes(at('2 09:59')))
      .journalsNo('facts.expired'));
});

describe('what a contact may have in facts', () => {
  const small = rules({ limits: { contextChars: 20 } });

  test('is refused beyond the limit, named in the journal, and the rest is kept', () =>
    given(under(small))
      .when(knows({ name: 'Ana', story: 'far too long for it', area: 'Chino' }))
      .journals('facts.refused', { facts: ['story'] })
      .journals('facts.learned', { facts: { name: 'Ana', area: 'Chino' } }));

  test('is measured with what a correction frees', () =>
    given(under(small), knows({ story: 'fifteen letters' }))
      .when(knows({ story: 'letters fifteen' }))
      .journals('facts.learned', { facts: { story: 'letters fifteen' } }));

  test('has names of one kind: what is called otherwise changes nothing', () =>
    given()
      .when(knows({ name: 'Ana', Big: 1, 'two words': 2, _hidden: 3, [`x${'y'.repeat(40)}`]: 4 }))
      .satisfies(({ state }) => expect(Object.keys(state.facts)).toEqual(['name'])));

  test('is a stated number of facts', () => {
    const many = Object.fromEntries(Array.from({ length: maxFacts + 1 }, (_, index) => [`fact${index}`, index]));
    given()
      .when(knows(many))
      .journals('facts.refused', { facts: [`fact${maxFacts}`] });
  });
});

describe('a fact that a bot has worked out for itself', () => {
  const derived = (value: number) => ({ facts: { budget: { value, extractor: 'derived' } } });

  test('says so, where one that the contact has told names the bot', () =>
    given(says('hi', at('10:00')))
      .when(finishes({ facts: { ...derived(1).facts, name: { value: 'Ana' } } }, at('10:01')))
      .satisfies(({ state }) =>
        expect(state.facts).toMatchObject({ budget: { extractor: 'derived' }, name: { extractor: 'bot:lead' } }),
      ));

  test('is no progress: the contact has told nothing', () =>
    given(
      ...[1, 2].flatMap((turn) => [
        says('hm', at(`10:0${turn}`)),
        finishes({ say: ['?'], ...derived(turn) }, at(`10:0${turn}`)),
      ]),
    )
      .isOwnedBy('lead')
      .when(says('hm', at('10:03')), finishes({ say: ['?'], ...derived(3) }, at('10:03')))
      .isOwnedBy('human'));
});
