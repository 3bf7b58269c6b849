import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('readSettings', () => {
  it('gives the same 300 runs each time when nothing is set', () => {
    expect(readSettings({})).toEqual({ runs: 300, seed: 20_260_504 });
    expect(readSettings({ QUITTANCE_RUNS: '', QUITTANCE_SEED: '' })).toEqual(readSettings({}));
  });

  it('takes runs and seed from the environment', () => {
    expect(readSettings({ QUITTANCE_RUNS: '5000', QUITTANCE_SEED: '-7' })).toEqual({ runs: 5000, seed: -7 });
  });

  it('takes a seed from the clock when more runs are asked for and no seed is named', () => {
    expect(readSettings({ QUITTANCE_RUNS: '5000' }, () => 12_345)).toEqual({ runs: 5000, seed: 12_345 });
  });

  it('refuses what is no number, and names the variable', () => {
    expect(() => readSettings({ QUITTANCE_RUNS: 'many' })).toThrow('QUITTANCE_RUNS is `many`');
    expect(() => readSettings({ QUITTANCE_RUNS: '0' })).toThrow('at least 1');
    expect(() => readSettings({ QUITTANCE_SEED: '1.5' })).toThrow('QUITTANCE_SEED');
  });
});
