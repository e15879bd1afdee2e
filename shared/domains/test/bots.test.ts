import { createTestHub, type TestHub } from '@baton/bot-kit/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadDomain } from '../src/index.ts';
import '@baton/bot-kit/testing/vitest';

const pack = loadDomain('real-estate');
let hub: TestHub;
beforeEach(() => {
  hub = createTestHub(pack);
});

const sayAll = async (...texts: string[]): Promise<void> => {
  for (const text of texts) await hub.say(text);
};

const lastReply = (): string => hub.latest.join('\n');

describe('the lead bot', () => {
  test('greets, and asks one thing', async () => {
    await hub.say('hello');
    expect(lastReply()).toMatch(/^(?:Hi|Hello)[^?]*! [^?]*buy[^?]*sell[^?]*both\?$/);
  });

  test('a one-word answer to "buy or sell?" moves the contact, and the specialist speaks at once', async () => {
    await sayAll('hello', 'sell');
    expect(hub).toHaveHandedOff('lead', 'seller');
    expect(hub.latest).toHaveLength(1);
    expect(lastReply()).toMatch(/address/);
  });

  test('whoever just looks around is asked for name, time and area, and booked for a call', async () => {
    await sayAll('hi', 'just looking for now', 'Bea', 'next year', 'Ontario');
    await hub.say('Thursday at 5pm');
    expect(lastReply()).toBe(
      "You're all set, Bea! We'll talk: Thursday, March 5 at 5:00 PM. If anything comes up before, just text me.",
    );
    expect(hub).toBeOwnedBy('lead');
  });

  test('whoever wants both is asked where to begin, and goes there', async () => {
    await sayAll('hi', 'both');
    expect(hub.asked).toBe('startWith');
    await hub.say('selling');
    expect(hub).toBeOwnedBy('seller');
  });
});

describe('a specialist who takes over', () => {
  test('says in its own words what it has understood, and asks for the next thing alone', async () => {
    await sayAll("Hi, I'm Ana", 'I want to sell my place at 9 Elm Ct, it needs a few small fixes');
    expect(lastReply()).toBe(
      "Hi Ana! I'll help you get your home sold well. What I have so far: the home at 9 Elm Ct and a few small fixes to do. What's making you think of selling?",
    );
  });

  test('speaks the language of the contact', async () => {
    await sayAll('Hola, soy Luis', 'Quiero comprar una casa, hasta 400 mil');
    expect(lastReply()).toBe(
      '¡Hola, Luis! Te ayudo a encontrar tu próxima casa. Esto es lo que tengo: hasta $400 mil. ¿Tienes un crédito preaprobado, pagas al contado o aún lo estás viendo?',
    );
  });

  test('an administrator may give a contact to it about whom nothing is known', async () => {
    await hub.assign('buyer');
    await hub.say('hello?');
    expect(hub.latest).toHaveLength(1);
    expect(hub.asked).toBe('budget');
  });
});

describe('listening', () => {
  test('a correction is thanked for, and believed', async () => {
    await sayAll('I want to buy a house', '600', 'no, the budget is 650');
    expect(lastReply()).toMatch(/^Thanks for the correction, noted: up to \$650k\./);
    expect(hub.facts.budget).toBe(650_000);
  });

  test('what was not understood is asked for again in other words', async () => {
    await sayAll('I want to buy a house');
    const first = lastReply();
    await hub.say('hmm');
    expect(hub.asked).toBe('budget');
    expect(lastReply()).not.toBe(first);
    expect(lastReply()).toMatch(/rough figure/);
  });

  test('what the contact cannot say is set aside, and not asked for again', async () => {
    await sayAll('I want to buy a house', "I'm not sure yet");
    expect(lastReply()).toMatch(/^No problem/);
    await sayAll('pre-approved', 'in 3 months', '3', 'Pasadena');
    await hub.say('Saturday at 10am');
    expect(hub.asked).toBeNull();
    expect(hub).toNeverReAsk();
    expect(hub.journal.filter((entry) => entry.type === 'facts.learned' && 'budget' in entry.facts)).toEqual([]);
  });

  test('it may still be told later', async () => {
    await sayAll('I want to buy a house', "I'm not sure yet", 'pre-approved', 'ah, my budget is 500k');
    expect(hub.facts.budget).toBe(500_000);
  });

  test('a question that only an agent can answer is not passed over in silence', async () => {
    await sayAll('I want to buy a house', 'what homes do you have?');
    expect(lastReply()).toMatch(/^Your agent can tell you more about that\. /);
  });

  test('a bare figure is the sum that was set aside', async () => {
    await sayAll('I want to buy a house', "don't know", '700');
    expect(hub.facts.budget).toBe(700_000);
  });

  test('who has lost somebody is not told "great"', async () => {
    await sayAll('I want to sell my house', 'my mother passed away, it is at 77 Pine Rd');
    expect(lastReply()).toMatch(/^I'm sorry for your loss\. [^.]*the home at 77 Pine Rd/i);
  });

  test('a question is answered before the next is put', async () => {
    await sayAll('I want to sell my house', 'Are you a bot?');
    expect(lastReply()).toMatch(/automated assistant.*street and number/);
    expect(hub).toBeOwnedBy('seller');
  });
});

describe('moves between specialists', () => {
  test('the contract of buyer to seller asks why both, and the seller does not ask again', async () => {
    await sayAll('I want to buy a house', 'I also want to sell my house');
    expect(hub.asked).toBe('whyBoth');
    expect(hub).toBeOwnedBy('buyer');
    await hub.say("we're relocating");
    expect(hub).toHaveHandedOff('buyer', 'seller');
    await hub.say('12 Elm Street');
    expect(hub.asked).toBe('sellSoon');
    expect(hub).toNeverReAsk();
  });

  test('a reason that comes with the wish completes the contract at once', async () => {
    await sayAll('I want to buy a house', 'I also want to sell my house because we are relocating');
    expect(hub).toBeOwnedBy('seller');
  });

  test('"I do not know why" is an answer too', async () => {
    await sayAll('I want to buy a house', 'I also want to sell my house', "I don't know yet");
    expect(hub).toBeOwnedBy('seller');
  });

  test('a refused move is answered by the owner, who keeps the inner workings to itself', async () => {
    await sayAll(
      'I want to sell my house',
      'Actually I want to buy a house',
      'No, I want to sell my house since we are relocating',
    );
    expect(hub).toHaveRefused('cycle');
    expect(hub).toBeOwnedBy('buyer');
    expect(lastReply()).toMatch(/^I've noted the selling side too/);
    expect(lastReply()).not.toMatch(/cooldown|cycle|minutes|limit/i);
  });
});

describe('a person', () => {
  test('is called for a contact who is hot and qualified, and the contact is told', async () => {
    await sayAll('I want to buy a house', 'up to 900k');
    await hub.say(
      'We pay cash and have to be out of here asap. Could we please see a few homes this Saturday at 10am?',
    );
    expect(hub).toBeOwnedBy('human');
    expect(hub.cards.map(({ reason }) => reason)).toEqual(['hot_lead_qualified']);
    expect(lastReply()).toMatch(/colleague of mine will contact you in person/);
  });

  test('is called when three turns have brought nothing', async () => {
    await sayAll('I want to buy a house', 'hmm', 'well', 'dunno what to tell you honestly, what a day');
    await sayAll('hmm', 'well', 'eh');
    expect(hub.cards.map(({ reason }) => reason)).toEqual(['unproductive_loop']);
  });
});
