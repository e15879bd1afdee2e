import type { DomainPack } from '../domain.ts';

const providersOf = (pack: DomainPack, fact: string): readonly string[] =>
  Object.values(pack.bots)
    .filter(({ provides }) => fact in provides.shape)
    .map(({ id }) => id);

export const treatedFactsExist = (pack: DomainPack): string[] =>
  Object.keys(pack.policy.facts)
    .filter((fact) => providersOf(pack, fact).length === 0)
    .map((fact) => `facts says how "${fact}" is treated, which no bot provides`);

/** A bot that is not shown what it may ask for asks for it again. */
export const sensitiveFactsReachWhoNeedsThem = (pack: DomainPack): string[] =>
  Object.keys(pack.policy.facts)
    .filter((fact) => pack.policy.facts[fact]?.privacy === 'sensitive')
    .flatMap((fact) =>
      pack.policy.routes
        .filter(({ to, requires, carries }) => {
          const mayAsk = pack.bots[to]?.requires && fact in pack.bots[to].requires.shape;
          return mayAsk && !requires.includes(fact) && !carries.includes(fact);
        })
        .map(
          ({ from, to }) =>
            `route ${from}->${to} does not name the sensitive fact "${fact}", which bot "${to}" needs and would ask again`,
        ),
    );
