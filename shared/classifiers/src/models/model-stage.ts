import { BatonError } from '@baton/contracts';
import { z } from 'zod';

/** A model that is kept, without its weights. */
export const ModelCard = z.object({
  version: z.string(),
  /** When it came, Redis time, ms. */
  at: z.number(),
  by: z.string(),
});
export type ModelCard = z.infer<typeof ModelCard>;

/** Which model scores. null stands for the one that ships with the domain. */
export const ModelStage = z.object({
  active: z.string().nullable(),
  /** Reads along without effect. */
  shadow: z.string().nullable(),
  /** What scored before, the last one at the end. */
  before: z.array(z.string().nullable()),
  models: z.array(ModelCard),
});
export type ModelStage = z.infer<typeof ModelStage>;

export const noModels: ModelStage = { active: null, shadow: null, before: [], models: [] };

/** How many models are kept, and how many steps back. */
const kept = 10;

const isInUse = ({ active, shadow, before }: ModelStage, version: string): boolean =>
  active === version || shadow === version || before.includes(version);

/** The oldest ones of which nothing depends go. */
const pruned = (stage: ModelStage): ModelStage => {
  let excess = stage.models.length - kept;
  const models = stage.models.filter(({ version }) => {
    if (excess <= 0 || isInUse(stage, version)) return true;
    excess -= 1;
    return false;
  });
  return { ...stage, models };
};

const withBefore = (stage: ModelStage, active: string | null): ModelStage => ({
  ...stage,
  active,
  before: [...stage.before, stage.active].slice(-kept + 2),
});

/** From now on this model reads along. One at a time: a new one takes the place of another. */
export const toShadow = (stage: ModelStage, card: ModelCard): ModelStage => {
  if (stage.active === card.version) throw new BatonError('bad-input', `${card.version} scores already`);
  const others = stage.models.filter(({ version }) => version !== card.version);
  return pruned({ ...stage, shadow: card.version, models: [...others, card] });
};

/** From now on the model in shadow scores. */
export const toActive = (stage: ModelStage): ModelStage => {
  if (stage.shadow === null)
    throw new BatonError('bad-input', 'no model is in shadow; baton model shadow <file> puts one there');
  return { ...withBefore(stage, stage.shadow), shadow: null };
};

/** From now on the model scores that did before. It is not forgotten which one was taken back: it may go into shadow again. */
export const toPrevious = (stage: ModelStage): ModelStage => {
  const previous = stage.before.at(-1);
  if (previous === undefined) throw new BatonError('bad-input', 'no other model has scored before');
  return { ...stage, active: previous, before: stage.before.slice(0, -1) };
};

export const withoutShadow = (stage: ModelStage): ModelStage => ({ ...stage, shadow: null });
