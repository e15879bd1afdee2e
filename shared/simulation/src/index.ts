export { defaultFaults, type Faults, noFaults } from './faults.ts';
export { ruleNames } from './invariants/invariants.ts';
export type { Violation } from './invariants/rule.ts';
export type { Remedy } from './lane-model.ts';
export type { Input, Phrasebook } from './script.ts';
export { shrink } from './shrink.ts';
export { play, type Simulated, type SimulationOptions, simulate } from './simulate.ts';
