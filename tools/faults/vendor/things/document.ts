import type { OpenApi } from '../../../../packages/sandbox/src/core/spec/document.ts';
import { PAGE_LENGTH } from './list-items.ts';

type Node = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const object = (properties: Node) => ({ type: 'object', required: Object.keys(properties), properties });
const array = (items: Node) => ({ type: 'array', items });
const json = (schema: Node) => ({ description: '', content: { 'application/json': { schema } } });

const thing = object({ reference: text, done: { type: 'integer' } });
const items = array(object({ id: text }));
const refusal = json(object({ content: object({ status: { type: 'integer' }, code: text, message: text }) }));
const referenceInPath = { name: 'reference', in: 'path', required: true, schema: text };
const key = {
  name: 'X-Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', format: 'uuid' },
};

/** Says that an operation heeds its key. */
const replayed = { 'X-Idempotency-Replayed': { schema: { type: 'boolean' } } };

/** An operation that answers with JSON. */
function operation(operationId: string, schema: Node, more: Node = {}): Node {
  return { operationId, responses: { 200: json(schema), default: refusal }, ...more };
}

/** Work on a thing, under a key or without. */
function work(operationId: string, isKeyed: boolean, hasBody: boolean, inPath: boolean): Node {
  const parameters = [...(isKeyed ? [key] : []), ...(inPath ? [referenceInPath] : [])];
  const requestBody = { required: true, ...json(object({ reference: text })) };
  const made = operation(operationId, thing, { parameters, ...(hasBody && { requestBody }) });
  return isKeyed
    ? { ...made, responses: { 200: { ...json(thing), headers: replayed }, default: refusal } }
    : made;
}

function area(name: string, isKeyed: boolean): Node {
  const id = (method: string) => `${method}${name}`;
  return {
    [`/${name}/things`]: { post: work(id('create'), isKeyed, true, false) },
    [`/${name}/things/{reference}`]: {
      put: work(id('put'), isKeyed, true, true),
      patch: work(id('patch'), isKeyed, true, true),
      delete: work(id('delete'), isKeyed, false, true),
      ...(!isKeyed && { get: operation('lookAtThing', thing, { parameters: [referenceInPath] }) }),
    },
  };
}

function list(style: string, pagination: Node, schema: Node, parameters: readonly Node[]): Node {
  const more = { parameters, 'x-pagination': { style, ...pagination } };
  return { [`/lists/${style}`]: { get: operation(`list ${style}`, schema, more) } };
}

const inQuery = (name: string, schema: Node) => ({ name, in: 'query', schema });
const number = { type: 'integer', minimum: 0 };
const content = object({ key: text, secret: text });

/** An API of our own under fiskaly's rules: every method with a key and without, lists in the four styles of pages. */
export const THINGS_DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1' },
  servers: [{ url: 'https://vendor.example' }],
  security: [{ token: [] }],
  'x-idempotency': {
    header: 'X-Idempotency-Key',
    format: 'uuid',
    ttlSeconds: 86_400,
    replayedHeader: 'X-Idempotency-Replayed',
  },
  paths: {
    '/tokens': {
      post: operation('createToken', object({ content: { type: 'object' } }), {
        security: [],
        requestBody: { required: true, ...json(object({ content })) },
      }),
    },
    ...area('keyed', true),
    ...area('plain', false),
    // A thing that can be replaced once, as a document that becomes final with it.
    '/plain/final/{reference}': { put: work('finish', false, true, true) },
    ...list(
      'token',
      { items: 'results', token: 'token', limit: 'limit', next: 'pagination.token' },
      {
        type: 'object',
        required: ['results'],
        properties: { results: items, pagination: object({ token: text }) },
      },
      [inQuery('token', text), inQuery('limit', { ...number, default: PAGE_LENGTH })],
    ),
    ...list(
      'offset',
      { items: 'data', offset: 'offset', limit: 'limit', total: 'count', size: PAGE_LENGTH },
      object({ data: items, count: number }),
      [inQuery('offset', number), inQuery('limit', number)],
    ),
    ...list(
      'page-header',
      {
        items: '',
        page: 'X-Requested-Page',
        currentPage: 'X-Page',
        perPage: 'X-Per-Page',
        total: 'X-Total',
        size: PAGE_LENGTH,
      },
      items,
      [],
    ),
    ...list(
      'filter',
      {
        items: '',
        filter: 'filter',
        limit: 'limit',
        skip: 'skip',
        total: 'X-Total-Count',
        size: PAGE_LENGTH,
      },
      items,
      [{ name: 'filter', in: 'query', content: { 'application/json': { schema: { type: 'object' } } } }],
    ),
  },
} as unknown as OpenApi;
