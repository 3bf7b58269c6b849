import type { Account } from './check-document.ts';

/** The sum of an account, and what it cost: one line each. */
export function formatAccount(account: Account, peakMiB: number): string {
  const { operations, compiled, refusals, seconds } = account;
  const parts = Object.entries(seconds).map(([name, value]) => `${name} ${value.toFixed(1)}`);
  const total = Object.values(seconds).reduce((sum, value) => sum + value, 0);
  const sum = `${operations} operations = ${compiled} compiled + ${refusals.length} refused`;
  return [
    isWhole(account) ? sum : `${sum}, which does not add up`,
    `${total.toFixed(1)} s (${parts.join(', ')}), ${Math.round(peakMiB)} MiB at the peak`,
  ].join('\n');
}

/** Whether each operation compiles or is refused, and none does both. */
export function isWhole({ operations, compiled, refusals, lost, errors }: Account): boolean {
  return operations === compiled + refusals.length && lost.length === 0 && errors.length === 0;
}
