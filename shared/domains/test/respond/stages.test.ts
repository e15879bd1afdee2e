import type { Turn } from '@baton/bot-kit';
import { TurnResult, type TurnResultInput } from '@baton/contracts';
import { describe, expect, test } from 'vitest';
import { asksToSteer, fairHousing, steers } from '../../src/real-estate/respond/fair-housing.ts';
import { respond } from '../../src/real-estate/respond/index.ts';
import { cutForSms, longestSms } from '../../src/real-estate/respond/length.ts';
import { asksForKickback, offersKickback, settlement } from '../../src/real-estate/respond/settlement.ts';
import { inStages } from '../../src/real-estate/respond/stage.ts';
import { fairHousingAsked, fairHousingSaid, settlementAsked, settlementSaid } from './labelled.ts';

const turn = (given: Partial<Turn> & { says?: string } = {}): Turn => {
  const { says = 'hello', ...rest } = given;
  const base = {
    language: 'en',
    channel: 'web',
    asked: null,
    unproductive: 0,
    messages: [{ id: 'm', text: says, at: 0 }],
  };
  return { ...base, ...rest } as Turn;
};
const answer = (result: TurnResultInput): TurnResult => TurnResult.parse(result);

describe.each([
  ['asked to steer', asksToSteer, fairHousingAsked],
  ['steering', steers, fairHousingSaid],
  ['asked for a kickback', asksForKickback, settlementAsked],
  ['a kickback', offersKickback, settlementSaid],
] as const)('%s', (_name, found, { forbidden, allowed }) => {
  test.each(forbidden.map((text) => [text]))('is heard in "%s"', (text) => expect(found(text)).toBe(true));
  test.each(allowed.map((text) => [text]))('is not heard in "%s"', (text) => expect(found(text)).toBe(false));
});

describe('fair housing and settlement', () => {
  test('who asks us to steer is told why not, and the conversation goes on with its question', () => {
    const { say, asked } = fairHousing.apply(
      answer({ say: ['Good question. Which area would you like to live in?'], asked: 'area' }),
      turn({ says: 'is it a safe neighborhood?' }),
    );
    expect(say).toHaveLength(1);
    expect(say[0]).toMatch(/^Fair-housing law .* Which area would you like to live in\?$/);
    expect(asked).toBe('area');
  });

  test('an answer that steers is not sent: a safe one is, and a person is called', () => {
    const result = fairHousing.apply(answer({ say: ['It is a very safe neighborhood.'], asked: 'area' }), turn());
    expect(result.say.join(' ')).not.toMatch(/very safe/);
    expect(result).toMatchObject({ asked: null, human: { reason: 'bot_request' } });
  });

  test('so it is with a required lender', () => {
    const result = settlement.apply(answer({ say: ['You must use our lender.'] }), turn());
    expect(result.say.join(' ')).toMatch(/free to choose any lender/);
    expect(result.human).not.toBeNull();
  });
});

describe('disclosure', () => {
  test('who asks whether a machine writes is told, whatever the bot has answered', () => {
    const { say } = respond(
      answer({ say: ['What budget do you have in mind?'], asked: 'budget' }),
      turn({ says: 'are you a bot?' }),
    );
    expect(say[0]).toMatch(/automated assistant.*What budget/);
  });

  test('is not said twice', () => {
    const said = "I'm an automated assistant. What budget do you have in mind?";
    expect(respond(answer({ say: [said] }), turn({ says: 'is this a bot' })).say).toEqual([said]);
  });

  test('no engine may claim to be human', () => {
    const { say } = respond(answer({ say: ["Sure, I'm a real person!"] }), turn({ says: 'hm' }));
    expect(say.join(' ')).toMatch(/automated assistant/);
    expect(say.join(' ')).not.toMatch(/real person!/);
  });
});

describe('repair', () => {
  const again = answer({ say: ['Roughly when?'], asked: 'timeline' });

  test('a question put again to somebody who got nowhere has a way out beside it', () => {
    expect(respond(again, turn({ asked: 'timeline', unproductive: 1 })).say[0]).toMatch(/^Roughly when\? .*person/);
  });

  test('a question that is new, or asked by who gets on, has none', () => {
    expect(respond(again, turn({ asked: 'budget', unproductive: 1 })).say).toEqual(again.say);
    expect(respond(again, turn({ asked: 'timeline', unproductive: 0 })).say).toEqual(again.say);
  });
});

describe('language', () => {
  test('an answer in another language than the contact’s does not go out', () => {
    const english = answer({ say: ['What is the budget that you have in mind for the home?'] });
    expect(() => respond(english, turn({ language: 'es' }))).toThrow(/stage "language" failed/);
    expect(respond(english, turn()).say).toEqual(english.say);
  });

  test('names, figures and a word or two tell no language', () => {
    const short = answer({ say: ['¡Listo, Tom! The Heights, $650k.'] });
    expect(respond(short, turn({ language: 'es' })).say).toEqual(short.say);
  });
});

describe('length', () => {
  const long = `${'We have noted everything you told us about the home. '.repeat(8)}What price are you hoping for?`;

  test('a text message is cut at a sentence, and keeps its question', () => {
    const { say } = respond(answer({ say: [long] }), turn({ channel: 'sms' }));
    expect(say[0]?.length).toBeLessThanOrEqual(longestSms);
    expect(say[0]).toMatch(/the home\. What price are you hoping for\?$/);
  });

  test('other channels take it whole', () => {
    expect(respond(answer({ say: [long] }), turn({ channel: 'web' })).say).toEqual([long]);
  });

  test.each([
    ['one sentence without an end', 'word '.repeat(100)],
    ['one word', 'x'.repeat(500)],
    ['a question longer than a message', `${'why '.repeat(100)}?`],
    ['a full stop in an address', `${'The home at 9 Elm Ct. is noted. '.repeat(14)}Ok?`],
  ])('%s fits all the same, and is not empty', (_name, text) => {
    const cut = cutForSms(text, 'en');
    expect(cut.length).toBeLessThanOrEqual(longestSms);
    expect(cut.length).toBeGreaterThan(0);
  });
});

describe('the stages together', () => {
  test('one that throws stops the answer, names itself, and says nothing of the words', () => {
    const broken = inStages([
      {
        name: 'broken',
        apply: () => {
          throw new Error('boom');
        },
      },
    ]);
    expect(() => broken(answer({ say: ['a secret'] }), turn())).toThrow(
      expect.objectContaining({ code: 'bot-failed', kind: 'retry', message: expect.not.stringContaining('secret') }),
    );
  });

  test('silence is left alone: whoever speaks next is looked at then', () => {
    const silent = answer({ say: [], handoff: { to: 'seller', reason: 'both' } });
    expect(respond(silent, turn({ says: 'are you a bot?' }))).toEqual(silent);
  });
});
