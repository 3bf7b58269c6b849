import type { Pagination } from '../../../contract/spec/operation-facts.ts';
import { code } from './code.ts';

/** How a list is paged, and what the client does about it. */
export function pagingSentence(pagination: Pagination): string {
  const { style, size } = pagination;
  const name = (field: string) =>
    [pagination[field] ?? ''].flat().map(String).filter(Boolean).map(code).join(' or ');
  const total = name('total') === '' ? '' : ` ${name('total')} counts the items of all pages.`;
  const full = typeof size === 'number' ? ` A page has ${size} items where you ask for no other number.` : '';
  const limit = name('limit') === '' ? '' : ` ${name('limit')} is how many a page has.`;
  const use =
    'Await the call for one page, or iterate it for all items: the client asks for the next page as you go.';
  switch (style) {
    case 'token':
      return `${use} A page tells the token of the next in ${name('next')}, which goes back as ${name('token')}.${limit}`;
    case 'offset':
      return `${use} It counts ${name('offset')} on by what came.${limit}${total}${full}`;
    case 'page-header':
      return `${use} It asks for a page by its number, in the header ${name('page')}; ${name('currentPage')} and ${name('perPage')} of the answer tell where it is.${total}${full}`;
    case 'filter':
      return `${use} It counts ${name('skip')} inside of ${name('filter')} on by what came.${limit}${total}${full}`;
  }
}
