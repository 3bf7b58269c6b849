/** The items of every list, in order. */
export const LIST_ITEMS: readonly { readonly id: string }[] = Array.from({ length: 23 }, (_, index) => ({
  id: `item-${index + 1}`,
}));

/** How many of them a page has. */
export const PAGE_LENGTH = 5;
