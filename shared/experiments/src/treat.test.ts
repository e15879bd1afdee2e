import { overridePolicy, Policy } from '@baton/contracts';
import { hashId, policyHash } from '@baton/contracts/ids';
import { expect, test } from 'vitest';
import { checkExperiment } from './check.ts';
import { Experiment } from './experiment.ts';
import { createPolicyOf, createTreat } from './treat.ts';

const phrases = { optedOut: 'Bye.', optedIn: 'Welcome.', toHuman: 'A person comes.' };
const policy = Policy.parse({
  domain: 'test',
  firstBot: 'lead',
  bots: [{ id: 'lead' }, { id: 'seller' }],
  routes: [{ from: 'lead', to: 'seller' }],
  phrases: { en: phrases, es: phrases },
});
const running = (id: string, treatment: object): Experiment =>
  Experiment.parse({
    ...{ id, status: 'running' },
    variants: [
      { id: 'control', share: 0.5 },
      { id: 'other', share: 0.5, treatment },
    ],
  });
const wait = running('wait', { policy: { limits: { cooldownMs: 60_000 } }, prompts: { seller: 'warm' } });
const reach = running('reach', { policy: { routes: [{ from: 'lead', to: 'seller', threshold: 0.6 }] } });
const keys = Array.from({ length: 5000 }, (_, index) => hashId(`contact:${index}`));

test('for every contact the policy is the one its labels name, whatever the combination', () => {
  const treat = createTreat(policy, [wait, reach]);
  const policyOf = createPolicyOf(policy, [reach, wait]);
  const met = new Set<string>();
  for (const key of keys) {
    const { policyHash: hash, labels } = treat(key);
    expect(hash).toBe(policyHash(policyOf(labels)));
    met.add(hash);
  }
  expect(met.size).toBe(4);
});

test('processes that know the experiments in another order treat a contact alike', () => {
  const [one, other] = [createTreat(policy, [wait, reach]), createTreat(policy, [reach, wait])];
  for (const key of keys.slice(0, 500)) expect(one(key).policyHash).toBe(other(key).policyHash);
});

test('a combination that makes no policy treats nobody, and nobody is told to have been treated', () => {
  const errors: unknown[] = [];
  const broken = running('broken', { policy: { limits: { cooldownMs: 'soon' } } });
  const treat = createTreat(policy, [broken], (error) => errors.push(error));
  const without = keys.slice(0, 100).filter((key) => treat(key).labels.experiments === undefined);
  expect(without.length).toBeGreaterThan(20);
  for (const key of without) expect(treat(key).policyHash).toBe(policyHash(policy));
  expect(errors).toHaveLength(1);
});

test('drafts, ended and returned experiments treat nobody; a winner is everybody’s', () => {
  for (const status of ['draft', 'done', 'rolled-back'] as const)
    expect(createTreat(policy, [{ ...wait, status }])(keys[0] as string).labels).toEqual({});
  const won = createTreat(policy, [{ ...wait, status: 'done', winner: 'other' }]);
  const expected = policyHash(overridePolicy(policy, { limits: { cooldownMs: 60_000 } }));
  for (const key of keys.slice(0, 50)) {
    expect(won(key)).toMatchObject({ policyHash: expected, labels: { stages: { wait: 'done' } } });
    expect(won(key).variantsOf('seller')).toEqual({ prompt: 'warm' });
    expect(won(key).variantsOf('lead')).toBeUndefined();
  }
});

test('two experiments that change the same thing cannot be in force together', () => {
  const again = running('again', { policy: { limits: { cooldownMs: 1 } } });
  expect(() => checkExperiment(again, policy, [wait])).toThrow('changes limits.cooldownMs too');
  expect(() => checkExperiment(reach, policy, [wait])).not.toThrow();
  const ended: Experiment = { ...wait, status: 'done' };
  expect(() => checkExperiment(again, policy, [ended])).not.toThrow();
});

test('a variant that makes no policy, or names no bot, cannot be started', () => {
  expect(() => checkExperiment(running('x', { policy: { limits: { perHour: 0 } } }), policy, [])).toThrow('perHour');
  expect(() => checkExperiment(running('x', { prompts: { buyer: 'a' } }), policy, [])).toThrow('not "buyer"');
});
