import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

const style = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem; color: #1b1f24; background: #fff; }
h1 { font-size: 1.6rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin-top: 2rem; }
code, textarea, input { font: 14px/1.5 ui-monospace, monospace; } label { display: block; margin: .6rem 0; }
textarea, input { width: 100%; box-sizing: border-box; padding: .4rem; border: 1px solid #8c959f; border-radius: 4px; }
button { padding: .4rem 1rem; } li { margin: .2rem 0; } .by { color: #57606a; }
@media (prefers-color-scheme: dark) { body { color: #e6edf3; background: #0d1117; } a { color: #79c0ff; } .by { color: #9da7b3; } }
`;

const script = `
const form = document.querySelector('form'), log = document.querySelector('#log');
const say = (who, text) => {
  const line = document.createElement('li'), by = document.createElement('span');
  by.className = 'by'; by.textContent = who + ': '; line.append(by, text); log.append(line);
};
let events;
// Resolves once what follows will be seen: a message that is sent before may be answered unseen.
const listen = (contact) => new Promise((listening) => {
  if (events?.contact === contact) return listening();
  events?.source.close();
  const source = new EventSource('/v1/events?contact=' + encodeURIComponent(contact));
  source.addEventListener('reply', ({ data }) => { const reply = JSON.parse(data); say(reply.by, reply.text); });
  source.addEventListener('decision', ({ data }) => { const made = JSON.parse(data); say('baton', made.decision + ' (' + made.why + ')'); });
  source.onopen = source.onerror = listening;
  events = { contact, source };
});
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const contact = form.contact.value, text = form.text.value;
  say('you', text); form.text.value = '';
  await listen(contact);
  const answer = await fetch('/v1/messages', { method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ contact, id: crypto.randomUUID(), text }) });
  if (!answer.ok) { const problem = await answer.json(); say('gateway', problem.title); }
});
`;

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Baton</title>
<style>${style}</style>
</head>
<body>
<h1>Baton</h1>
<p>The gateway: messages come in here. Which bot answers is decided per contact, in order, with a reason.</p>
<h2>Try it</h2>
<form>
<label>Contact <input name="contact" value="page-demo" required maxlength="256"></label>
<label>Message <textarea name="text" rows="2" required maxlength="8192">I'm thinking about selling my house</textarea></label>
<button>Send</button>
</form>
<ol id="log" aria-live="polite"></ol>
<h2>What is here</h2>
<ul>
<li><a href="/admin/queues">/admin/queues</a>: the queues, and the jobs in them</li>
<li><code>POST /v1/messages</code>: a message, as <code>{ contact, id, text }</code></li>
<li><code>GET /v1/contacts/:id/timeline</code>: what happened to a contact (<a href="/v1/contacts/page-demo/timeline">page-demo</a>)</li>
<li><code>GET /v1/decisions/:id</code>: one decision, with its reasons</li>
<li><code>POST /v1/contacts/:id/owner</code>: give a contact to a bot or a person, as <code>{ owner }</code></li>
<li><code>POST /v1/contacts/:id/takeover</code>, <code>/handback</code>: a person takes a contact, and gives it back</li>
<li><code>GET /v1/contacts/:id/card.pdf</code>: its handoff card; also <code>.html</code>, <code>.txt</code></li>
<li><code>POST /v1/contacts/:id/proposals</code>: something to be said to a contact unasked, as <code>{ about }</code></li>
<li><a href="/v1/events">/v1/events</a>: replies and decisions as they are made</li>
<li><a href="/healthz">/healthz</a>, <a href="/readyz">/readyz</a>, <a href="/metrics">/metrics</a></li>
</ul>
<script>${script}</script>
</body>
</html>
`;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `style-src ${hashOf(style)}`,
  `script-src ${hashOf(script)}`,
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** GET /: what is here, and a form to try it. */
export const registerPage = (app: FastifyInstance): void => {
  app.get('/', async (_request, reply) => reply.type('text/html').header('content-security-policy', policy).send(page));
  app.get('/queues', async (_request, reply) => reply.redirect('/admin/queues'));
};
