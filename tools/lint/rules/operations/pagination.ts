import {
  isJsonMediaType,
  type OpenApi,
  type Operation,
  type ParameterPlace,
  parameterSchema,
  responseHeaders,
  type Schema,
} from '../../../shared/openapi.ts';
import { target, typesOf } from '../../../shared/schema-shape.ts';
import type { Finding, Rule } from '../../spec.ts';

/** Which member of `x-pagination` names what, by style (specs/README.md, "Extensions"). */
const members = {
  token: { query: ['token', 'limit'], body: ['items', 'next'], request: [], response: [] },
  offset: { query: ['offset', 'limit'], body: ['items', 'total'], request: [], response: [] },
  'page-header': {
    query: ['pageQuery'],
    body: ['items'],
    request: ['page'],
    response: ['currentPage', 'perPage', 'total'],
  },
  filter: { query: ['filter'], body: ['items'], request: [], response: ['total'] },
} as const;

/** What `x-pagination` names is there: parameters, headers, and the way to the items. */
export const pagination: Rule = {
  name: 'pagination',
  severity: 'error',
  *check({ document, operations }): Generator<Finding> {
    for (const operation of operations) {
      const rule = (operation.extensions['x-pagination'] ?? {}) as Record<string, string | string[]>;
      const style = members[rule.style as keyof typeof members];
      if (!style) continue;
      const names = rule as Record<string, string>;
      const pointer = `${operation.pointer}/x-pagination`;
      for (const member of style.query)
        yield* checkParameter(operation, names[member], 'query', member, pointer);
      for (const member of style.request)
        yield* checkParameter(operation, names[member], 'header', member, pointer);
      for (const member of style.response)
        for (const name of [rule[member]].flat())
          yield* checkHeader(document, operation, name, member, pointer);
      for (const member of style.body) yield* checkBody(document, operation, names[member], member, pointer);
      if (names.style === 'offset') {
        const limit = operation.parameters.find(
          ({ name, in: place }) => place === 'query' && name === rule.limit,
        );
        if (limit) yield* checkSize(operation, rule, parameterSchema(limit), pointer);
      }
      if (names.style === 'filter') yield* checkFilter(document, operation, rule, pointer);
    }
  },
};

function* checkParameter(
  { id, parameters }: Operation,
  name: string | undefined,
  place: ParameterPlace,
  member: string,
  pointer: string,
): Generator<Finding> {
  if (name === undefined) return;
  const found = parameters.some(
    (parameter) => parameter.in === place && sameName(parameter.name, name, place),
  );
  if (found) return;
  yield {
    pointer: `${pointer}/${member}`,
    message: `${id} has no ${place} parameter \`${name}\`. Declare it: \`- name: ${name}\`, \`in: ${place}\`.`,
  };
}

function* checkHeader(
  document: OpenApi,
  operation: Operation,
  name: string | undefined,
  member: string,
  pointer: string,
): Generator<Finding> {
  if (name === undefined) return;
  const response = successOf(operation);
  const declared = response ? Object.keys(responseHeaders(document, response)) : [];
  if (declared.some((header) => sameName(header, name, 'header'))) return;
  yield {
    pointer: `${pointer}/${member}`,
    message: `The success response of ${operation.id} has no header \`${name}\`. Declare it: \`headers: { ${name}: { $ref: … } }\`.`,
  };
}

function* checkBody(
  document: OpenApi,
  operation: Operation,
  path: string | undefined,
  member: string,
  pointer: string,
): Generator<Finding> {
  if (path === undefined) return;
  const content = Object.entries(successOf(operation)?.content ?? {});
  const schema = content.find(([type]) => isJsonMediaType(type))?.[1].schema;
  const found = schema && schemaAt(document, schema, path);
  if (!found) {
    yield {
      pointer: `${pointer}/${member}`,
      message: `The answer of ${operation.id} has nothing at \`${path}\`. Name the field by its dotted path, or \`''\` for the body itself.`,
    };
  } else if (member === 'items' && !typesOf(found).includes('array')) {
    yield {
      pointer: `${pointer}/items`,
      message: `\`${path || 'the body'}\` in the answer of ${operation.id} is no array. Name the field that holds the items.`,
    };
  }
}

function* checkSize(
  { id }: Operation,
  { limit, size }: Readonly<Record<string, unknown>>,
  { default: usual }: Schema,
  pointer: string,
): Generator<Finding> {
  if (typeof usual !== 'number' || usual === size) return;
  yield {
    pointer: `${pointer}/size`,
    message: `A page of ${id} holds ${usual} items where no \`${limit}\` is given. Say so: \`size: ${usual}\`.`,
  };
}

function* checkFilter(
  document: OpenApi,
  operation: Operation,
  rule: Readonly<Record<string, unknown>>,
  pointer: string,
): Generator<Finding> {
  const { id, parameters } = operation;
  const filter = parameters.find((parameter) => parameter.in === 'query' && parameter.name === rule.filter);
  if (!filter) return;
  for (const member of ['limit', 'skip']) {
    const name = rule[member];
    if (typeof name !== 'string') continue;
    const found = schemaAt(document, parameterSchema(filter), name);
    if (found && member === 'limit') yield* checkSize(operation, rule, found, pointer);
    if (found) continue;
    yield {
      pointer: `${pointer}/${member}`,
      message: `The filter of ${id} has no member \`${name}\`. Add it to the \`properties\` of \`${filter.name}\`.`,
    };
  }
}

function successOf({ responses }: Operation): Operation['responses'][string] | undefined {
  const status = Object.keys(responses).find((key) => key.startsWith('2'));
  return status === undefined ? undefined : responses[status];
}

function sameName(a: string, b: string, place: ParameterPlace): boolean {
  return place === 'header' ? a.toLowerCase() === b.toLowerCase() : a === b;
}

function schemaAt(document: OpenApi, schema: Schema, path: string): Schema | undefined {
  let candidates = branches(document, schema);
  for (const name of path === '' ? [] : path.split('.')) {
    candidates = candidates
      .flatMap((candidate) => candidate.properties?.[name] ?? [])
      .flatMap((property) => branches(document, property));
  }
  return candidates[0];
}

function branches(document: OpenApi, schema: Schema): Schema[] {
  const there = target(document, schema, '').schema;
  const inner = [...(there.oneOf ?? []), ...(there.anyOf ?? []), ...(there.allOf ?? [])];
  return inner.length === 0 ? [there] : [...inner.flatMap((branch) => branches(document, branch)), there];
}
