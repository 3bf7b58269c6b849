import { join } from 'node:path';
import type { EntryPoint } from '../api/entry-points.ts';
import type { Budget, Size } from './budgets.ts';
import { measureBundle } from './measure-bundle.ts';

/** Measures what each budget is about, as far as its entry point is there. */
export async function measureSizes(
  root: string,
  budgets: readonly Budget[],
  entries: readonly EntryPoint[],
): Promise<Size[]> {
  const sizes: Size[] = [];
  for (const budget of budgets) {
    const entry = entries.find(({ specifier }) => specifier === budget.import);
    if (!entry) continue;
    const bytes = await measureBundle({
      specifier: budget.import,
      // A package finds itself by its name.
      from: join(root, 'packages', entry.folder),
      ownOnly: budget.counts === 'own',
      ...(budget.names === undefined ? {} : { names: budget.names }),
    });
    sizes.push({ budget, bytes });
  }
  return sizes;
}
