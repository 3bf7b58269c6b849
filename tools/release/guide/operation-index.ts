import { camelCase } from '../../scaffold/names.ts';
import type { Operation } from '../../shared/openapi.ts';
import type { Mark } from '../../site/reference/model/operation-page.ts';
import { marksOf } from '../../site/reference/operation/operation-page.ts';
import type { SpecFacts } from '../../site/reference/operation/spec-facts.ts';
import type { VendorApi } from './vendor-api.ts';

const legend: Readonly<Record<Mark | 'deprecated', string>> = {
  paged: 'await it for a page, iterate it for all items',
  idempotent: 'takes an idempotency key',
  stream: '`data` is a stream of bytes',
  events: '`data` is a stream of events',
  inferred: 'no source prints its method or path; `overrides()` of the runtime sets another',
  undocumented: "not on the vendor's page of this API",
  'no credentials': 'sent without them',
  deprecated: 'the vendor will take it away',
};

/** One line for each operation of an API: its call, function, route, what it does, and its marks. */
export function operationIndex({ api, spec }: VendorApi): string[] {
  return spec.operations.map((operation) => {
    const { functionName, group, method, descriptor } = spec.clientOf(operation);
    const marks = marksFor(spec, operation);
    const parts = [
      `\`${[camelCase(api.name), ...group, method].join('.')}\``,
      `\`${functionName}\``,
      `\`${operation.method.toUpperCase()} ${String(descriptor.path)}\``,
      (operation.object.summary ?? operation.id).trim(),
      ...(marks.length === 0 ? [] : [marks.join(', ')]),
    ];
    return `- ${parts.join(' · ')}`;
  });
}

/** What the marks mean that operations of these APIs have. */
export function markLegend(apis: readonly VendorApi[]): string {
  const found = new Set(apis.flatMap(({ spec }) => spec.operations.flatMap((one) => marksFor(spec, one))));
  const known = Object.entries(legend).filter(([mark]) => found.has(mark as Mark));
  return known.map(([mark, meaning]) => `*${mark}*: ${meaning}.`).join(' ');
}

function marksFor(spec: SpecFacts, operation: Operation): (Mark | 'deprecated')[] {
  const { descriptor, isList } = spec.clientOf(operation);
  const isDeprecated = operation.object.deprecated === true;
  return [...marksOf(operation, descriptor, isList), ...(isDeprecated ? (['deprecated'] as const) : [])];
}
