import {
  isJsonMediaType,
  type OpenApi,
  type Operation,
  type Parameter,
  type ParameterPlace,
  parameterSchema,
  responseHeaders,
  type Schema,
} from '../../../shared/openapi.ts';
import { target, typesOf } from '../../../shared/schema-shape.ts';
import type { Finding, Rule } from '../../spec.ts';

/** Where what a member of `x-pagination` names stands. */
type Place = 'query' | 'header' | 'answer header' | 'answer' | 'filter';

/** Which member names what, by style (specs/README.md, "Extensions"). */
const members: Readonly<Record<string, Readonly<Record<string, Place>>>> = {
  token: { token: 'query', limit: 'query', items: 'answer', next: 'answer' },
  offset: { offset: 'query', limit: 'query', items: 'answer', total: 'answer' },
  'page-header': {
    page: 'header',
    pageQuery: 'query',
    items: 'answer',
    currentPage: 'answer header',
    perPage: 'answer header',
    total: 'answer header',
  },
  filter: { filter: 'query', limit: 'filter', skip: 'filter', items: 'answer', total: 'answer header' },
};

type Names = Readonly<Record<string, string | readonly string[] | number | undefined>>;

/** What `x-pagination` names is there: parameters, headers, and the way to the items. */
export const pagination: Rule = {
  name: 'pagination',
  severity: 'error',
  *check({ document, operations }): Generator<Finding> {
    for (const operation of operations) {
      const names = (operation.extensions['x-pagination'] ?? {}) as Names;
      const pointer = `${operation.pointer}/x-pagination`;
      for (const [member, place] of Object.entries(members[String(names.style)] ?? {})) {
        for (const name of [names[member] ?? []].flat().map(String)) {
          const message = complaint(document, operation, names, place, member, name);
          if (message !== undefined) yield { pointer: `${pointer}/${member}`, message };
        }
      }
      const { default: usual } = limitOf(document, operation, names) ?? {};
      if (typeof usual !== 'number' || usual === names.size) continue;
      yield {
        pointer: `${pointer}/size`,
        message: `A page of ${operation.id} holds ${usual} items where no \`${names.limit}\` is given. Say so: \`size: ${usual}\`.`,
      };
    }
  },
};

/** Why what is named is not there; undefined when it is. */
function complaint(
  document: OpenApi,
  operation: Operation,
  names: Names,
  place: Place,
  member: string,
  name: string,
): string | undefined {
  const { id } = operation;
  if (place === 'query' || place === 'header') {
    if (parameterOf(operation, place, name)) return undefined;
    return `${id} has no ${place} parameter \`${name}\`. Declare it: \`- name: ${name}\`, \`in: ${place}\`.`;
  }
  if (place === 'filter') {
    const filter = parameterOf(operation, 'query', names.filter);
    if (!filter || schemaAt(document, parameterSchema(filter), name)) return undefined;
    return `The filter of ${id} has no member \`${name}\`. Add it to the \`properties\` of \`${filter.name}\`.`;
  }
  const answer = successOf(operation);
  if (place === 'answer header') {
    const declared = answer ? Object.keys(responseHeaders(document, answer)) : [];
    if (declared.some((header) => sameName(header, name, 'header'))) return undefined;
    return `The success response of ${id} has no header \`${name}\`. Declare it: \`headers: { ${name}: { $ref: … } }\`.`;
  }
  const json = Object.entries(answer?.content ?? {}).find(([type]) => isJsonMediaType(type));
  const found = json?.[1].schema && schemaAt(document, json[1].schema, name);
  if (!found) {
    return `The answer of ${id} has nothing at \`${name}\`. Name the field by its dotted path, or \`''\` for the body itself.`;
  }
  if (member !== 'items' || typesOf(found).includes('array')) return undefined;
  return `\`${name || 'the body'}\` in the answer of ${id} is no array. Name the field that holds the items.`;
}

/** The schema of the parameter, or of the filter's member, that says how many items a page has. */
function limitOf(document: OpenApi, operation: Operation, names: Names): Schema | undefined {
  if (names.style !== 'offset' && names.style !== 'filter') return undefined;
  const parameter = parameterOf(operation, 'query', names.filter ?? names.limit);
  if (!parameter || names.style === 'offset') return parameter && parameterSchema(parameter);
  return schemaAt(document, parameterSchema(parameter), String(names.limit));
}

function parameterOf({ parameters }: Operation, place: ParameterPlace, name: unknown): Parameter | undefined {
  return parameters.find((one) => one.in === place && sameName(one.name, String(name), place));
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
