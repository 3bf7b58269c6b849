import type { SampledRequest } from '../../sample/sample-requests.ts';
import type { SpecAnswer } from '../spec/answer-of.ts';
import type { Pagination } from '../spec/operation-facts.ts';
import { valueAt } from '../spec/value-at.ts';

/** A request for the first page: the sample without the parameter that selects another one. */
export function firstPageRequest(pagination: Pagination, sample: SampledRequest): SampledRequest {
  return position(pagination, sample, undefined);
}

/** The request that must follow the spec's example of a page; undefined when that page is the last one. */
export function nextPageRequest(
  pagination: Pagination,
  first: SampledRequest,
  answer: SpecAnswer,
): SampledRequest | undefined {
  const items = valueAt(answer.value, pagination.items);
  const count = Array.isArray(items) ? items.length : 0;
  const total = name(pagination, 'total');
  switch (pagination.style) {
    case 'token': {
      const token = valueAt(answer.value, name(pagination, 'next'));
      return typeof token === 'string' && token !== '' ? position(pagination, first, token) : undefined;
    }
    case 'offset':
      return count < Number(valueAt(answer.value, total)) ? position(pagination, first, count) : undefined;
    case 'filter': {
      const all = answer.headers[total.toLowerCase()];
      return all === undefined || count < Number(all) ? position(pagination, first, count) : undefined;
    }
    case 'page-header': {
      const header = (field: string): number => Number(answer.headers[name(pagination, field).toLowerCase()]);
      const page = header('currentPage');
      return page * header('perPage') < header('total') ? position(pagination, first, page + 1) : undefined;
    }
  }
}

/** The spec's example of a page itself when more pages follow it, else a copy that says that one more item exists. */
export function withMoreToCome(pagination: Pagination, answer: SpecAnswer): SpecAnswer {
  const items = valueAt(answer.value, pagination.items);
  const total = name(pagination, 'total');
  if (!Array.isArray(items) || items.length === 0 || total === '') return answer;
  const more = items.length + 1;
  if (pagination.style === 'offset' && Number(valueAt(answer.value, total)) < more) {
    return { ...answer, value: replaceAt(answer.value, total.split('.'), more) };
  }
  if (pagination.style === 'filter' && Number(answer.headers[total.toLowerCase()]) < more) {
    return { ...answer, headers: { ...answer.headers, [total.toLowerCase()]: String(more) } };
  }
  return answer;
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [key]: replaceAt(object[key], rest, by) };
}

function position(
  pagination: Pagination,
  sample: SampledRequest,
  value: string | number | undefined,
): SampledRequest {
  const { style } = pagination;
  if (style === 'page-header') {
    const moved = { ...sample, headers: withField(sample.headers, name(pagination, 'page'), value) };
    const query = name(pagination, 'pageQuery');
    return query === '' ? moved : { ...moved, query: withField(sample.query, query, value) };
  }
  if (style === 'filter') {
    const parameter = name(pagination, 'filter');
    const filter = (sample.query[parameter] ?? {}) as Record<string, unknown>;
    const moved = withField(filter, name(pagination, 'skip'), value);
    // No filter at all, rather than an empty one, where the position was all it said.
    const kept = Object.keys(moved).length === 0 ? undefined : moved;
    return { ...sample, query: withField(sample.query, parameter, kept) };
  }
  return { ...sample, query: withField(sample.query, name(pagination, style), value) };
}

/** What the rule names there; of several names for a header, the first. */
function name(pagination: Pagination, field: string): string {
  return String([pagination[field]].flat()[0] ?? '');
}

function withField(
  object: Readonly<Record<string, unknown>>,
  field: string,
  value: unknown,
): Record<string, unknown> {
  const { [field]: _old, ...rest } = object;
  return value === undefined ? rest : { ...rest, [field]: value };
}
