import { createTestHub, type TestHub } from '@baton/bot-kit/testing';
import type { FactValue } from '@baton/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadDomain } from '../src/index.ts';
import '@baton/bot-kit/testing/vitest';

const pack = loadDomain('real-estate');

/** Somebody with something to say: sentences that stand on their own, the fact in each, and answers to questions. */
interface Person {
  readonly wish: string;
  readonly bot: string;
  readonly tells: Readonly<Record<string, readonly [sentence: string, value: FactValue]>>;
  readonly answers: Readonly<Record<string, string>>;
}

const people: Readonly<Record<string, Person>> = {
  'a buyer': {
    wish: 'I want to buy a house',
    bot: 'buyer',
    tells: {
      name: ["I'm Tom", 'Tom'],
      budget: ['my budget is 650k', 650_000],
      financing: ['we are pre-approved', 'pre-approved'],
      timeline: ['we want to move within 3 months', '1-3 months'],
      bedrooms: ['it should have 3 bedrooms', 3],
      area: ['we want a house in Pasadena', 'Pasadena'],
      viewingTime: ['we could see homes on Saturday at 10am', '2026-03-07 10:00'],
    },
    answers: {},
  },
  'a seller': {
    wish: 'I want to sell my house',
    bot: 'seller',
    tells: {
      name: ["I'm Ana", 'Ana'],
      address: ['the house is at 4521 Oak Avenue', '4521 Oak Avenue'],
      motivation: ['the kids moved out', 'downsizing'],
      condition: ['it needs a few small fixes', 'minor fixes'],
      priceExpectation: ['we hope to get 620k', 620_000],
      valuationTime: ['you can come by on Tuesday at 4pm', '2026-03-03 16:00'],
      contactMethod: ['text me please', 'text'],
    },
    answers: {
      sellSoon: 'yes',
      liens: 'paid off',
      upgrades: 'a new roof',
      listingHistory: 'never',
      decisionMakers: 'just me',
    },
  },
  'una vendedora': {
    wish: 'Quiero vender mi casa',
    bot: 'seller',
    tells: {
      name: ['me llamo Lucía', 'Lucía'],
      address: ['la casa está en Calle Olivo 128', 'Calle Olivo 128'],
      motivation: ['la casa es muy grande para mí', 'downsizing'],
      condition: ['le faltan algunos detalles', 'minor fixes'],
      priceExpectation: ['quiero obtener 480 mil', 480_000],
      valuationTime: ['pueden venir el martes a las 4', '2026-03-03 16:00'],
    },
    answers: {
      sellSoon: 'sí',
      liens: 'no',
      upgrades: 'ninguna',
      listingHistory: 'nunca',
      decisionMakers: 'solo yo',
      contactMethod: 'por mensaje',
    },
  },
};

/** The person's sentences in any order, one or several to a message. */
const messagesOf = (person: Person) =>
  fc
    .tuple(
      fc.shuffledSubarray(Object.keys(person.tells), { minLength: Object.keys(person.tells).length }),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
    )
    .map(([order, joins]) =>
      order.reduce<string[][]>((messages, name, index) => {
        if (index > 0 && joins[index]) messages.at(-1)?.push(name);
        else messages.push([name]);
        return messages;
      }, []),
    );

const answerOf = (person: Person, asked: string): string => {
  const answer = person.answers[asked] ?? person.tells[asked]?.[0];
  if (!answer) throw new Error(`${person.bot} asked for "${asked}", of which nobody has thought`);
  return answer;
};

/** Answers whatever is still asked, until nothing is, or a person has taken over. */
const answerAll = async (hub: TestHub, person: Person): Promise<void> => {
  for (let turns = 0; hub.asked !== null && hub.owner !== 'human'; turns += 1) {
    if (turns > 12) throw new Error(`still asking for "${hub.asked}"`);
    await hub.say(answerOf(person, hub.asked));
  }
};

describe('in whatever order things are said, and however many at once,', () => {
  test.each(Object.entries(people))(
    '%s is never asked for what was said, and all of it is held',
    async (_who, person) => {
      await fc.assert(
        fc.asyncProperty(messagesOf(person), async (messages) => {
          const hub = createTestHub(pack);
          await hub.say(person.wish);
          for (const names of messages) {
            await hub.say(names.map((name) => person.tells[name]?.[0]).join('. '));
            if (hub.owner === 'human') return;
            expect(hub.latest).toHaveLength(1);
          }
          await answerAll(hub, person);
          if (hub.owner === 'human') return;
          expect(hub).toBeOwnedBy(person.bot);
          expect(hub).toNeverReAsk();
          const held = Object.fromEntries(Object.entries(person.tells).map(([name, [, value]]) => [name, value]));
          expect(hub.facts).toMatchObject(held);
        }),
        { numRuns: 60 },
      );
    },
  );

  test('the end of the questions is not the end of manners: nothing is asked again, and nothing loops', async () => {
    const person = people['a seller'] as Person;
    const hub = createTestHub(pack);
    await hub.say(person.wish);
    await answerAll(hub, person);
    for (const text of ['Anything else?', 'ok thanks', 'What happens now?', 'Is that all?', 'bye']) {
      await hub.say(text);
      expect(hub.latest).toHaveLength(1);
      expect(hub.asked).toBeNull();
    }
    expect(hub).toBeOwnedBy('seller');
  });
});

test('no reply is longer than a text message may be, or shows a slot, a threshold or a bot’s id', async () => {
  for (const person of Object.values(people)) {
    const hub = createTestHub(pack);
    await hub.say(person.wish);
    await hub.say(
      Object.values(person.tells)
        .map(([sentence]) => sentence)
        .join(', '),
    );
    await answerAll(hub, person);
    for (const reply of hub.replies) {
      expect(reply.length).toBeLessThanOrEqual(320);
      expect(reply).not.toMatch(/undefined|null|NaN|\[object|cooldown|threshold|confidence|handoff|\.\.| {2}/i);
    }
  }
});
