/** Shares, 0..1, of the steps at which each thing goes wrong. */
export interface Faults {
  /** The provider delivers a message again. */
  readonly duplicate: number;
  /** A scorer dies with a message in hand: it is scored much later, or after its ticket has been passed over. */
  readonly scorerDies: number;
  /** A drain job is lost. */
  readonly lostWake: number;
  /** A coordinator dies between reading and committing; its job goes to another after the lock. */
  readonly coordinatorDies: number;
  /** A coordinator freezes past its lock and commits what it has, long after it was replaced. */
  readonly coordinatorFreezes: number;
  readonly turnFails: number;
  /** A bot never answers. */
  readonly turnHangs: number;
  /** A bot worker dies: its turn is run again by another. */
  readonly botDies: number;
  readonly botSlow: number;
}

export const noFaults: Faults = {
  duplicate: 0,
  scorerDies: 0,
  lostWake: 0,
  coordinatorDies: 0,
  coordinatorFreezes: 0,
  turnFails: 0,
  turnHangs: 0,
  botDies: 0,
  botSlow: 0,
};

export const defaultFaults: Faults = {
  duplicate: 0.05,
  scorerDies: 0.02,
  lostWake: 0.03,
  coordinatorDies: 0.03,
  coordinatorFreezes: 0.02,
  turnFails: 0.03,
  turnHangs: 0.01,
  botDies: 0.03,
  botSlow: 0.1,
};
