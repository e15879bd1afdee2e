export { type Answer, type Classifier, ClassifierFault, type Question } from './classifier.ts';
export { openScoring } from './open-classifier.ts';
export type { Score } from './second-opinion.ts';
