import { intents } from '@baton/domains/real-estate/intents';
import { readLabelled } from '@baton/domains/real-estate/labelled';
import { createScorer } from '@baton/scoring';

const rounds = 30;
const rounded = (micros: number): number => Math.round(micros * 10) / 10;

/** Different messages of about this many letters: what people wrote, one after the other, cut. */
const messagesOf = (letters: number): readonly string[] => {
  const out: string[] = [];
  let text = '';
  for (const set of ['train', 'held-out', 'unseen', 'month'] as const) {
    for (const example of readLabelled(set)) {
      text = text === '' ? example.text : `${text}. ${example.text}`;
      if (text.length < letters) continue;
      out.push(text.slice(0, letters));
      text = '';
    }
  }
  return out;
};

const at = (sorted: Float64Array, share: number): number =>
  rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);

/**
 * What a message costs: the best of thirty times for each, so that what others do to the machine does not count, and
 * then how these are spread over the messages; and beside it every single time, others' work included.
 */
const latencyOf = (name: string, texts: readonly string[]) => {
  const { score } = createScorer(intents);
  for (let warm = 0; warm < 3000; warm++) score(texts[warm % texts.length] as string);
  const best = new Float64Array(texts.length).fill(Number.POSITIVE_INFINITY);
  const all = new Float64Array(texts.length * rounds);
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round++) {
    texts.forEach((text, message) => {
      const start = process.hrtime.bigint();
      score(text);
      const micros = Number(process.hrtime.bigint() - start) / 1000;
      best[message] = Math.min(best[message] as number, micros);
      all[round * texts.length + message] = micros;
    });
  }
  const { user, system } = process.cpuUsage(before);
  best.sort();
  all.sort();
  return {
    message: name,
    messages: texts.length,
    'own p50 µs': at(best, 0.5),
    'own p99 µs': at(best, 0.99),
    'p50 µs': at(all, 0.5),
    'p99 µs': at(all, 0.99),
    'cpu µs': rounded((user + system) / all.length),
  };
};

export const measureLatency = () => [
  latencyOf(
    'as people wrote them',
    readLabelled('train').map(({ text }) => text),
  ),
  ...[160, 320, 480].map((letters) => latencyOf(`${letters} letters`, messagesOf(letters))),
];
