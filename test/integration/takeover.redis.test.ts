import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { type CrmInstallation, installWithCrm } from './crm-installation.ts';

let there: CrmInstallation;
beforeAll(async () => {
  there = await installWithCrm(inject('redisUrl'));
});
afterAll(() => there?.close());
afterEach(() => {
  there.server.failing = () => null;
});

const patience = { timeout: 20_000, interval: 50 };
const messagesTo = (contact: string) => there.server.contact(contact).messages;
const answered = (contact: string, count = 1): Promise<void> =>
  vi.waitFor(() => expect(messagesTo(contact).length).toBeGreaterThanOrEqual(count), patience);

const entriesOf = async (contact: string) =>
  (await there.baton.client.timeline(`ghl:${contact}`)).flatMap(({ entries }) => entries);
const journalled = (contact: string, type: string): Promise<void> =>
  vi.waitFor(
    async () => expect((await entriesOf(contact)).map((entry) => entry.type as string)).toContain(type),
    patience,
  );
const ownerOf = async (contact: string): Promise<string> =>
  (await entriesOf(contact)).findLast((entry) => entry.type === 'owner.changed')?.to ?? 'nobody';

/** Everything of the contact has been decided: whatever was to start a turn has started it. */
const isRead = (contact: string, messages: number): Promise<void> =>
  vi.waitFor(async () => {
    const received = (await entriesOf(contact)).filter(({ type }) => type === 'message.received');
    expect(received).toHaveLength(messages);
  }, patience);

const order = async (contact: string, name: 'takeover' | 'handback', body: Record<string, unknown>): Promise<void> => {
  const response = await fetch(`${await there.url()}/v1/contacts/ghl:${contact}/${name}`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  });
  expect(response.status).toBe(202);
};

/** A contact whom the bot has answered. */
const begun = async (contact: string): Promise<void> => {
  await there.writes(contact, 'I want to sell my house');
  await answered(contact);
};

test('8: a person who answers from their own phone has taken over; the bots are silent until they hand back', async () => {
  await begun('t8');
  expect(await there.goesOut('t8', 'Hi, this is Eva. I will call you.', { source: 'app' })).toEqual(['accepted']);
  await journalled('t8', 'human.took_over');
  const before = messagesTo('t8').length;
  await there.writes('t8', '12 Oak Street');
  await isRead('t8', 3);
  expect(await ownerOf('t8')).toBe('human');
  expect((await entriesOf('t8')).filter(({ type }) => type === 'turn.started')).toHaveLength(1);
  await order('t8', 'handback', { by: 'eva', facts: { condition: { value: 'needs work' } }, note: 'Visit on Monday.' });
  await journalled('t8', 'human.handed_back');
  await there.writes('t8', 'And now?');
  await answered('t8', before + 1);
  expect((await there.baton.client.card('ghl:t8')).facts).toMatchObject({ condition: 'needs work' });
}, 60_000);

test('a person who writes in the app has taken over, once however often it is reported', async () => {
  await begun('t1');
  const report = {
    type: 'OutboundMessage',
    contactId: 't1',
    messageId: 'm-app',
    body: 'Eva here',
    userId: 'u1',
    source: 'app',
  };
  expect((await there.report(report)).messages).toEqual(['accepted']);
  await journalled('t1', 'human.took_over');
  await order('t1', 'handback', { by: 'eva' });
  await journalled('t1', 'human.handed_back');
  // The provider reports it again, long after: it is no second taking over.
  expect((await there.report(report)).messages).toEqual(['known']);
  await there.writes('t1', 'Are you there?');
  await answered('t1', 2);
}, 60_000);

test('9: what a bot has said is not a person’s, whomever the CRM believes to have sent it, and how early it reports it', async () => {
  const early: Promise<string[]>[] = [];
  there.server.failing = ({ path, body }) => {
    // The report overtakes the answer to sending.
    if (path === '/conversations/messages' && body.contactId === 't9')
      early.push(there.goesOut('t9', String(body.message), { source: 'app' }));
    return null;
  };
  await begun('t9');
  await vi.waitFor(
    async () => expect((await entriesOf('t9')).map(({ type }) => type)).toContain('reply.sent'),
    patience,
  );
  expect((await Promise.all(early)).flat()).toEqual(['own']);
  const [message] = messagesTo('t9');
  const late = {
    type: 'OutboundMessage',
    contactId: 't9',
    messageId: message?.id,
    body: 'with a footer',
    userId: 'u1',
  };
  expect((await there.report(late)).messages).toEqual(['own']);
  expect(await ownerOf('t9')).toBe('seller');
}, 60_000);

test('7: neither our own tags nor an automation’s message is a person', async () => {
  await begun('t7');
  const tags = { type: 'ContactTagUpdate', contactId: 't7', tags: ['AI-Off', 'Seller-Lead'] };
  expect((await there.report(tags)).messages).toEqual([]);
  expect(await there.goesOut('t7', 'Rate our service!', { source: 'workflow' })).toEqual(['of-no-concern']);
  await there.writes('t7', '12 Oak Street');
  await answered('t7', 2);
}, 60_000);

test('a reply that waits for a CRM that is away is not sent after a person has taken over', async () => {
  there.server.failing = ({ path, body }) =>
    path === '/conversations/messages' && body.contactId === 't2' ? { status: 503 } : null;
  await there.writes('t2', 'I want to sell my house');
  await journalled('t2', 'reply.queued');
  await order('t2', 'takeover', { by: 'eva' });
  await journalled('t2', 'human.took_over');
  there.server.failing = () => null;
  await journalled('t2', 'reply.suppressed');
  expect(messagesTo('t2')).toEqual([]);
  await vi.waitFor(() => expect([...there.server.contact('t2').tags]).toContain('AI-Off'), patience);
}, 60_000);

test('33: a contact who asks for a person is seen by the people at the CRM: a tag, and the card as a note', async () => {
  await there.writes('t3', 'I want to talk to a real person');
  await vi.waitFor(() => expect(there.server.contact('t3').notes).toHaveLength(1), patience);
  expect(there.server.contact('t3').notes[0]).toMatch(/HIGH[\s\S]*asked for a person/);
  expect([...there.server.contact('t3').tags]).toContain('Human-Escalation-Needed');
  await answered('t3');
}, 60_000);

test('the card of a contact is there for people at any time, on one page', async () => {
  await begun('t4');
  const card = async (suffix: string) => fetch(`${await there.url()}/v1/contacts/ghl:t4/card${suffix}`);
  expect(await (await card('.txt?lang=es')).text()).toContain('LO QUE SE SABE');
  const html = await card('.html');
  expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await html.text()).toContain('<h1>Handoff to a person');
  const pdf = Buffer.from(await (await card('.pdf')).arrayBuffer()).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect((await fetch(`${await there.url()}/v1/contacts/ghl:nobody/card`)).status).toBe(404);
}, 60_000);
