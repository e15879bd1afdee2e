import { expect, test } from 'vitest';
import { Experiment } from './experiment.ts';
import { type ExperimentOrder, stepExperiment } from './promotion.ts';
import { type Counted, reportStage } from './report.ts';

const hour = 3_600_000;
const draft = Experiment.parse({
  id: 'wait',
  variants: [
    { id: 'control', share: 0.5 },
    { id: 'short', share: 0.5, treatment: { policy: { limits: { cooldownMs: 60_000 } } } },
  ],
  canary: { ms: 24 * hour, contacts: 100 },
});

const calm: Counted = {
  control: { exposed: 800, handoff_success: 400, error: 8 },
  short: { exposed: 200, handoff_success: 100, error: 2 },
};
const harmful: Counted = { ...calm, short: { exposed: 200, handoff_success: 100, error: 60 } };
const lopsided: Counted = { ...calm, short: { ...calm.short, exposed: 400 } };
const few: Counted = { control: { exposed: 8 }, short: { exposed: 2, error: 1 } };
const even: Counted = {
  control: { exposed: 500, handoff_success: 200 },
  short: { exposed: 500, handoff_success: 300 },
};

type ToOrder = (experiment: Experiment) => ExperimentOrder;
const start: ToOrder = () => ({ type: 'start', at: 0 });
const stop: ToOrder = () => ({ type: 'stop', at: 2 * hour });
const promote =
  (variant: string, counted: Counted = even): ToOrder =>
  (experiment) => ({ type: 'promote', at: hour, variant, running: reportStage(experiment, 'running', counted) });
const look =
  (at: number, counted: Counted): ToOrder =>
  (experiment) => ({ type: 'look', at, canary: reportStage(experiment, 'canary', counted) });

const given = (...orders: readonly ToOrder[]) => {
  const before = orders.reduce((experiment, order) => stepExperiment(experiment, order(experiment)), draft);
  const step = (order: ToOrder) => stepExperiment(before, order(before));
  return {
    when: (order: ToOrder) => ({
      becomes: (expected: Partial<Experiment>) => expect(step(order)).toMatchObject(expected),
      changesNothing: () => expect(step(order)).toBe(before),
      isRefused: (why: string) => expect(() => step(order)).toThrow(why),
    }),
  };
};

test('a promoted variant is tried first', () => {
  given(start).when(promote('short')).becomes({ status: 'canary', winner: 'short', since: hour });
});

test('a canary whose guard rail breaks is called back at once, and says why', () => {
  given(start, promote('short'))
    .when(look(hour + 1, harmful))
    .becomes({ status: 'rolled-back', why: 'error is 30.0 % against 1.0 % of control' });
});

test('a canary in which what is compared falls is called back, though no guard rail was set for it', () => {
  const fallen: Counted = { ...calm, short: { exposed: 200, handoff_success: 40, error: 2 } };
  given(start, promote('short'))
    .when(look(hour + 1, fallen))
    .becomes({ status: 'rolled-back' });
});

test('a canary that fails for everybody is called back, though that has no variance', () => {
  const all: Counted = { control: { exposed: 800 }, short: { exposed: 200, error: 200 } };
  given(start, promote('short'))
    .when(look(hour + 1, all))
    .becomes({ status: 'rolled-back' });
});

test('one failure among two contacts is chance, and calls nothing back', () => {
  given(start, promote('short'))
    .when(look(hour + 1, few))
    .changesNothing();
});

test('a canary whose contacts did not come in the shares asked for is not believed', () => {
  given(start, promote('short'))
    .when(look(30 * hour, lopsided))
    .becomes({ status: 'rolled-back' });
});

test('a calm canary becomes everybody’s when its time is over, and not before', () => {
  given(start, promote('short'))
    .when(look(24 * hour, calm))
    .changesNothing();
  given(start, promote('short'))
    .when(look(25 * hour, calm))
    .becomes({ status: 'done', winner: 'short' });
});

test('a canary that too few have met goes on, however late it is', () => {
  given(start, promote('short'))
    .when(look(1000 * hour, few))
    .changesNothing();
});

test('after a return, late looks and orders change nothing', () => {
  const returned = [start, promote('short'), look(hour + 1, harmful)];
  given(...returned)
    .when(look(30 * hour, calm))
    .changesNothing();
  given(...returned)
    .when(promote('short'))
    .isRefused('only a running one');
});

test('what must not be promoted is refused, with the reason', () => {
  given(start).when(promote('control')).isRefused('everybody gets control again');
  given(start).when(promote('long')).isRefused('no variant "long"');
  const uneven: Counted = { control: { exposed: 500 }, short: { exposed: 900 } };
  given(start).when(promote('short', uneven)).isRefused('in the shares asked for');
  given().when(promote('short')).isRefused('only a running one');
});

test('a winner can be withdrawn from everybody', () => {
  given(start, promote('short'), look(25 * hour, calm))
    .when(stop)
    .becomes({ status: 'done', winner: null });
});
