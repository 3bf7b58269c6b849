import { compiled } from './compiled.ts';
import type { OpenApi } from './document.ts';

/** The names of an API's operations. */
export interface OperationNames {
  /** The vendor's, as the ledger has them. */
  readonly all: readonly string[];
  /** The vendor's name for its own or for that of the client's function; throws for one that is neither. */
  idOf(name: string): string;
}

/** Reads the names of a document. A client's function may be called otherwise than the vendor's operation (`x-sdk.function`). */
export function operationNames(document: OpenApi): OperationNames {
  const ids = new Map<string, string>();
  for (const { id, extensions } of compiled(document).operations) {
    const { function: name = id } = (extensions['x-sdk'] ?? {}) as { readonly function?: string };
    ids.set(name, id);
  }
  const all = [...ids.values()];
  return {
    all,
    idOf(name) {
      if (all.includes(name)) return name;
      const id = ids.get(name);
      if (id !== undefined) return id;
      throw new TypeError(`\`operation\`: there is no \`${name}\`. There are: ${all.join(', ')}.`);
    },
  };
}
