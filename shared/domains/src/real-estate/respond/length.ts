import type { Language } from '@baton/contracts';
import { type Stage, sentencesOf } from './stage.ts';

/** Two SMS segments of 160 characters: longer ones arrive in pieces or not at all. */
export const longestSms = 320;

const atWord = (text: string): string => {
  if (text.length <= longestSms) return text;
  const cut = text.slice(0, longestSms - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).trimEnd()}…`;
};

/** Cut at a sentence; the question at the end is what the conversation needs, so it stays. */
export const cutForSms = (text: string, language: Language): string => {
  if (text.length <= longestSms) return text;
  const sentences = sentencesOf(text, language);
  const last = sentences.at(-1) ?? '';
  const kept = last.endsWith('?') && last.length < longestSms ? last : '';
  const room = longestSms - (kept ? kept.length + 1 : 0);
  let head = '';
  for (const sentence of kept ? sentences.slice(0, -1) : sentences) {
    const longer = head ? `${head} ${sentence}` : sentence;
    if (longer.length > room) break;
    head = longer;
  }
  return head || kept ? [head, kept].filter(Boolean).join(' ') : atWord(text);
};

export const fitSms: Stage = {
  name: 'length',
  apply: (result, { channel, language }) =>
    channel === 'sms' ? { ...result, say: result.say.map((text) => cutForSms(text, language)) } : result,
};
