import type { RequestParts } from './request-parts.ts';

/** A page, as the steps see it. */
export interface PageAnswer {
  readonly data: unknown;
  readonly items: readonly unknown[];
  readonly headers: Headers;
}

/** What follows a page: the input of the next one, the end, or why it cannot go on. */
export type NextStep =
  | {
      readonly next: RequestParts;
      /** What the service calls the next page; the same twice is a circle. */
      readonly token?: unknown;
    }
  | { readonly end: true }
  | { readonly stuck: string };

/** How a list continues (`x-pagination`): one of `tokenPages()`, `offsetPages()`, `headerPages()`, `filterPages()`. */
export interface PageStyle {
  readonly style: 'token' | 'offset' | 'page-header' | 'filter';
  /** Dotted path of the items in a page. */
  readonly items: string;
  /** Decides what follows a page. The caller's own input is kept; only what selects the page is changed. */
  nextStep(input: RequestParts, answer: PageAnswer): NextStep;
}
