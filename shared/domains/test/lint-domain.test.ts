import { BatonError } from '@baton/contracts';
import { describe, expect, test } from 'vitest';
import { checkDomain, type DomainInput, defineDomain, lintDomain, loadDomain } from '../src/index.ts';
import { buyer } from '../src/real-estate/buyer/index.ts';
import { facts } from '../src/real-estate/facts.ts';
import { intents } from '../src/real-estate/intents/index.ts';
import { lead } from '../src/real-estate/lead/index.ts';
import { policy } from '../src/real-estate/policy.ts';
import { seller } from '../src/real-estate/seller/index.ts';

const broken = (change: Partial<DomainInput['policy']>, rest: Partial<DomainInput> = {}): string[] =>
  lintDomain(defineDomain({ policy: { ...policy, ...change }, intents, bots: [lead, buyer, seller], ...rest }));

describe('the shipped pack', () => {
  const pack = loadDomain('real-estate');

  test('satisfies each of its contracts', () => {
    expect(lintDomain(pack)).toEqual([]);
  });

  test('has the thresholds and contracts that were decided', () => {
    const routes = pack.policy.routes.map(({ from, to, threshold, requires }) => [from, to, threshold, requires]);
    expect(routes).toEqual([
      ['lead', 'buyer', 0.7, ['wish']],
      ['lead', 'seller', 0.7, ['wish']],
      ['buyer', 'seller', 0.8, ['wish', 'whyBoth']],
      ['seller', 'buyer', 0.6, ['wish']],
      ['buyer', 'lead', 0.85, []],
      ['seller', 'lead', 0.85, []],
    ]);
  });

  test('lets each bot hand over along its routes alone', () => {
    expect(Object.values(pack.bots).map(({ id, handsTo }) => [id, handsTo])).toEqual([
      ['lead', ['buyer', 'seller']],
      ['buyer', ['seller', 'lead']],
      ['seller', ['buyer', 'lead']],
    ]);
  });
});

test('a domain that there is not is named with those there are', () => {
  expect(() => loadDomain('dentists')).toThrow(BatonError);
  expect(() => loadDomain('dentists')).toThrow(/no domain "dentists"; there is real-estate, content-flywheel/);
});

test('two bots of one id are refused', () => {
  expect(() => defineDomain({ policy, intents, bots: [lead, lead] })).toThrow(/two bots "lead"/);
});

describe('a broken pack is found:', () => {
  const routes = policy.routes;

  test('a contract that nobody can fulfil', () => {
    expect(
      broken({
        routes: [...routes.slice(1), { from: 'lead', to: 'buyer', requires: ['wish', 'shoeSize'], carries: [] }],
      }),
    ).toEqual(['route lead->buyer requires "shoeSize", which neither bot "lead" nor an intent provides']);
  });

  test('a contract that lacks what the receiver needs', () => {
    expect(broken({ routes: [...routes.slice(1), { from: 'lead', to: 'buyer', requires: [] }] })).toEqual([
      'route lead->buyer does not require "wish", which bot "buyer" needs',
    ]);
  });

  test('a bot that nobody reaches', () => {
    expect(broken({ routes: routes.filter(({ to }) => to !== 'seller') })).toEqual(['no route leads to bot "seller"']);
  });

  test('a route that is there twice', () => {
    expect(broken({ routes: [...routes, ...routes.slice(0, 1)] })).toEqual(['route lead->buyer is there twice']);
  });

  test('a fact that crosses but that no bot knows', () => {
    const [first, ...others] = routes;
    expect(broken({ routes: [{ ...first!, carries: ['wish', 'shoeSize'] }, ...others] })).toEqual([
      'route lead->buyer carries "shoeSize", which no bot provides',
    ]);
  });

  test('an intent that the pack lacks, and a value that no schema takes', () => {
    expect(broken({ intentFacts: { renter: { wish: 'rent' } } })).toEqual([
      'intentFacts names the intent "renter", which the pack lacks',
      'an intent gives "wish" a value that no bot\'s schema takes',
    ]);
  });

  test('a demo that expects an owner there is not', () => {
    const demo = [{ id: 'a', title: '', steps: [{ expect: { owner: 'dentist' } }] }];
    expect(broken({}, { demo: [...demo, ...demo] })).toEqual([
      'the demo has two conversations "a"',
      'the demo "a" expects the owner "dentist", which is no bot',
      'the demo "a" expects the owner "dentist", which is no bot',
    ]);
  });

  test('a rule for a fact that no bot knows', () => {
    expect(broken({ facts: { shoeSize: { ttlMs: 1 } } })).toEqual([
      'facts says how "shoeSize" is treated, which no bot provides',
    ]);
  });

  test('a sensitive fact that is kept from the bot that needs it', () => {
    const shy = { ...buyer, requires: facts.pick({ wish: true, liens: true }).partial({ liens: true }) };
    const named = routes.map((route) => (route.to === 'buyer' ? { ...route, carries: ['*'] } : route));
    expect(broken({ routes: named }, { bots: [lead, shy, seller] })).toEqual([
      'route lead->buyer does not name the sensitive fact "liens", which bot "buyer" needs and would ask again',
      'route seller->buyer does not name the sensitive fact "liens", which bot "buyer" needs and would ask again',
    ]);
  });

  test('two intents that cannot be told apart, and how far they overlap', () => {
    const { model: _, ...untrained } = intents;
    const { buyer: buying } = untrained.intents;
    const twins = { ...untrained, intents: { ...untrained.intents, renter: { ...buying!, label: 'renting' } } };
    expect(broken({}, { intents: twins }).filter((finding) => finding.includes('overlap'))).toEqual([
      expect.stringMatching(
        /^the intents "buyer" and "renter" overlap: \d+ % of the sentences for "buyer" are read as/,
      ),
    ]);
  });

  test('and does not start', () => {
    const pack = defineDomain({ policy: { ...policy, routes: [] }, intents, bots: [lead, buyer, seller] });
    expect(() => checkDomain(pack)).toThrow(
      /"real-estate" is not sound: no route leads to bot "buyer"; no route leads/,
    );
  });
});
