import {
  isJsonMediaType,
  namedExamples,
  type OpenApi,
  type Operation,
  parameterSchema,
  resolve,
  type Schema,
} from '../../src/core/spec/document.ts';

/** A request that its sender got wrong: what is not said is right. */
export interface Mistake {
  readonly title: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const JSON_TYPE = { 'content-type': 'application/json' };
/** What no schema of the vendors has meant, and code that trusts its input breaks on. */
const ODD: readonly unknown[] = [null, '', 'x', -1, 1e308, 0.1, true, [], [null], {}, { constructor: 1 }];
const BODIES = ['', '{', 'nul', '"text"', '[]', 'null', '{}', '[[[]]]', '{"__proto__":{"a":1}}', '\ufeff{}'];
const TYPES = [
  'application/xml',
  'text/plain',
  'nonsense',
  'multipart/form-data',
  'application/json; charset=x',
];

/** Every kind of mistake that can be made with an operation. */
export function* mistakesWith(document: OpenApi, operation: Operation): Iterable<Mistake> {
  const example = exampleOf(document, operation);
  const right = example === undefined ? {} : { headers: JSON_TYPE, body: JSON.stringify(example) };
  yield { ...right, title: 'none but the ids' };
  if (operation.requestBody) {
    for (const body of BODIES) yield { title: `the body ${body}`, headers: JSON_TYPE, body };
    for (const type of TYPES)
      yield { title: `a body of ${type}`, headers: { 'content-type': type }, body: right.body ?? 'a=1' };
    for (const [title, body] of spoiled(example))
      yield { title, headers: JSON_TYPE, body: JSON.stringify(body) };
  }
  for (const parameter of operation.parameters) {
    const { name, in: place } = parameter;
    if (place === 'header') yield { ...right, title: name, headers: { ...right.headers, [name]: '?' } };
    if (place !== 'query') continue;
    const { type } = resolve<Schema>(document, parameterSchema(parameter));
    for (const value of ['', 'x', '-1', '0', '9'.repeat(30), '[]', '{}', '{', 'null', '%00']) {
      yield { ...right, title: `${name}=${value} of ${type}`, query: `?${name}=${value}` };
    }
    yield { ...right, title: `${name} twice`, query: `?${name}=1&${name}=2&${name}[a][b]=3` };
  }
}

function exampleOf(document: OpenApi, { requestBody }: Operation): unknown {
  const [, media] = Object.entries(requestBody?.content ?? {}).find(([type]) => isJsonMediaType(type)) ?? [];
  return media && Object.values(namedExamples(document, media))[0]?.value;
}

/** A value with each of its parts in turn replaced by what it should not be, or left out. */
function* spoiled(value: unknown, at = ''): Iterable<readonly [title: string, value: unknown]> {
  for (const odd of ODD) yield [`${at || 'the body'} = ${JSON.stringify(odd)}`, odd];
  if (typeof value !== 'object' || value === null) return;
  for (const [name, own] of Object.entries(value)) {
    const put = (other: unknown) => {
      if (Array.isArray(value)) return value.with(Number(name), other);
      return { ...value, [name]: other };
    };
    yield [`${at}/${name} left out`, put(undefined)];
    for (const [title, other] of spoiled(own, `${at}/${name}`)) yield [title, put(other)];
  }
}
