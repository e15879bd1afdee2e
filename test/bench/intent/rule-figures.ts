import { intents } from '@baton/domains/real-estate/intents';
import { readLabelled } from '@baton/domains/real-estate/labelled';
import { createScorer } from '@baton/scoring';
import { createRandom, deny, isDeniable, type LabelledExample } from '@baton/scoring/train';

const act = 0.7;

const share = (hits: number, of: number): string => `${hits} of ${of}`;

/** What is decided by rule, on every labelled message of a set, and what becomes of its wishes when they are denied. */
const rulesOn = (name: string, examples: readonly LabelledExample[]) => {
  const { score } = createScorer(intents);
  const scored = examples.map((example) => ({ example, ...score(example.text) }));
  const stops = scored.filter(({ example }) => example.consent === 'stop');
  const others = scored.filter(({ example }) => example.consent !== 'stop');
  const people = scored.filter(({ example }) => example.human);
  const nobody = scored.filter(({ example }) => !example.human);
  const random = createRandom(1);
  const denied = examples
    .filter(({ text, intents: shown }) => shown.length > 0 && isDeniable(text))
    .map(({ text, language }) => score(deny(text, language, random)).intents);
  return {
    messages: name,
    'opt-outs heard': share(stops.filter(({ consent }) => consent === 'stop').length, stops.length),
    'false stops': share(others.filter(({ consent }) => consent === 'stop').length, others.length),
    'people heard': share(people.filter(({ human }) => human).length, people.length),
    'false calls': share(nobody.filter(({ human }) => human).length, nobody.length),
    'denied and acted on': share(
      denied.filter((confidences) => Object.values(confidences).some((confidence) => confidence >= act)).length,
      denied.length,
    ),
  };
};

export const measureRules = () =>
  (['train', 'held-out', 'unseen', 'month'] as const).map((set) => rulesOn(set, readLabelled(set)));

/** Messages of other trades: how often the pack hears a home bought or sold, an opt-out or a person in them. */
export const measureStrangers = (texts: readonly string[]) => {
  const { score } = createScorer(intents);
  const counts = { messages: texts.length, intents: 0, stops: 0, people: 0 };
  for (const text of texts) {
    const scored = score(text);
    if (Object.values(scored.intents).some((confidence) => confidence >= act)) counts.intents++;
    if (scored.consent === 'stop') counts.stops++;
    if (scored.human) counts.people++;
  }
  return counts;
};
