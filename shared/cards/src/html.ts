import type { HandoffCard } from '@baton/contracts';
import { type Brief, briefOf, type CardOptions, type Line } from './brief.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

export const cardStyle = `
body { font: 16px/1.45 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; color: #1b1f24; background: #fff; }
h1 { font-size: 1.4rem; margin: 0 0 .5rem; } h2 { font-size: .8rem; margin: 1.4rem 0 .3rem; text-transform: uppercase; letter-spacing: .05em; color: #57606a; }
.priority { display: inline-block; padding: 0 .6em; border-radius: 1em; font-size: .8rem; vertical-align: middle; color: #fff; background: #57606a; }
.urgent { background: #b42318; } .high { background: #9a5b00; }
dl { display: grid; grid-template-columns: 11rem 1fr; margin: 0; gap: .15rem .8rem; } dt { color: #57606a; } dd { margin: 0; overflow-wrap: anywhere; }
p, li { margin: .2rem 0; overflow-wrap: anywhere; } ul { margin: 0; padding-left: 1.2rem; }
blockquote { margin: .4rem 0; padding: .1rem .8rem; border-left: 3px solid #d0d7de; overflow-wrap: anywhere; white-space: pre-wrap; }
@media (prefers-color-scheme: dark) { body { color: #e6edf3; background: #0d1117; } h2, dt { color: #9da7b3; } blockquote { border-color: #30363d; } }
`;

const list = (lines: readonly Line[]): string =>
  `<dl>${lines.map(({ label, value }) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;
const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${escaped(text)}</p>`).join('');
const bullets = (texts: readonly string[]): string =>
  `<ul>${texts.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul>`;
const quotes = (texts: readonly string[]): string =>
  texts.map((text) => `<blockquote>${escaped(text)}</blockquote>`).join('');

const section = (heading: string, content: string): string => `<h2>${escaped(heading)}</h2>\n${content}`;

const render = ({ words, language, priority, who, why, approach, known, open, said }: Brief): string => {
  const { headings } = words;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(words.title)}</title>
<style>${cardStyle}</style>
</head>
<body>
<h1>${escaped(words.title)} <span class="priority ${priority}">${escaped(words.priority[priority])}</span></h1>
${list(who)}
${section(headings.why, paragraphs(why))}
${section(headings.approach, paragraphs(approach))}
${section(headings.known, known.length === 0 ? paragraphs([words.nothing]) : list(known))}
${open.length === 0 ? '' : section(headings.open, bullets(open))}
${said.length === 0 ? '' : section(headings.said, quotes(said))}
</body>
</html>
`;
};

/** The card as a page that needs nothing else: no script, and one style, `cardStyle`, for a content security policy to name. */
export const cardHtml = (card: HandoffCard, options?: CardOptions): string => render(briefOf(card, options));
