import type { CounterName } from './count-record.ts';

/** What became of the moves along one route. */
export interface RouteActivity {
  readonly made: number;
  readonly returned: number;
  readonly deferred: number;
  readonly givenUp: number;
  /** By the guard that refused. */
  readonly refused: Readonly<Record<string, number>>;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Questions for a fact that had crossed, per move made; null without a move. */
  readonly reAskRate: number | null;
  readonly repeatedQuestions: number;
}

/** What happened in a window. Counts, never a name of anybody. */
export interface ActivityReport {
  readonly messages: Readonly<Record<string, number>>;
  readonly decisions: Readonly<Record<string, number>>;
  readonly routes: Readonly<Record<string, RouteActivity>>;
  /** By bot: turns that finished, failed, timed out, were superseded. */
  readonly turns: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly replies: Readonly<Record<string, number>>;
  /** Conversations that went to a person, by reason. */
  readonly people: Readonly<Record<string, number>>;
  readonly reviews: Readonly<Record<string, number>>;
  readonly optOuts: number;
}

type Counts = Readonly<Record<CounterName, number>>;

/** The counters whose names start with these parts, by what follows. */
const under = (counts: Counts, ...parts: readonly string[]): Record<string, number> => {
  const start = `${parts.join('|')}|`;
  return Object.fromEntries(
    Object.entries(counts).flatMap(([name, count]) =>
      name.startsWith(start) ? [[name.slice(start.length), count]] : [],
    ),
  );
};

/** `a|b` → count as b → a → count. */
const bySecond = (counts: Counts): Record<string, Record<string, number>> => {
  const groups: Record<string, Record<string, number>> = {};
  for (const [name, count] of Object.entries(counts)) {
    const [kind = '', subject = ''] = name.split('|');
    groups[subject] = { ...groups[subject], [kind]: count };
  }
  return groups;
};

const routeActivity = (counts: Counts, route: string): RouteActivity => {
  const moves = bySecond(under(counts, 'moves'))[route] ?? {};
  const made = moves.made ?? 0;
  const repeatedQuestions = counts[`repeated|${route}`] ?? 0;
  return {
    made,
    returned: moves.returned ?? 0,
    deferred: moves.deferred ?? 0,
    givenUp: moves['given-up'] ?? 0,
    refused: bySecond(under(counts, 'refusals'))[route] ?? {},
    outcomes: bySecond(under(counts, 'outcomes'))[route] ?? {},
    reAskRate: made === 0 ? null : repeatedQuestions / made,
    repeatedQuestions,
  };
};

const routesIn = (counts: Counts): string[] => {
  const subjects = ['moves', 'refusals', 'outcomes'].flatMap((kind) => Object.keys(bySecond(under(counts, kind))));
  return [...new Set([...subjects, ...Object.keys(under(counts, 'repeated'))])].toSorted();
};

export const activityOf = (counts: Counts): ActivityReport => ({
  messages: under(counts, 'messages'),
  decisions: under(counts, 'decisions'),
  routes: Object.fromEntries(routesIn(counts).map((route) => [route, routeActivity(counts, route)])),
  turns: bySecond(under(counts, 'turns')),
  replies: under(counts, 'replies'),
  people: under(counts, 'people'),
  reviews: under(counts, 'reviews'),
  optOuts: counts['opt-outs'] ?? 0,
});
