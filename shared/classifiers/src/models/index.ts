export { createLiveModels, fitModel, type LiveModels } from './live-models.ts';
export { createModelRegistry, type ModelRegistry } from './model-registry.ts';
export type { ModelCard, ModelStage } from './model-stage.ts';
export type { ShadowReport } from './shadow-counts.ts';
export type { FiledMessage } from './shadow-reader.ts';
