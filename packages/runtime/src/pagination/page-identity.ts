import { fieldOf } from './advance.ts';

/** What two pages are compared by. */
export interface PageIdentity {
  readonly key: unknown;
  /** Whether an equal page is the same one. Rows that look alike prove nothing: two pages of them look alike, too. */
  readonly isProof: boolean;
}

/**
 * A page by its ids, where each item has one of its own, since a page that is sent again may have other times or
 * addresses in it; else by the whole text.
 */
export function identityOf(items: readonly unknown[]): PageIdentity {
  const ids = items.map((item) => fieldOf(Object(item), 'id'));
  try {
    const texts = items.map((item) => JSON.stringify(item));
    const haveIds = !ids.includes(undefined);
    const isOf = (all: readonly unknown[]) => all.length > 1 && new Set(all).size === all.length;
    return {
      key: JSON.stringify(haveIds && isOf(ids) ? ids : texts),
      isProof: isOf(texts) || (haveIds && ids.length === 1),
    };
  } catch {
    // Nested too deeply: like no other page.
    return { key: items, isProof: true };
  }
}
