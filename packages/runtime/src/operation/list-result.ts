import type { CallResult, SafeCallResult } from './call-result.ts';

/** A page of a list: the answer, and its items. */
export type Page<Data, Item> = CallResult<Data> & {
  readonly items: readonly Item[];
  /** How many items there are on all pages, if the service says so. */
  readonly total: number | undefined;
};

/** A page, returned or thrown as `throwOnError` says. */
export type PageOf<Data, Item, Throw> = Throw extends false
  ? (Page<Data, Item> & { readonly error: undefined }) | Extract<SafeCallResult<Data>, { data: undefined }>
  : Page<Data, Item>;

/**
 * A list that is asked for when somebody wants it. Awaited, it is one page (awaiting twice is one request); iterated,
 * it is every item of every page, fetched as they are needed. Iterating always throws what goes wrong, and ends only where
 * the service has said that the list does. Between two pages a list may change: where pages are counted by numbers or
 * offsets, an item may then come twice, or not at all.
 */
export interface ListResult<Data, Item, Throw = true>
  extends Promise<PageOf<Data, Item, Throw>>,
    AsyncIterable<Item> {
  /** Every page, from the first. */
  pages(): AsyncIterable<Page<Data, Item>>;
  /** Items in an array, `limit` at most: a list may be longer than memory. */
  toArray(options: { readonly limit: number }): Promise<Item[]>;
}
