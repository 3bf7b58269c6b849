import type { Scenario } from './scenario.ts';

/** What no OpenAPI document says, or no client of JSON over HTTP does: which scenarios, and why. */
export const notCounted: readonly { readonly names: RegExp; readonly why: string }[] = [
  { names: /^Payload_Xml_|_XmlPagination_/, why: 'XML' },
  {
    names: /^Routes_QueryParameters_QueryContinuation_/,
    why: 'the path has a query in it, which OpenAPI forbids',
  },
  {
    names: /^Routes_PathParameters_(PathExpansion|ReservedExpansion)_/,
    why: 'the expansions `{/name}` and `{+name}` have no style in OpenAPI 3.0 and 3.1, and the document has lost them',
  },
  { names: /^Parameters_Path_optional$/, why: 'a parameter in a path is always required in OpenAPI' },
  {
    names: /^Payload_Pageable_ServerDrivenPagination_(link|linkString|nestedLink|AlternateInitialVerb_post)$/,
    why: 'the next page has an address that stands in the answer: no operation of the document is there',
  },
];

/** Why a scenario is not counted; `undefined` for one that is. */
export function whyNotCounted({ name }: Pick<Scenario, 'name'>): string | undefined {
  return notCounted.find(({ names }) => names.test(name))?.why;
}
