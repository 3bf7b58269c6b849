import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One import, and the bytes (minified, gzipped) that it may cost. */
export interface Budget {
  /** As it is imported: `@quittance/fiskaly/management`. */
  readonly import: string;
  /** The names that are imported, `createAcmeClient, getOrder`; all when absent. */
  readonly names?: string;
  /** `own` counts this package's code, `all` its dependencies too. */
  readonly counts: 'own' | 'all';
  readonly maxBytes: number;
}

const file = join(import.meta.dirname, 'budgets.json');

/** Where budgets are kept, from the root of the repository. */
export const budgetsFile = 'tools/release/size/budgets.json';

/** Reads the committed budgets. */
export function readBudgets(): Budget[] {
  return JSON.parse(readFileSync(file, 'utf8')) as Budget[];
}

/** The text of {@link budgetsFile}, as the formatter would write it. */
export function printBudgets(budgets: readonly Budget[]): string {
  return `${JSON.stringify(budgets, null, 2)}\n`;
}

/** What an import costs now. */
export interface Size {
  readonly budget: Budget;
  readonly bytes: number;
  /** Minified bytes by the file that they come from. */
  readonly inputs: ReadonlyMap<string, number>;
}

/** How one says what is counted: `createRecord of @quittance/fiskaly/sign-pt, with dependencies`. */
export function describeBudget({ import: specifier, names, counts }: Budget): string {
  const what = names === undefined ? specifier : `${names} of ${specifier}`;
  return `${what}, ${counts === 'own' ? 'own code' : 'with dependencies'}`;
}

/** The budgets that are exceeded, that are missing and that nobody needs any more, one line each. */
export function budgetProblems(
  budgets: readonly Budget[],
  sizes: readonly Size[],
  specifiers: readonly string[],
): string[] {
  const exceeded = sizes
    .filter(({ budget, bytes }) => bytes > budget.maxBytes)
    .map(
      ({ budget, bytes }) =>
        `${describeBudget(budget)}: ${bytes} bytes gzipped, ${bytes - budget.maxBytes} over its budget. Make it smaller, or raise the budget in ${budgetsFile} and say why`,
    );
  const missing = missingBudgets(budgets, specifiers);
  const gone = budgets.filter((budget) => !specifiers.includes(budget.import));
  return [
    ...exceeded,
    ...missing.map((one) => `${one.import}: no budget for its own code. Add one to ${budgetsFile}`),
    ...gone.map((one) => `${one.import}: a budget, and no entry point. Remove it from ${budgetsFile}`),
  ];
}

/** Every entry point has a budget for its own code; these are the ones to add. */
export function missingBudgets(budgets: readonly Budget[], specifiers: readonly string[]): Budget[] {
  return specifiers
    .filter((one) => !budgets.some((budget) => budget.import === one && budget.counts === 'own'))
    .map((one) => ({ import: one, counts: 'own', maxBytes: 0 }));
}

/** Budgets for what is measured now, with five per cent of room, to whole hundreds of bytes. */
export function renewBudgets(sizes: readonly Size[]): Budget[] {
  return sizes.map(({ budget, bytes }) => ({ ...budget, maxBytes: Math.ceil((bytes * 1.05) / 100) * 100 }));
}
