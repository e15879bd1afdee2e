import type { Outcome } from '@baton/contracts';
import { expect, test } from 'vitest';
import { calibrate, isMiscalibrated } from '../src/calibration.ts';

const outcomes = (confidence: number | undefined, successful: number, failed: number): Outcome[] =>
  Array.from({ length: successful + failed }, (_, index) => ({
    ...{ handoff: `${confidence}-${index}`, key: `c${index}`, from: 'lead', to: 'seller', at: 0 },
    result: index < successful ? 'successful' : 'failed',
    ...(confidence !== undefined && { confidence }),
  }));
const isOff = (list: readonly Outcome[]): boolean => {
  const calibration = calibrate(list);
  return calibration !== null && isMiscalibrated(calibration);
};

test('moves that succeed as often as they claim are calibrated', () => {
  expect(calibrate([...outcomes(0.8, 80, 20), ...outcomes(0.5, 50, 50)])).toEqual({
    ...{ outcomes: 200, claimed: 0.65, succeeded: 0.65, gap: 0, brier: 0.205, ece: 0 },
  });
});

test('too sure is a gap above 0, not sure enough one below', () => {
  expect(calibrate(outcomes(0.9, 60, 40))).toMatchObject({ gap: 0.3, ece: 0.3 });
  expect(calibrate(outcomes(0.6, 90, 10))).toMatchObject({ gap: -0.3, ece: 0.3 });
});

test('what cancels out over the scale is seen by the calibration error', () => {
  const found = calibrate([...outcomes(0.9, 70, 30), ...outcomes(0.5, 70, 30)]);
  expect(found).toMatchObject({ gap: 0, ece: 0.2 });
});

test('certainty lies in the last fifth of the scale', () => {
  expect(calibrate([...outcomes(1, 80, 20), ...outcomes(0.8, 100, 0)])).toMatchObject({ gap: 0, ece: 0 });
});

test('it is off from 50 outcomes and a gap over 0.15 on', () => {
  expect(isOff(outcomes(0.9, 37, 13))).toBe(true);
  expect(isOff(outcomes(0.9, 36, 13))).toBe(false);
  expect(isOff(outcomes(0.9, 38, 12))).toBe(false);
  expect(isOff(outcomes(0.75, 30, 20))).toBe(false);
  expect(isOff(outcomes(0.5, 40, 10))).toBe(true);
});

test('outcomes that do not say how sure the move was say nothing', () => {
  expect(calibrate(outcomes(undefined, 30, 30))).toBeNull();
  expect(calibrate([...outcomes(undefined, 0, 30), ...outcomes(1, 1, 0)])).toMatchObject({ outcomes: 1, brier: 0 });
});
