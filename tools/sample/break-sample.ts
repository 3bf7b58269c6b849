import { bodySchemaPointer } from '../shared/body-schema.ts';
import { childPointer, pointerSegments } from '../shared/json-pointer.ts';
import {
  operation as findOperation,
  isJsonMediaType,
  type OpenApi,
  type Operation,
} from '../shared/openapi.ts';
import { createValidator, type Validator } from '../shared/validator.ts';
import type { SampledRequest } from './sample-requests.ts';
import { withoutBytes } from './without-bytes.ts';

/** How a request was broken. */
export type Breakage =
  /** Something required was taken away. */
  | 'missing'
  /** A value got another JSON type. */
  | 'type'
  /** A field that nobody knows was added. */
  | 'unknown'
  /** A text was replaced by one that its enum, pattern or format refuses. */
  | 'value';

/** A request that must be refused, for one reason. */
export interface BrokenRequest {
  readonly breakage: Breakage;
  /** Where: `body.content.type`, `query.limit`. */
  readonly at: string;
  /** In words: `body.content.type: removed`. */
  readonly what: string;
  readonly request: SampledRequest;
}

interface Candidate {
  readonly breakage: Breakage;
  readonly pointer: string;
  readonly how: string;
  readonly value: unknown;
}

/** What may break a request. Whether it does is asked of those alone that come back: a large body has hundreds. */
interface Attempt {
  readonly breakage: Breakage;
  readonly at: string;
  /** The broken request; undefined when the schemas accept it. */
  broken(): BrokenRequest | undefined;
}

/** A text that no enum, pattern or format of ours accepts. */
const nonsense = '?? no such value ??';

/**
 * Copies of a sample with one thing wrong in each. Only what the schemas really refuse comes back: Ajv has the
 * say. At most `limit` of them (default 40), each breakage in turn, the outermost places first.
 */
export function breakSample(
  document: OpenApi,
  operationId: string,
  sample: SampledRequest,
  options: { limit?: number; validator?: Validator } = {},
): BrokenRequest[] {
  const operation = findOperation(document, operationId);
  const validator = options.validator ?? createValidator(document);
  const attempts = [
    ...[...brokenParameters(operation, sample, validator)].map(certain),
    ...bodyAttempts(operation, sample, validator),
  ];
  return inTurn(attempts, options.limit ?? 40);
}

function certain(broken: BrokenRequest): Attempt {
  return { breakage: broken.breakage, at: broken.at, broken: () => broken };
}

function* bodyAttempts(
  operation: Operation,
  sample: SampledRequest,
  validator: Validator,
): Generator<Attempt> {
  const pointer = bodySchemaPointer(operation, 'request');
  if (pointer === undefined || sample.body === undefined) return;
  if (operation.requestBody?.required === true) {
    const { body: _body, mediaType: _mediaType, ...request } = sample;
    yield certain({ breakage: 'missing', at: 'body', what: 'body: removed', request });
  }
  // Other media types carry nothing but text: there is no wrong type, and nobody refuses a further part.
  const isJson = isJsonMediaType(sample.mediaType ?? 'application/json');
  for (const { breakage, pointer: at, how, value } of candidates(sample.body)) {
    if (!isJson && breakage !== 'missing') continue;
    const segments = pointerSegments(at);
    const place = ['body', ...segments].join('.');
    yield {
      breakage,
      at: place,
      broken() {
        const body =
          breakage === 'missing' ? without(sample.body, segments) : replaced(sample.body, segments, value);
        if (validator.accepts(pointer, withoutBytes(body))) return undefined;
        return { breakage, at: place, what: `${place}: ${how}`, request: { ...sample, body } };
      },
    };
  }
}

function* candidates(value: unknown, pointer = ''): Generator<Candidate> {
  if (pointer !== '') yield { breakage: 'missing', pointer, how: 'removed', value: undefined };
  if (value instanceof Uint8Array) return;
  yield wrongType(value, pointer);
  if (typeof value === 'string') {
    yield { breakage: 'value', pointer, how: `set to "${nonsense}"`, value: nonsense };
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* candidates(item, `${pointer}/${index}`);
  } else if (typeof value === 'object' && value !== null) {
    const added = { ...value, no_such_field: true };
    yield { breakage: 'unknown', pointer, how: '`no_such_field` added', value: added };
    for (const [key, item] of Object.entries(value)) yield* candidates(item, childPointer(pointer, key));
  }
}

function wrongType(value: unknown, pointer: string): Candidate {
  const other = typeof value === 'string' ? { wrong: 'type' } : 'a text';
  const to = typeof value === 'string' ? 'an object' : 'a text';
  return { breakage: 'type', pointer, how: `made ${to}`, value: other };
}

function* brokenParameters(
  operation: Operation,
  sample: SampledRequest,
  validator: Validator,
): Generator<BrokenRequest> {
  const groups = { path: 'path', query: 'query', header: 'headers' } as const;
  for (const [index, parameter] of operation.parameters.entries()) {
    if (parameter.in === 'cookie' || parameter['x-managed'] !== undefined) continue;
    const group = groups[parameter.in];
    const values = sample[group];
    if (!(parameter.name in values)) continue;
    const at = `${parameter.in}.${parameter.name}`;
    if (parameter.required === true && parameter.in !== 'path') {
      const { [parameter.name]: _removed, ...rest } = values;
      yield { breakage: 'missing', at, what: `${at}: removed`, request: { ...sample, [group]: rest } };
    }
    if (parameter.schema === undefined || typeof values[parameter.name] === 'object') continue;
    const schemaPointer = `${operation.pointers.parameters[index]}/schema`;
    if (validator.accepts(schemaPointer, nonsense)) continue;
    const request = { ...sample, [group]: { ...values, [parameter.name]: nonsense } };
    yield { breakage: 'value', at, what: `${at}: set to "${nonsense}"`, request };
  }
}

/** The kinds of breakage take turns, so that a limit leaves some of each. */
function inTurn(attempts: readonly Attempt[], limit: number): BrokenRequest[] {
  const byKind = new Map<Breakage, Attempt[]>();
  for (const one of attempts) byKind.set(one.breakage, [...(byKind.get(one.breakage) ?? []), one]);
  let queues = [...byKind.values()].map(outermostFirst);
  const taken: BrokenRequest[] = [];
  while (queues.length > 0 && taken.length < limit) {
    const round = queues.map((queue) => ({ queue, next: queue.next() }));
    taken.push(...round.flatMap(({ next }) => (next.done ? [] : next.value)));
    queues = round.filter(({ next }) => !next.done).map(({ queue }) => queue);
  }
  return taken.slice(0, limit);
}

function* outermostFirst(attempts: readonly Attempt[]): Generator<BrokenRequest> {
  const depth = ({ at }: Attempt): number => at.split('.').length;
  for (const attempt of attempts.toSorted((a, b) => depth(a) - depth(b))) {
    const broken = attempt.broken();
    if (broken) yield broken;
  }
}

function without(value: unknown, segments: readonly string[]): unknown {
  const [first = '', ...rest] = segments;
  if (Array.isArray(value)) {
    if (rest.length === 0) return value.filter((_, index) => index !== Number(first));
    return value.map((item, index) => (index === Number(first) ? without(item, rest) : item));
  }
  const object = value as Record<string, unknown>;
  if (rest.length > 0) return { ...object, [first]: without(object[first], rest) };
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== first));
}

function replaced(value: unknown, segments: readonly string[], by: unknown): unknown {
  const [first, ...rest] = segments;
  if (first === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === Number(first) ? replaced(item, rest, by) : item));
  }
  const object = value as Record<string, unknown>;
  return { ...object, [first]: replaced(object[first], rest, by) };
}
