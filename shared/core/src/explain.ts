import type { Change, DecisionKind, Evidence, Explanation, Verdict } from '@baton/contracts';
import type { Confidences } from './belief.ts';
import type { Candidate } from './candidates.ts';
import { changeOf } from './change.ts';
import { changeOfOwnWish, changeWithoutCandidate } from './change-without-candidate.ts';
import { type Considered, letsThrough } from './considered.ts';
import { human } from './guards/human.ts';
import { optOut } from './guards/opt-out.ts';
import { shown } from './number.ts';
import { ownerName } from './state.ts';
import { deriveId, type Step } from './step.ts';

/** Where a decision comes from. */
export interface Occasion {
  readonly trigger: Explanation['trigger'];
  readonly message: string | null;
  readonly candidates: readonly Candidate[];
  readonly evidence: readonly Evidence[];
}

const record = (step: Step, explanation: Explanation): Explanation => {
  step.explanations.push(explanation);
  step.journal.push({ type: 'decision.made', decision: explanation });
  return explanation;
};

type Reasons = Omit<Explanation, 'id' | 'at' | 'owner' | keyof Occasion>;

const nothing = { from: null, to: null, score: null, threshold: null, guard: null, margin: null, until: null } as const;

const explain = (step: Step, { trigger, message, candidates, evidence }: Occasion, reasons: Reasons): Explanation =>
  record(step, {
    id: deriveId(step, 'd'),
    at: step.now,
    trigger,
    message,
    owner: ownerName(step.state.owner),
    ...reasons,
    candidates: [...candidates],
    evidence: [...evidence],
  });

const whyMoves = ({ proposal, threshold }: Considered): string =>
  proposal.wish
    ? `the contact asks for ${proposal.to}`
    : `${proposal.intent ?? proposal.to} ${shown(proposal.score)} ≥ ${shown(threshold)}`;

/** The one guard that decides: the first that neither passes nor is outranked. */
export const decidingOf = (verdicts: readonly Verdict[]): Verdict | null =>
  verdicts.find((v) => !letsThrough(v)) ?? null;

export const explainMove = (
  step: Step,
  occasion: Occasion,
  move: Considered,
  { decision, verdicts, ...said }: { decision: DecisionKind; verdicts: Verdict[]; why?: string; until?: null },
): Explanation => {
  const deciding = decidingOf(verdicts);
  return explain(step, occasion, {
    decision,
    from: move.route.from,
    to: move.route.to,
    score: move.proposal.score,
    threshold: move.threshold,
    guard: deciding?.guard ?? null,
    margin: deciding?.margin ?? null,
    until: deciding?.until ?? null,
    why: deciding?.why ?? whyMoves(move),
    ...said,
    verdicts,
    change: changeOf(move, verdicts, deciding),
  });
};

const outrankingVerdicts = ({ state }: Step): Verdict[] => [optOut(state), human(state.owner, null)];

/** Nothing in the words speaks for any bot that a route leads to. */
export const explainNoCandidate = (
  step: Step,
  occasion: Occasion,
  confidences: Confidences,
  why: string,
): Explanation => {
  const change = changeWithoutCandidate(step, { candidates: occasion.candidates, confidences });
  return explain(step, occasion, { decision: 'stay', ...nothing, why, verdicts: outrankingVerdicts(step), change });
};

/** The contact asks in so many words for the bot that it already has: whatever else it says, it stays. */
export const explainOwnWish = (
  step: Step,
  occasion: Occasion,
  confidences: Confidences,
  intent: string,
): Explanation => {
  const why = `the contact asks for ${ownerName(step.state.owner)}`;
  const change = changeOfOwnWish(step, { candidates: occasion.candidates, confidences }, intent);
  return explain(step, occasion, { decision: 'stay', ...nothing, why, verdicts: outrankingVerdicts(step), change });
};

/** A bot has asked for a move along a route that does not exist: a threshold that nothing reaches. */
export const explainNoRoute = (step: Step, occasion: Occasion, to: string, score: number): Explanation => {
  const from = ownerName(step.state.owner);
  const why = `there is no route ${from}->${to}`;
  return explain(step, occasion, {
    decision: 'stay',
    ...nothing,
    from,
    to,
    score,
    guard: 'threshold',
    why,
    verdicts: [],
    change: null,
  });
};

/** A decision of one of the first two guards, which no candidate can reach. */
export const explainOutranked = (
  step: Step,
  occasion: Occasion,
  { verdicts, ...said }: { decision: DecisionKind; verdicts: Verdict[]; change: Change },
): Explanation => {
  const deciding = decidingOf(verdicts);
  const guard = deciding?.guard ?? null;
  const margin = deciding?.margin ?? null;
  return explain(step, occasion, {
    ...nothing,
    ...said,
    guard,
    margin,
    why: deciding?.why ?? said.change.why,
    verdicts,
  });
};
