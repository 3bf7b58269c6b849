import { expect, test } from 'vitest';
import { createSandbox } from '../../src/index.ts';
import { things } from './things.ts';

test.each([
  [{ transition: 'immediate' }, 'Did you mean `transitions`?'],
  [{ colour: 'red' }, '`options`: there is no `colour`. There are: seed,'],
  [null, '`options` is null: give an object'],
  [{ transitions: 'slow' }, '`transitions` is "slow"'],
  [{ transitions: { after: 'soon' } }, '`soon` is no duration'],
  [{ transitions: { aftr: '2s' } }, '`transitions`: there is no `aftr`. Did you mean `after`?'],
  [{ transitions: { reads: 1.5 } }, '`transitions.reads` is 1.5: give a whole number from 1'],
  [{ transitions: { reads: 0 } }, '`transitions.reads` is 0'],
  [{ transitions: {} }, 'give either `after` or `reads`'],
  [{ clock: { start: 'yesterday' } }, '`clock.start` is no date: "yesterday"'],
  [{ clock: { frozen: 1 } }, '`clock.frozen` is 1'],
  [{ clock: { speed: 0 } }, '`clock.speed` is 0: give a number above 0'],
  [{ clock: { speed: Number.POSITIVE_INFINITY } }, '`clock.speed` is Infinity'],
  [{ clock: { sped: 2 } }, '`clock`: there is no `sped`. Did you mean `speed`?'],
  [{ idempotency: { storeErrors: true } }, 'Did you mean `storesErrors`?'],
  [{ idempotency: { countsHeaders: 'yes' } }, '`idempotency.countsHeaders` is "yes"'],
  [{ seed: {} }, '`seed` is {}'],
  [{ faultFor: {} }, '`faultFor` is {}'],
  [{ load: 3 }, '`load` is 3'],
])('%j is refused when the sandbox is made', (options, told) => {
  expect(() => createSandbox(things, options as never)).toThrow(TypeError);
  expect(() => createSandbox(things, options as never)).toThrow(told);
});

test('an option that is given as undefined is one that is left out', () => {
  expect(createSandbox(things, { seed: undefined, clock: undefined } as never).id).toBe('test/things');
});
