export type { CardOptions } from './brief.ts';
export { cardHtml, cardStyle } from './html.ts';
export { cardPdf } from './pdf.ts';
export { cardText } from './text.ts';
