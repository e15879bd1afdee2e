import { alongRoutes, type BotDefinition, botPolicy, type Conversation, type Respond } from '@baton/bot-kit';
import { BatonError, type DomainNames, Policy, type PolicyInput, parse } from '@baton/contracts';
import type { IntentPack } from '@baton/scoring';

/** All that is particular to one field of work. Nothing outside a pack knows its bots, intents or facts by name. */
export interface DomainPack {
  readonly name: string;
  readonly policy: Policy;
  readonly intents: IntentPack;
  /** By id. */
  readonly bots: Readonly<Record<string, BotDefinition>>;
  /** What `npm start` plays, and what the pack's own tests play in memory. */
  readonly demo: readonly Conversation[];
  /** What its contacts say, by what it is about, for conversations that are generated; null for a pack without. */
  readonly rehearsal: Readonly<Record<string, readonly string[]>> | null;
  readonly names: DomainNames;
}

export interface DomainInput {
  readonly policy: Omit<PolicyInput, 'bots'>;
  readonly intents: IntentPack;
  readonly bots: readonly BotDefinition[];
  readonly demo?: readonly Conversation[];
  readonly rehearsal?: DomainPack['rehearsal'];
  /** What every answer of its bots goes through before it counts. */
  readonly respond?: Respond;
  /** Default: tags by the bots' ids, no custom fields, facts by their own names. */
  readonly names?: DomainNames;
}

const unnamed: DomainNames = { crm: { owners: {}, fields: {} }, facts: {} };

/** Builds a pack from its parts. Throws `bad-config` when the policy is not valid, `duplicate-id` for two bots of one id. */
export const defineDomain = (input: DomainInput): DomainPack => {
  const ids = input.bots.map((bot) => bot.id);
  const double = ids.find((id, index) => ids.indexOf(id) !== index);
  if (double) throw new BatonError('duplicate-id', `the domain "${input.policy.domain}" has two bots "${double}"`);
  const data = { ...input.policy, bots: input.bots.map(botPolicy) };
  const policy = parse(Policy, data, `the policy of "${input.policy.domain}"`, 'bad-config');
  return {
    name: policy.domain,
    policy,
    intents: input.intents,
    bots: Object.fromEntries(
      input.bots.map((bot) => [bot.id, alongRoutes({ ...bot, respond: input.respond ?? bot.respond }, policy)]),
    ),
    demo: input.demo ?? [],
    rehearsal: input.rehearsal ?? null,
    names: input.names ?? unnamed,
  };
};
