import { createTestHub, type TestHub } from '@baton/bot-kit/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadDomain } from '../src/index.ts';
import '@baton/bot-kit/testing/vitest';

const pack = loadDomain('real-estate');
const contact = 'contact';
let hub: TestHub;
beforeEach(() => {
  hub = createTestHub(pack);
});

const takeOver = () => hub.event({ type: 'human.took_over', at: hub.now(), contact, by: 'eva' });
const handBack = () => hub.event({ type: 'human.handed_back', at: hub.now(), contact, by: 'eva', to: null });

describe('a bot that gets a contact back from a person', () => {
  test('knows what the contact has told the person, and does not ask for it', async () => {
    await hub.say('I want to sell my house');
    await takeOver();
    await hub.say("It's 12 Oak Street, and we sell because of a divorce... no, we relocate to Texas");
    await hub.say('It needs a lot of work');
    await handBack();
    await hub.say('So what happens next?');
    expect(hub.facts).toMatchObject({ address: '12 Oak Street', condition: 'needs work' });
    expect(hub).toNeverReAsk();
  });
});

describe('when nobody of the team is there', () => {
  test('a contact who asked for a person is promised an answer after a quarter of an hour, once', async () => {
    await hub.say('hello');
    await hub.say('I want to talk to a real person');
    const before = hub.replies.length;
    await hub.advance('16m');
    await hub.advance('3h');
    expect(hub.replies.slice(before)).toEqual([expect.stringMatching(/^Nobody from our team is free just now/)]);
    expect(hub).toBeOwnedBy('human');
  });
});
