import type { Issue } from '../validation/issue.ts';
import type { RequestParts } from './request-parts.ts';

/** A page, as the steps see it. */
export interface PageAnswer {
  readonly data: unknown;
  readonly items: readonly unknown[];
  readonly headers: Headers;
  /** How many items there are on all pages, as the service said last. */
  readonly total?: number | undefined;
}

/** The input of the next page, and what is known of it. */
export interface FollowingPage {
  readonly next: RequestParts;
  /** What the service calls the next page; the same twice is a circle. */
  readonly token?: unknown;
  /** How many items of the list come before it, where that can be said. */
  readonly at?: number;
  /** How many items a full page has, as the service said last. */
  readonly holds?: number | undefined;
  /** The service says that this was all, in a way that may mean the page alone. Nothing new is the end then. */
  readonly enough?: boolean;
  /** Nothing says that there is more, the page was full. The same page again is the end then, with a warning. */
  readonly guess?: boolean;
}

/** What follows a page: the next one, the end, or why it cannot go on. */
export type NextStep =
  | FollowingPage
  | { readonly end: true }
  | { readonly stuck: string }
  /** It is not the page that was asked for, and nobody gets it. */
  | { readonly wrong: string };

/** How a list continues (`x-pagination`): one of `tokenPages()`, `offsetPages()`, `headerPages()`, `filterPages()`. */
export interface PageStyle {
  readonly style: 'token' | 'offset' | 'page-header' | 'filter';
  /** Dotted path of the items in a page. */
  readonly items: string;
  /** What the first page is asked for with, if not with the caller's input as it is. What is reported is refused. */
  begin?(input: RequestParts, report: (issue: Issue) => void): RequestParts;
  /** How many items there are on all pages, if the service says so. */
  count?(answer: PageAnswer): number | undefined;
  /**
   * Decides what follows a page, to which the step `led`. The caller's own input is kept; only what selects the page is
   * changed.
   */
  nextStep(input: RequestParts, answer: PageAnswer, led?: FollowingPage): NextStep;
}
