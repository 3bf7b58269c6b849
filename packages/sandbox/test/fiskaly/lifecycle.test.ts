import { expect, test } from 'vitest';
import { type Life, moved } from '../../src/fiskaly/lifecycle.ts';

const life = (text: string): Life => {
  const [state = '', mode = ''] = text.split(' ');
  return { state, mode };
};

const step = (from: string, wish: { state?: string; mode?: string }, modes: readonly string[] = []) => {
  try {
    const { state, mode } = moved(life(from), {
      ...wish,
      what: 'till',
      commission: () => 'OPERATIVE',
      modes,
    });
    return `${state} ${mode}`;
  } catch (error) {
    return (error as Error).message;
  }
};

test.each([
  ['ACQUIRED INACTIVE', { state: 'COMMISSIONED' }, 'COMMISSIONED OPERATIVE'],
  ['ACQUIRED INACTIVE', { state: 'ACQUIRED' }, 'ACQUIRED INACTIVE'],
  ['COMMISSIONED OPERATIVE', { state: 'COMMISSIONED', mode: 'OPERATIVE' }, 'COMMISSIONED OPERATIVE'],
  ['COMMISSIONED OPERATIVE', { mode: 'SUSPENDED' }, 'COMMISSIONED SUSPENDED'],
  ['COMMISSIONED SUSPENDED', { mode: 'OPERATIVE' }, 'COMMISSIONED OPERATIVE'],
  ['COMMISSIONED DEGRADED', { mode: 'SUSPENDED' }, 'COMMISSIONED SUSPENDED'],
  ['COMMISSIONED SUSPENDED', { state: 'DECOMMISSIONED' }, 'DECOMMISSIONED INACTIVE'],
  ['COMMISSIONED OPERATIVE', {}, 'COMMISSIONED OPERATIVE'],
])('%s goes with %o to %s', (from, wish, to) => expect(step(from, wish)).toBe(to));

test.each([
  ['ACQUIRED INACTIVE', { state: 'DECOMMISSIONED' }],
  ['ACQUIRED INACTIVE', { mode: 'OPERATIVE' }],
  ['COMMISSIONED OPERATIVE', { state: 'ACQUIRED' }],
  ['COMMISSIONED OPERATIVE', { mode: 'DEGRADED' }],
  ['COMMISSIONED OPERATIVE', { mode: 'INACTIVE' }],
  ['COMMISSIONED DEGRADED', { mode: 'OPERATIVE' }],
  ['COMMISSIONED OPERATIVE', { mode: 'DEFECTIVE' }],
  ['DECOMMISSIONED INACTIVE', { state: 'COMMISSIONED' }],
  ['DECOMMISSIONED INACTIVE', {}],
])('%s refuses %o', (from, wish) => expect(step(from, wish)).toMatch(/^till operation invalid: /));

test('further modes are entered from work, and left for work', () => {
  expect(step('COMMISSIONED OPERATIVE', { mode: 'DEFECTIVE' }, ['DEFECTIVE'])).toBe('COMMISSIONED DEFECTIVE');
  expect(step('COMMISSIONED DEFECTIVE', { mode: 'OPERATIVE' }, ['DEFECTIVE'])).toBe('COMMISSIONED OPERATIVE');
  expect(step('COMMISSIONED SUSPENDED', { mode: 'DEFECTIVE' }, ['DEFECTIVE'])).toMatch(/cannot change/);
});
