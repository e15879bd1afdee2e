import { type Calibration, calibrate, isMiscalibrated } from '@baton/core';
import type { Learning } from '@baton/learning';

/**
 * Tells when the moves of a route are much surer, or much less sure, than what becomes of them. Once per slip: a route is
 * told of again after it has been seen to be right in between.
 */
export const createWatchCalibration = (onOff: (route: string, calibration: Calibration) => void) => {
  const told = new Set<string>();
  return ({ evidence }: Pick<Learning, 'evidence'>): void => {
    for (const [route, outcomes] of evidence) {
      const calibration = calibrate(outcomes);
      if (!calibration || !isMiscalibrated(calibration)) told.delete(route);
      else if (!told.has(route)) {
        told.add(route);
        onOff(route, calibration);
      }
    }
  };
};
