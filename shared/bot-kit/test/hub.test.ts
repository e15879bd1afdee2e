import { Policy, parse } from '@baton/contracts';
import { defineIntents } from '@baton/scoring';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { botPolicy } from '../src/bot.ts';
import { fatal, retryLater } from '../src/bot-error.ts';
import { createTestHub, scriptedBot, type TestHub } from '../src/testing/index.ts';
import '../src/testing/vitest.ts';

const plan = z.object({ plan: z.string(), seats: z.number() });
const createBots = () => ({
  front: scriptedBot('front', ['Hello', 'Still me'], { provides: plan }),
  pricing: scriptedBot('pricing', [{ say: ['Which plan?'], asked: 'plan' }], { intents: ['pricing'], provides: plan }),
});
const phrases = { optedOut: 'Bye', optedIn: 'Back', toHuman: 'A person comes' };
const policy = parse(
  Policy,
  {
    domain: 'shop',
    firstBot: 'front',
    bots: Object.values(createBots()).map(botPolicy),
    routes: [
      { from: 'front', to: 'pricing' },
      { from: 'pricing', to: 'front', threshold: 0.5 },
    ],
    phrases: { en: phrases, es: phrases },
  },
  'the policy',
);
const intents = defineIntents({
  name: 'shop',
  intents: { pricing: { label: 'Prices', phrases: [{ weight: 6, phrases: ['how much', 'price*'] }] } },
  consent: { stop: { exact: ['stop'] }, start: { exact: ['start'] } },
});

describe('Baton in memory', () => {
  let hub: TestHub;
  beforeEach(() => {
    hub = createTestHub({ policy, intents, bots: createBots() });
  });

  test('the first bot answers, and a text that the scorer knows moves the contact', async () => {
    await hub.say('hi');
    expect(hub).toBeOwnedBy('front');
    await hub.say('how much is it?');
    expect(hub).toBeOwnedBy('pricing');
    expect(hub).toHaveHandedOff('front', 'pricing');
    expect(hub.latest).toEqual(['Which plan?']);
    expect(hub.asked).toBe('plan');
  });

  test('a burst is answered once, though each message was decided', async () => {
    await hub.burst(['hi', 'how much is it?', 'hello?']);
    expect(hub.latest).toEqual(['Which plan?']);
    expect(hub.decisions).toHaveLength(3);
  });

  test('time passes only when it is told to', async () => {
    const start = hub.now();
    await hub.say('hi');
    expect(hub.now() - start).toBe(1200);
    await hub.advance('31m');
    expect(hub.now() - start).toBe(1200 + 31 * 60_000);
  });

  test('a move that is too slow to wait for is refused, and offered again when its time has come', async () => {
    hub.setHealth('pricing', { p95Ms: 60_000, errorRate: 0, samples: 50 });
    await hub.say('prices please');
    expect(hub).toHaveRefused('performance');
    expect(hub).toBeOwnedBy('front');
    hub.setHealth('pricing', { p95Ms: 100, errorRate: 0, samples: 50 });
    await hub.advance('31m');
    expect(hub).toBeOwnedBy('pricing');
  });

  test('contacts do not see each other', async () => {
    await hub.say('how much?', { contact: 'a' });
    await hub.say('hi', { contact: 'b' });
    expect(hub.view('a')).toBeOwnedBy('pricing');
    expect(hub.view('b')).toBeOwnedBy('front');
  });

  test('confidences can be given in place of what the text would score', async () => {
    await hub.say('whatever', { scores: { pricing: 0.71 } });
    expect(hub).toBeOwnedBy('pricing');
  });

  test('a bot that fails is tried again, and then a person is called', async () => {
    const failing = createTestHub(
      { policy, intents, bots: createBots() },
      { bots: { front: scriptedBot('front', [new Error('down')]) } },
    );
    await failing.say('hi');
    expect(failing).toBeOwnedBy('human');
    expect(failing.journal.filter(({ type }) => type === 'turn.failed')).toHaveLength(3);
    expect(failing.cards.map(({ reason }) => reason)).toEqual(['bot_failed']);
  });

  const withFront = (front: ReturnType<typeof scriptedBot>) =>
    createTestHub({ policy, intents, bots: createBots() }, { bots: { front } });

  test('a bot that says when to try again is tried then, and not before', async () => {
    const limited = withFront(scriptedBot('front', [retryLater('busy', { afterMs: 60_000 }), 'Here I am']));
    const start = limited.now();
    await limited.say('hi');
    expect(limited.latest).toEqual(['Here I am']);
    expect(limited.now() - start).toBe(1200 + 60_000);
  });

  test.each([
    ['says that trying again is of no use', fatal('no key')],
    ['asks for more patience than a contact has', retryLater('come back tomorrow', { afterMs: 86_400_000 })],
  ])('a bot that %s is not tried again, and a person is called', async (_what, error) => {
    const failing = withFront(scriptedBot('front', [error, 'never said']));
    await failing.say('hi');
    expect(failing).toBeOwnedBy('human');
    expect(failing.journal.filter(({ type }) => type === 'turn.started')).toHaveLength(1);
  });

  test('a bot that names a bot to which no route leads moves nobody', async () => {
    const lost = withFront(scriptedBot('front', [{ handoff: { to: 'nowhere', reason: 'x' } }]));
    await lost.say('hi');
    expect(lost).toBeOwnedBy('human');
    expect(lost.cards.map(({ words }) => words)).toEqual(['bot-output-invalid']);
  });

  test('what a language model had to do with a turn is in the journal', async () => {
    const model = {
      ...({ model: 'm-1', prompt: 'a1', inputTokens: 10, outputTokens: 5, microDollars: 15, ms: 3 } as const),
      outcome: 'answered' as const,
    };
    const told = withFront(scriptedBot('front', [{ say: ['Hi'], model }]));
    await told.say('hi');
    expect(told.journal.find(({ type }) => type === 'turn.finished')).toMatchObject({ model });
  });

  test('facts that an administrator records are known to the bots', async () => {
    await hub.record({ seats: 5 });
    expect(hub.facts).toEqual({ seats: 5 });
    await hub.assign('pricing');
    expect(hub).toBeOwnedBy('pricing');
  });

  test('a matcher that does not hold says what there was instead', async () => {
    await hub.say('hi');
    expect(() => expect(hub).toBeOwnedBy('pricing')).toThrow('to be owned by pricing; found: front');
    expect(() => expect(hub).toHaveReplied(/prices/)).toThrow('found: Hello');
    expect(() => expect(hub).not.toBeOwnedBy('front')).toThrow('not to be owned by front');
  });

  test('a question for what is known is found', async () => {
    await hub.record({ plan: 'pro' });
    await hub.say('how much?');
    expect(() => expect(hub).toNeverReAsk()).toThrow('pricing asked for plan');
  });
});
