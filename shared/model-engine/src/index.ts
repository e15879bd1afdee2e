export { createBudget, type Limits, type Spend } from './budget.ts';
export { createModelEngine, type EngineOptions, type ModelEngine } from './engine.ts';
export { type ModelOptions, openModel } from './model.ts';
export { withModel } from './with-model.ts';
export { createWriter } from './writer.ts';
