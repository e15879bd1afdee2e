import { intents } from '@baton/domains/real-estate/intents';
import { readLabelled } from '@baton/domains/real-estate/labelled';
import { createScorer, type IntentPack } from '@baton/scoring';
import { createRandom, type LabelledExample, reportOn, shuffled, trainPack, wilson } from '@baton/scoring/train';
import { mean, percent } from './metrics.ts';

const { model: _, ...untrained } = intents;
const pack: IntentPack = untrained;

const rowOf = (labelled: string, scorer: ReturnType<typeof createScorer>, examples: readonly LabelledExample[]) => {
  const judged = examples.map(({ text, intents: shown }) => {
    return { text, intents: shown, confidences: scorer.score(text).intents };
  });
  const report = reportOn(judged, true);
  return {
    labelled,
    'F1 at 0.7': percent(report.f1),
    'exact (95 %)': `${percent(report.exact.value)} (${percent(report.exact.low)} to ${percent(report.exact.high)})`,
    precision: percent(report.precision.value),
    recall: percent(report.recall.value),
    claimed: percent(report.claimed),
    true: percent(report.truth),
    ECE: percent(report.ece),
  };
};

/** Whole groups up to about this many messages: labelled traffic comes in people, not in sentences. */
const someGroups = (examples: readonly LabelledExample[], most: number, seed: number): readonly LabelledExample[] => {
  const groups = shuffled([...new Set(examples.map(({ group }) => group))], createRandom(seed));
  const out: LabelledExample[] = [];
  for (const group of groups) {
    if (out.length < most) out.push(...examples.filter((example) => example.group === group));
  }
  return out.slice(0, most);
};

const latencyOf = (name: string, text: string) => {
  const scorer = createScorer(intents);
  for (let warm = 0; warm < 5000; warm++) scorer.score(text);
  const before = process.cpuUsage();
  const micros = Array.from({ length: 10_000 }, () => {
    const start = process.hrtime.bigint();
    scorer.score(text);
    return Number(process.hrtime.bigint() - start) / 1000;
  }).toSorted((a, b) => a - b);
  const { user, system } = process.cpuUsage(before);
  const at = (share: number): number => Math.round(micros[Math.floor(share * micros.length)] ?? 0);
  return {
    message: name,
    'p50 µs': at(0.5),
    'p99 µs': at(0.99),
    'cpu µs': Math.round((user + system) / micros.length),
  };
};

const story =
  'Hi there, my wife and I are thinking about selling our three bedroom home in Round Rock and buying something a bit bigger closer to downtown, can you help us?';

/** The shipped pack on its held-out sentence patterns, and its cost. */
export const measurePack = () => {
  const scorer = createScorer(intents);
  const [train, heldOut] = [readLabelled('train'), readLabelled('held-out')];
  const trained = (examples: readonly LabelledExample[]) =>
    createScorer({ ...pack, model: trainPack(pack, examples).model });
  const stops = [...train, ...heldOut].map(({ text, consent }) => {
    return { wanted: consent === 'stop', said: scorer.score(text).consent === 'stop' };
  });
  const wanted = stops.filter((each) => each.wanted);
  const heard = wilson(wanted.filter(({ said }) => said).length, wanted.length);
  return {
    rows: [
      rowOf('phrases alone', createScorer(pack), heldOut),
      rowOf('0: phrases and templates', trained([]), heldOut),
      ...[100, 200, 400].map((most) => rowOf(`${most}`, trained(someGroups(train, most, most)), heldOut)),
      rowOf(`${train.length}: as shipped`, createScorer(intents), heldOut),
    ],
    latency: [
      latencyOf('23 letters', 'I want to sell my house'),
      latencyOf('158 letters', story),
      latencyOf('480 letters', `${story} ${story} ${story}`.slice(0, 480)),
    ],
    optOut: { heard, falseStops: mean(stops.filter((each) => !each.wanted).map(({ said }) => (said ? 1 : 0))) },
  };
};
