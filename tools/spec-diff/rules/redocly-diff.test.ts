import { expect, test } from 'vitest';
import { brokenByRedocly } from '../testing/redocly-diff.ts';
import { ruleCases } from '../testing/rule-cases/rule-cases.ts';
import { type RuleId, rules, worst } from './rules.ts';

/** The rows of which `redocly diff` says otherwise what they mean for the API, and why we keep to ours. */
const disagreements: Readonly<Partial<Record<RuleId, string>>> = {
  'server-variable':
    'It compares the addresses of servers, not their variables: with another default they lead elsewhere.',
  'idempotency-weaker': 'It does not read extensions. How long a key holds is a promise of the service.',
  'maybe-executed': 'As above: that nothing was carried out was a promise.',
  'inferred-route': 'It cannot know that the old route was a guess of ours: the service has not moved.',
  'body-added-required': 'It tells a body that becomes required, and takes every new one for an addition.',
  'request-field-removed':
    'An object that is not closed lets the field pass. What the field asked for is no longer done all the same.',
  'request-field-renamed': 'As for a field removed: the old name passes, and nothing is done about it.',
  'request-default': 'It has no rule for `default`. Who leaves the value out is served otherwise.',
  'success-status-added':
    'It takes every new answer for an addition. A success that nobody was told of may hold something else.',
  'success-status-removed':
    'It takes an answer that no longer comes for a broken promise. Whoever reads the others reads all there is.',
  'error-status-removed': 'As for a success: what no longer comes need not be read.',
  'header-optional': 'It tells headers that go, not those that may be left out.',
  'answer-type-narrowed':
    'It compares `anyOf` and `type` each for itself, and does not see that the type that is left was one of the two.',
  unclassified: 'It knows that `not` narrows an answer. Ours is the careful answer about what no row knows.',
};

test('redocly diff calls the same rows breaking for the API, but for those of which it is told why not', () => {
  const theirs = brokenByRedocly(ruleCases);
  const ours = Object.entries(ruleCases).map(([id, { also = [] }]) => {
    const { api } = worst([id as RuleId, ...also].map((row) => rules[row]));
    return { id, isBreaking: api === 'breaking' };
  });
  const otherwise = ours.filter(({ id, isBreaking }) => theirs.includes(id) !== isBreaking);
  expect(otherwise.map(({ id }) => id).sort()).toEqual(Object.keys(disagreements).sort());
}, 60_000);
