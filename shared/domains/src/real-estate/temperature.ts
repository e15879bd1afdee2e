import { toText } from './extract/fold.ts';
import type { Lead } from './facts.ts';

export type Temperature = NonNullable<Lead['temperature']>;

const high = 85;
const middle = 50;
const low = 20;

/** One scale everywhere: hot from 75, warm from 50, lukewarm from 25, else cold. */
export const classify = (score: number): Temperature => {
  if (score >= 75) return 'hot';
  if (score >= 50) return 'warm';
  return score >= 25 ? 'lukewarm' : 'cold';
};

const urgency: Readonly<Record<string, number>> = {
  now: 90,
  '1-3 months': 70,
  '3-6 months': middle,
  '6-12 months': 35,
  later: low,
  flexible: middle,
};
const pressing = new Set(['money is tight', 'inherited home', 'relocating', 'the sale pays for the purchase']);
const state: Readonly<Record<string, number>> = { 'needs work': high, 'minor fixes': middle, turnkey: low };
const means: Readonly<Record<string, number>> = { cash: 100, 'pre-approved': high, 'in progress': middle, none: low };

const motivationOf = ({ motivation, whyBoth, wish }: Lead): number => {
  const reason = motivation ?? whyBoth;
  if (reason === undefined) return wish === undefined || wish === 'browsing' ? 0 : middle;
  if (reason === 'curious about the value') return low;
  return pressing.has(reason) ? high : 65;
};

/** A buyer's means stand where a seller's home stands: what makes the wish possible. */
const abilityOf = ({ financing, condition }: Lead): number => {
  if (financing !== undefined) return means[financing] ?? 0;
  return condition === undefined ? 0 : (state[condition] ?? 0);
};

/** Readiness, 0..100. The predecessor's weights: motivation 0.35, timeline 0.30, condition (or means) 0.20, price 0.15. */
export const readiness = (lead: Lead): number => {
  const timeline = lead.timeline ? (urgency[lead.timeline] ?? 0) : lead.sellSoon ? 90 : 0;
  const price = (lead.budget ?? lead.priceExpectation) === undefined ? 0 : high;
  return 0.35 * motivationOf(lead) + 0.3 * timeline + 0.2 * abilityOf(lead) + 0.15 * price;
};

const objecting =
  /\b(?:not interested|too expensive|too (?:low|high)|think about it|not ready|another agent|no me interesa|muy caro|pensarlo|otro agente)\b/;
const answersThatCommit = 5;

/**
 * Commitment, 0..100, from the contact's own words. The predecessor's weights: pace 0.20, length 0.15, questions 0.20,
 * objections 0.25, a meeting 0.20; its constant for pace is here the share of five answers given.
 */
export const commitment = (lead: Lead, messages: readonly string[]): number => {
  const said = messages.map((message) => toText(message).plain);
  const words = said.reduce((sum, text) => sum + text.split(/\s+/).length, 0) / Math.max(1, said.length);
  const given = [
    lead.timeline,
    lead.area ?? lead.address,
    lead.budget ?? lead.priceExpectation,
    lead.financing ?? lead.condition,
    lead.bedrooms ?? lead.motivation,
  ];
  const pace = (100 * given.filter((value) => value !== undefined).length) / answersThatCommit;
  const questions = Math.min(100, 25 * said.filter((text) => text.includes('?')).length);
  const objections = said.some((text) => objecting.test(text)) ? 20 : 100;
  const met = (lead.viewingTime ?? lead.valuationTime ?? lead.preferredTime) === undefined ? 0 : 100;
  return 0.2 * pace + 0.15 * Math.min(100, words * 4) + 0.2 * questions + 0.25 * objections + 0.2 * met;
};

/** Readiness and commitment in the predecessor's proportion, 0.40 to 0.35. */
export const temperature = (lead: Lead, messages: readonly string[]): Temperature =>
  classify((0.4 * readiness(lead) + 0.35 * commitment(lead, messages)) / 0.75);
