import { BatonError, Language, type RoutePolicy } from '@baton/contracts';
import { z } from 'zod';
import type { DomainPack } from '../domain.ts';
import { sensitiveFactsReachWhoNeedsThem, treatedFactsExist } from './facts.ts';
import { intentsAreApart } from './overlap.ts';

type Rule = (pack: DomainPack) => string[];

const named = ({ from, to }: RoutePolicy): string => `route ${from}->${to}`;

const providedBy = (pack: DomainPack, bot: string): readonly string[] =>
  Object.keys(pack.bots[bot]?.provides.shape ?? {});
const providedByAny = (pack: DomainPack): Set<string> =>
  new Set(Object.keys(pack.bots).flatMap((bot) => providedBy(pack, bot)));

/** Facts that a bot must have; those its schema calls optional are not among them. */
const neededBy = (pack: DomainPack, bot: string): string[] => {
  const requires = pack.bots[bot]?.requires;
  if (!requires) return [];
  const result = requires.safeParse({});
  return result.success
    ? []
    : result.error.issues.flatMap((issue) => (issue.path[0] === undefined ? [] : [String(issue.path[0])]));
};

/** A contract that nobody can fulfil would ask for ever. */
const contractsCanBeMet: Rule = (pack) =>
  pack.policy.routes.flatMap((route) => {
    const fromIntents = Object.values(pack.policy.intentFacts).flatMap((facts) => Object.keys(facts));
    const known = new Set([...providedBy(pack, route.from), ...fromIntents]);
    return route.requires
      .filter((fact) => !known.has(fact))
      .map((fact) => `${named(route)} requires "${fact}", which neither bot "${route.from}" nor an intent provides`);
  });

const contractsAreEnough: Rule = (pack) =>
  pack.policy.routes.flatMap((route) =>
    neededBy(pack, route.to)
      .filter((fact) => !route.requires.includes(fact))
      .map((fact) => `${named(route)} does not require "${fact}", which bot "${route.to}" needs`),
  );

const carriesAreFacts: Rule = (pack) => {
  const known = providedByAny(pack);
  return pack.policy.routes.flatMap((route) =>
    route.carries
      .filter((fact) => fact !== '*' && !known.has(fact))
      .map((fact) => `${named(route)} carries "${fact}", which no bot provides`),
  );
};

const intentsExist: Rule = ({ policy, intents }) => [
  ...policy.bots.flatMap((bot) =>
    bot.intents
      .filter((intent) => !intents.intents[intent])
      .map((intent) => `bot "${bot.id}" names the intent "${intent}", which the pack lacks`),
  ),
  ...Object.keys(policy.intentFacts)
    .filter((intent) => !intents.intents[intent])
    .map((intent) => `intentFacts names the intent "${intent}", which the pack lacks`),
];

const intentFactsAreValid: Rule = (pack) => {
  const reports = [...Object.values(pack.policy.intentFacts), pack.policy.bothFacts].flatMap((facts) =>
    Object.entries(facts),
  );
  const accepts = (fact: string, value: unknown): boolean =>
    Object.values(pack.bots).some(({ provides: { shape } }) => shape[fact] && z.safeParse(shape[fact], value).success);
  const known = providedByAny(pack);
  return reports
    .filter(([fact, value]) => !known.has(fact) || !accepts(fact, value))
    .map(([fact]) => `an intent gives "${fact}" a value that no bot's schema takes`);
};

const everyBotIsReached: Rule = ({ policy }) => {
  const reached = new Set([policy.firstBot]);
  for (const bot of reached) {
    for (const route of policy.routes) if (route.from === bot) reached.add(route.to);
  }
  return policy.bots.filter(({ id }) => !reached.has(id)).map(({ id }) => `no route leads to bot "${id}"`);
};

const routesAreUnique: Rule = ({ policy }) => {
  const names = policy.routes.map(named);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map(
    (name) => `${name} is there twice`,
  );
};

const phrasesAreComplete: Rule = ({ policy }) =>
  Language.options
    .filter((language) => !policy.phrases[language])
    .map((language) => `there are no phrases in "${language}"`);

const demoIsPlayable: Rule = ({ demo, bots }) => {
  const owners = new Set(['human', 'nobody', ...Object.keys(bots)]);
  const ids = demo.map(({ id }) => id);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `the demo has two conversations "${id}"`),
    ...demo.flatMap(({ id, steps }) =>
      steps.flatMap((step) =>
        'expect' in step && step.expect.owner !== undefined && !owners.has(step.expect.owner)
          ? [`the demo "${id}" expects the owner "${step.expect.owner}", which is no bot`]
          : [],
      ),
    ),
  ];
};

const rules: readonly Rule[] = [
  intentsExist,
  contractsCanBeMet,
  contractsAreEnough,
  carriesAreFacts,
  everyBotIsReached,
  routesAreUnique,
  phrasesAreComplete,
  demoIsPlayable,
  intentFactsAreValid,
  treatedFactsExist,
  sensitiveFactsReachWhoNeedsThem,
  intentsAreApart,
];

/** What is wrong with a pack that its types allow, a sentence each; empty: every route can be satisfied. */
export const lintDomain = (pack: DomainPack): string[] => rules.flatMap((rule) => rule(pack));

/** The pack, if nothing is wrong with it. Throws `bad-config` with every finding: what is half wired does not start. */
export const checkDomain = (pack: DomainPack): DomainPack => {
  const findings = lintDomain(pack);
  if (findings.length === 0) return pack;
  throw new BatonError('bad-config', `the domain "${pack.name}" is not sound: ${findings.join('; ')}`);
};
