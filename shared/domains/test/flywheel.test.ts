import type { Write } from '@baton/bot-kit';
import { createTestHub, play, scriptedBot } from '@baton/bot-kit/testing';
import { describe, expect, test } from 'vitest';
import { createAgent } from '../src/content-flywheel/agent.ts';
import { contracts, type Evidence, type Piece, toFacts, toPiece } from '../src/content-flywheel/contracts.ts';
import { contentFlywheel, createContentFlywheel } from '../src/content-flywheel/index.ts';
import { type DomainPack, lintDomain } from '../src/index.ts';

/** The wheel with a model that writes for VOICE. */
const writtenBy = (write: Write): DomainPack => {
  const { voice } = contentFlywheel.bots;
  if (!voice?.writes) throw new TypeError('VOICE does not have its drafts written');
  return { ...contentFlywheel, bots: { ...contentFlywheel.bots, voice: { ...voice, onTurn: voice.writes(write) } } };
};

const drafted = async (pack = contentFlywheel) => {
  const hub = createTestHub(pack);
  await hub.say('Write something about meetings');
  return hub;
};

/** All the way to DISTRIBUTION. */
const scheduled = async () => {
  const hub = await drafted();
  await hub.review({ verdict: 'approve' });
  await hub.review({ verdict: 'approve' });
  return hub;
};

const quote = (id: string, source: string): Evidence => ({
  id,
  source,
  quote: `What ${source} has to say on meetings.`,
});

test('its contracts can be fulfilled, its bots reached, its demo played', () => {
  expect(lintDomain(contentFlywheel)).toEqual([]);
});

test.each(contentFlywheel.demo)('$id: $title', async (conversation) => {
  expect(await play(createTestHub(contentFlywheel), conversation)).toEqual([]);
});

describe('a topic enters, a published piece leaves', () => {
  test('every claim of the draft stands in it and rests on evidence with a source', async () => {
    const { draft = '', claims = [], evidence = [] } = toPiece((await drafted()).facts);
    expect(claims.length).toBeGreaterThanOrEqual(2);
    for (const { claim, evidence: ids } of claims) {
      expect(draft).toContain(claim);
      for (const id of ids) expect(evidence.find((one) => one.id === id)?.source).toMatch(/\w/u);
    }
    expect(new Set(evidence.map(({ source }) => source)).size).toBeGreaterThanOrEqual(2);
  });

  test('nothing is scheduled before both reviews are done', async () => {
    const hub = await drafted();
    expect(toPiece(hub.facts).offer).toBeUndefined();
    await hub.review({ verdict: 'approve' });
    expect(toPiece(hub.facts)).toMatchObject({ offer: 'the team workshop' });
    expect(toPiece(hub.facts).posts).toBeUndefined();
    await hub.review({ verdict: 'approve' });
    expect(toPiece(hub.facts).posts?.map(({ channel }) => channel)).toEqual(['web', 'newsletter', 'social']);
  });

  test('what is posted says what was approved, and every channel gets its length', async () => {
    const { posts = [], draft = '', callToAction = '' } = toPiece((await scheduled()).facts);
    const social = posts.find(({ channel }) => channel === 'social')?.text ?? '';
    expect(social.length).toBeLessThanOrEqual(280);
    expect(social.endsWith(callToAction)).toBe(true);
    expect(draft.replace(/\s+/gu, ' ')).toContain(social.replace(` ${callToAction}`, ''));
  });

  test('what came back is where the next piece begins, without what the last one used', async () => {
    const hub = await scheduled();
    const { covered: first = [] } = toPiece(hub.facts);
    await hub.say('web 400 views 40 clicks');
    const next = toPiece(hub.facts);
    expect(next).toMatchObject({ lap: 2, outcome: 'goal met' });
    expect(next.covered?.slice(0, first.length)).toEqual(first);
    expect(new Set(next.covered).size).toBe(next.covered?.length);
    expect(hub.owner).toBe('voice');
  });

  test('an offer that missed its goal is not made again at once', async () => {
    const hub = await scheduled();
    await hub.say('web 4000 views 1 click');
    await hub.review({ verdict: 'approve' });
    expect(toPiece(hub.facts).offer).not.toBe('the team workshop');
  });

  test('the same topic gives the same piece', async () => {
    expect((await scheduled()).facts).toEqual((await scheduled()).facts);
  });
});

describe('the receiver works from the contract alone', () => {
  const links = [
    ['voice', contracts.research],
    ['revenue', contracts.copy],
    ['distribution', contracts.deal],
  ] as const;

  test.each(links)('%s does with nothing else what it does in the wheel', async (id, contract) => {
    const whole = toPiece((await scheduled()).facts);
    const given = Object.fromEntries(Object.keys(contract.shape).map((name) => [name, whole[name as keyof Piece]]));
    // No library to look anything up in, no model, no words of the contact, no other fact.
    const bare = createContentFlywheel({
      library: {
        search: () => {
          throw new Error('researched again');
        },
        nearest: () => null,
      },
    });
    const bot = bare.bots[id];
    const facts = toFacts(given);
    const result = await bot?.onTurn({
      ...{
        messages: [],
        facts,
        contract: bot.requires.parse(facts),
        asked: null,
        baton: null,
        summary: '',
        variants: {},
      },
      ...{ directives: [{ kind: 'welcome', from: 'x' }], language: 'en', channel: 'web', contact: 'c' },
      ...{ signal: new AbortController().signal, now: Date.parse('2026-03-02T15:00:00Z') },
    } as never);
    const written = Object.entries(result?.facts ?? {}).map(([name, report]) => [name, report.value]);
    expect(written.length).toBeGreaterThan(0);
    expect(toPiece(Object.fromEntries(written))).toMatchObject(
      Object.fromEntries(written.map(([name]) => [name, whole[name as keyof Piece]])),
    );
  });
});

describe('a contract that is not fulfilled', () => {
  test('is refused at the sender by the name of what is missing, and the receiver never sees it', async () => {
    const silent = scriptedBot('content', [
      { say: ['Here you are'], facts: { topic: { value: 'meetings' } }, handoff: { to: 'voice', reason: 'done' } },
    ]);
    const hub = createTestHub(contentFlywheel, { bots: { content: silent } });
    await hub.say('Write about meetings');
    const refused = hub.decisions.at(-1);
    expect(refused).toMatchObject({ decision: 'ask', guard: 'contract', to: 'voice' });
    expect(refused?.why).toContain('evidence');
    expect(hub.owner).toBe('content');
  });

  test('is put right twice, then a person is called with what is wrong, and it is on record', async () => {
    const calls: string[] = [];
    const hub = await drafted(
      writtenBy(async (prompt) => {
        calls.push(prompt);
        return 'Too short.';
      }),
    );
    expect(calls).toHaveLength(3);
    expect(calls[2]).toContain('The last attempt was refused: draft:');
    expect(hub.owner).toBe('human');
    expect(hub.cards.at(-1)?.words).toContain('voice: draft:');
    expect(hub.facts.refusals).toContain('claims.0: not in the draft');
    expect(hub.facts.draft).toBeUndefined();
  });

  test('is not fulfilled by what an earlier lap has left behind', async () => {
    const voice = createAgent({
      ...{ id: 'voice', job: 'forgets the draft', requires: contracts.research, hands: contracts.copy },
      ...{ to: 'revenue', constraints: { modelCalls: 0 } },
      work: ({ contract }) => ({
        ...{ say: 'done', done: true },
        output: {
          angle: contract.angles[0] ?? '',
          angleWhy: 'w',
          claims: [{ claim: 'c', evidence: ['e1'] }],
          toneNotes: ['t'],
          openPoints: [],
        },
      }),
    });
    const hub = createTestHub(contentFlywheel, { bots: { voice } });
    await hub.record({ draft: 'A draft of the lap before. '.repeat(10) });
    await hub.say('Write about meetings');
    expect(hub.cards.at(-1)?.words).toContain('voice: draft:');
  });

  test('that reaches an agent all the same is named, and a person is called', async () => {
    const hub = createTestHub(contentFlywheel);
    await hub.record(toFacts({ topic: 'meetings', lap: 1, evidence: [quote('e1', 'one')] }));
    await hub.assign('voice');
    await hub.say('go on');
    expect(hub.owner).toBe('human');
    expect(hub.facts.refusals).toMatch(/insight.*evidence: at least 2/u);
  });

  test('two quotes of one source are not two pieces of evidence', () => {
    const whole = { topic: 't', lap: 1, insight: 'i', angles: ['a', 'b'], nextSteps: ['n'] };
    const of = (...evidence: Evidence[]) => contracts.research.safeParse(toFacts({ ...whole, evidence })).success;
    expect([of(quote('e1', 'one'), quote('e2', 'one')), of(quote('e1', 'one'), quote('e2', 'two'))]).toEqual([
      false,
      true,
    ]);
  });
});

describe('drift is refused and recorded', () => {
  const polishing = (polish: (draft: string) => string) =>
    writtenBy(async (prompt) => polish(prompt.split('\n\n').slice(1).join('\n\n')));

  test('a draft that grows beyond its length', async () => {
    const hub = await drafted(polishing((draft) => `${draft}\n\n${'More about meetings and decisions. '.repeat(34)}`));
    expect(hub.facts.refusals).toContain('draft: at most 1500 characters');
    expect(hub.owner).toBe('human');
  });

  test('a draft that gives advice which is not its business', async () => {
    const hub = await drafted(polishing((draft) => `${draft}\n\nInvesting in stocks pays for it.`));
    expect(hub.facts.refusals).toContain('draft: nothing about "invest');
  });

  test('a draft that wanders off', async () => {
    const off =
      'Sailing boats need fresh varnish every spring, brushes, sandpaper, solvents, patience, harbours, tides, ropes, masts, anchors, compasses, lanterns, gulls, storms. ';
    const hub = await drafted(polishing((draft) => `${off.repeat(3)}\n\n${draft.slice(0, 20)}`));
    expect(hub.facts.refusals).toContain('draft: about meetings, and nothing else');
  });

  test('a turn that would call the model once more than it may', async () => {
    let calls = 0;
    const voice = createAgent({
      ...{ id: 'voice', job: 'asks twice for each attempt', requires: contracts.research, hands: contracts.copy },
      ...{ to: 'revenue', constraints: { modelCalls: 3 } },
      work: async ({ ask }) => {
        await ask?.('once');
        await ask?.('twice');
        return { say: 'done', output: { draft: 'short' }, done: true };
      },
    });
    const onTurn = voice.writes?.(async () => {
      calls += 1;
      return '';
    });
    const hub = createTestHub(contentFlywheel, { bots: { voice: { ...voice, ...(onTurn && { onTurn }) } } });
    await hub.say('Write about meetings');
    expect(calls).toBe(3);
    expect(hub.facts.refusals).toContain('model: at most 3 calls in a turn');
    expect(hub.owner).toBe('human');
  });
});

describe('with a model', () => {
  test('the draft is what it has written, inside the same contract', async () => {
    const hub = await drafted(
      writtenBy(async (prompt) => `${prompt.split('\n\n').slice(1).join('\n\n')}\n\nSo much for meetings.`),
    );
    expect(hub.facts.draft).toMatch(/So much for meetings\.$/u);
    expect(hub.state.move).toMatchObject({ status: 'review' });
  });

  test('that is down, the draft is what the rules write', async () => {
    const hub = await drafted(writtenBy(async () => null));
    expect(hub.facts.draft).toBe((await drafted()).facts.draft);
  });
});

describe('a review', () => {
  test('that rejects comes back as a task: the draft is shorter, and says what was asked', async () => {
    const hub = await drafted();
    const before = toPiece(hub.facts);
    await hub.review({ verdict: 'reject', reason: 'too long' });
    const after = toPiece(hub.facts);
    expect(after.draft?.length).toBeLessThan(before.draft?.length ?? 0);
    expect(after.openPoints).toEqual(['Asked for: too long']);
    expect(hub.state.move).toMatchObject({ status: 'review' });
  });

  test('that edits is kept beside what was there, and goes on with the edit', async () => {
    const hub = await drafted();
    const before = String(hub.facts.draft);
    await hub.review({ verdict: 'edit', facts: { draft: `${before}\n\nSee you on Monday.` } });
    const edit = hub.journal.find((entry) => entry.type === 'review.edited');
    expect(edit?.edits.draft).toEqual({ before, after: `${before}\n\nSee you on Monday.` });
    await hub.review({ verdict: 'approve' });
    const web = toPiece(hub.facts).posts?.find(({ channel }) => channel === 'web');
    expect(web?.text).toContain('See you on Monday.');
  });

  test('that nobody does in time calls a person and denies nothing', async () => {
    const hub = await drafted();
    await hub.advance('25h');
    expect(hub.owner).toBe('human');
    expect(hub.journal.map(({ type }) => type)).toContain('review.timed_out');
    expect(hub.journal.map(({ type }) => type)).not.toContain('review.rejected');
  });

  test('of an offer that was sent back gets another offer', async () => {
    const hub = await drafted();
    await hub.review({ verdict: 'approve' });
    const { offer } = toPiece(hub.facts);
    await hub.review({ verdict: 'reject', reason: 'not this one' });
    expect(toPiece(hub.facts).offer).not.toBe(offer);
  });
});
