import { createTestHub, type TestHub } from '@baton/bot-kit/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadDomain } from '../src/index.ts';
import '@baton/bot-kit/testing/vitest';

let hub: TestHub;
beforeEach(() => {
  // 09:00 in Los Angeles.
  hub = createTestHub(loadDomain('real-estate'), { start: '2026-03-02T17:00:00Z' });
});

const lastReply = (): string => hub.latest.at(-1) ?? '';
const saidSince = async (duration: string): Promise<string[]> => {
  const before = hub.latest.length;
  await hub.advance(duration);
  return hub.latest.slice(before);
};

describe('a contact who falls silent', () => {
  test('is asked after three days what is still open, and told how to be left in peace', async () => {
    await hub.say("I'm Ana and I want to sell my house");
    expect(await saidSince('71h')).toEqual([]);
    await hub.advance('2h');
    expect(lastReply()).toMatch(/^Hi Ana! Just checking in about selling your home\. .*\? Reply STOP/s);
    expect(hub.asked).not.toBeNull();
  });

  test('is written to four times in a month, the last ones to take leave, and then no more', async () => {
    await hub.say("I'm Ana and I want to sell my house");
    const said = await saidSince('90d');
    expect(said).toHaveLength(4);
    expect(said[1]).toMatch(/No hurry/);
    expect(said[2]).toMatch(/don't want to be a bother/);
  });

  test('is written to in its own language', async () => {
    await hub.say('Hola, me llamo Ana y quiero vender mi casa');
    await hub.advance('3d');
    expect(lastReply()).toMatch(/^¡Hola, Ana! Te escribo para saber cómo va la venta de tu casa\. .*\? Responde STOP/s);
  });

  test('is not written to at night', async () => {
    await hub.advance('14h');
    await hub.say('I want to sell my house');
    expect(await saidSince('73h')).toEqual([]);
    expect(await saidSince('10h')).toHaveLength(1);
  });

  test('goes on where it stopped when it answers', async () => {
    await hub.say("I'm Ana and I want to sell my house");
    await hub.advance('3d');
    await hub.say('9 Elm Ct, Ontario');
    expect(lastReply()).toMatch(/9 Elm Ct/);
    expect(hub.facts).toMatchObject({ address: expect.stringContaining('9 Elm') });
  });

  test('is left in peace once it has said STOP', async () => {
    await hub.say('I want to sell my house');
    await hub.say('STOP');
    expect(await saidSince('90d')).toEqual([]);
  });
});
