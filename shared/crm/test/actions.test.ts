import type { DomainNames, HandoffCard, JournalEntry } from '@baton/contracts';
import { type Command, type ContactState, initialState } from '@baton/core';
import { describe, expect, test } from 'vitest';
import { createActionsOf } from '../src/actions.ts';

const names: DomainNames = {
  crm: {
    owners: { lead: 'Needs Qualifying', buyer: 'Buyer-Lead', seller: 'Seller-Lead' },
    grade: { fact: 'temperature', kinds: { lead: 'Lead', buyer: 'Buyer', seller: 'Seller' } },
    fields: { budget: 'budget' },
  },
  facts: { en: { budget: 'Most they want to spend' } },
};
const at = Date.parse('2026-11-21T08:00:00.000Z');
const day = 86_400_000;

type Changes = Partial<ContactState>;

const ownedBy = (bot: string): ContactState['owner'] => ({ status: 'bot', bot, since: at, idleAt: null });
const byHuman = (reason: 'took-over' | 'legal_financial_topic'): ContactState['owner'] => ({
  ...{ status: 'human', by: 'eva', since: at, idleAt: null, before: 'buyer', reason },
});
const fact = (value: string | number) => ({ value, confidence: 1, extractor: 'words', at });
const state = (changes: Changes): ContactState => ({
  ...{ ...initialState(), contact: 'ghl:c1', commit: 3, seenAt: at },
  ...changes,
});

interface Came {
  readonly journal?: readonly JournalEntry[];
  readonly commands?: readonly Command[];
}

const changesOf = (before: Changes, after: Changes, { journal = [], commands = [] }: Came = {}) =>
  createActionsOf(
    'ghl:',
    names,
  )({
    ...{ key: 'k', before: state(before) },
    decided: { state: state(after), journal, commands, explanations: [] },
  });
const tags = (before: Changes, after: Changes, came?: Came) => {
  const change = changesOf(before, after, came).find((action) => action.change.type === 'tags')?.change;
  return change?.type === 'tags' ? { add: change.add, remove: change.remove } : null;
};
const fields = (before: Changes, after: Changes, came?: Came) => {
  const change = changesOf(before, after, came).find((action) => action.change.type === 'fields')?.change;
  return change?.type === 'fields' ? change.set : null;
};

const moved: JournalEntry = {
  ...{ type: 'handoff.committed', handoff: 'h', from: 'lead', to: 'seller', reason: 'seller intent', confidence: 0.8 },
  carried: ['wish'],
};

describe('tags', () => {
  test('a move swaps the tag of the owner and leaves one of the move', () =>
    expect(tags({ owner: ownedBy('lead') }, { owner: ownedBy('seller') }, { journal: [moved] })).toEqual({
      add: ['Seller-Lead', 'Handoff-Lead-to-Seller'],
      remove: ['Needs Qualifying'],
    }));

  test('the temperature is told with the kind of contact, and changes with either', () => {
    const hot = { temperature: fact('hot') };
    expect(tags({ owner: ownedBy('lead'), facts: hot }, { owner: ownedBy('buyer'), facts: hot })).toEqual({
      add: ['Buyer-Lead', 'Hot-Buyer'],
      remove: ['Needs Qualifying', 'Hot-Lead'],
    });
  });

  test('a person who is called for is told from one who came unasked; both silence the bots', () => {
    expect(tags({ owner: ownedBy('buyer') }, { owner: byHuman('legal_financial_topic') })).toEqual({
      add: ['AI-Off', 'Human-Escalation-Needed'],
      remove: ['Buyer-Lead'],
    });
    expect(tags({ owner: ownedBy('buyer') }, { owner: byHuman('took-over') })?.add).toEqual(['AI-Off']);
    expect(tags({ owner: byHuman('took-over') }, { owner: ownedBy('buyer') })).toEqual({
      add: ['Buyer-Lead'],
      remove: ['AI-Off'],
    });
  });

  test('a person who hands back a contact that has opted out leaves the bots off', () =>
    expect(
      tags({ owner: byHuman('took-over'), optedOutAt: at }, { owner: ownedBy('buyer'), optedOutAt: at })?.remove,
    ).toEqual([]));

  test('a move that waits for its target is told, and no longer when it is over', () => {
    const proposal = { to: 'seller', intent: null, score: 1, reason: '', message: null, wish: false };
    const move = { status: 'deferred', proposal, from: 'lead', attempt: 1, until: at } as const;
    const tag = 'Handoff-Deferred-Seller-Performance';
    expect(tags({}, { move })).toEqual({ add: [tag], remove: [] });
    expect(tags({ move }, {})).toEqual({ add: [], remove: [tag] });
  });

  test('what became of a move is told', () => {
    const outcome: JournalEntry = {
      type: 'outcome.recorded',
      handoff: 'h',
      from: 'lead',
      to: 'seller',
      result: 'reverted',
    };
    expect(tags({}, {}, { journal: [outcome] })?.add).toEqual(['Handoff-Lead-to-Seller-Reverted']);
    expect(fields({}, {}, { journal: [outcome] })).toMatchObject({
      handoff_source: 'lead',
      handoff_outcome: 'reverted',
    });
  });
});

describe('the baton', () => {
  const baton = { from: 'lead', reason: 'seller intent', confidence: 0.8, at, expiresAt: at + day, carried: ['wish'] };
  const facts = { wish: fact('sell'), secret: fact('not carried') };

  test('stands in its field from the move on, with what crossed and when it is over', () => {
    const set = fields({}, { baton, facts, owner: ownedBy('seller') });
    expect(JSON.parse(set?.handoff_context ?? '')).toMatchObject({
      ...{ schema: 1, from: 'lead', to: 'seller', confidence: 0.8, facts: { wish: 'sell' } },
      expiresAt: '2026-11-22T08:00:00.000Z',
    });
  });

  test('is not written again because the contact is heard of', () =>
    expect(fields({ baton }, { baton: { ...baton, expiresAt: at + 2 * day } })).toBeNull());

  test('leaves its field when it is over', () => expect(fields({ baton }, {})).toEqual({ handoff_context: null }));
});

test('a fact that has a field is told when it changes, and when it is forgotten', () => {
  expect(fields({}, { facts: { budget: fact(650_000) } })).toEqual({ budget: '650000' });
  expect(fields({ facts: { budget: fact(1) } }, { facts: { budget: fact(1) } })).toBeNull();
  expect(fields({ facts: { budget: fact(1) } }, {})).toEqual({ budget: null });
});

test('a call for a person leaves the handoff card as a note, in the domain’s words', () => {
  const card: HandoffCard = {
    ...{ schema: 1, id: 'c', key: 'k', contact: 'ghl:c1', channel: 'sms', language: 'en', from: 'buyer', at },
    ...{
      reason: 'explicit_human_request',
      words: 'a person',
      priority: 'high',
      facts: { budget: 650_000 },
      summary: '',
    },
    ...{ openQuestions: [], messages: [] },
  };
  const [action] = changesOf({}, {}, { commands: [{ type: 'call-human', card }] });
  expect(action?.change).toMatchObject({
    type: 'note',
    text: expect.stringContaining('Most they want to spend: 650,000'),
  });
});

test('replies apart, a commit that changes nothing for the CRM tells it nothing', () =>
  expect(changesOf({ owner: ownedBy('lead') }, { owner: ownedBy('lead'), epoch: 7 })).toEqual([]));

test('a contact who is not the CRM’s is not told to it', () =>
  expect(changesOf({ contact: 'web:ana' }, { contact: 'web:ana', owner: ownedBy('lead') })).toEqual([]));

test('ids come from the commit: deciding twice tells it once', () => {
  const both = () => changesOf({}, { owner: ownedBy('lead'), facts: { budget: fact(1) } }).map(({ id }) => id);
  expect(both()).toEqual(['k-x3-1', 'k-x3-2']);
  expect(both()).toEqual(both());
});
