import type { OpenApi, Schema } from '../../shared/openapi.ts';
import type { RuleId } from '../rules.ts';
import {
  answer,
  api,
  fields,
  type Node,
  operationWith,
  parameters,
  request,
  responses,
} from './small-api.ts';

/** Two states of a spec between which nothing but this row's change lies. */
export interface RuleCase {
  readonly before: OpenApi;
  readonly after: OpenApi;
  /** Rows that cannot but come along. */
  readonly also?: readonly RuleId[];
}

const text: Schema = { type: 'string' };
const whole: Schema = { type: 'integer' };
const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });
const pdf = { content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } };
const from = (before: OpenApi, after: OpenApi, ...also: RuleId[]): RuleCase => ({ before, after, also });

const sdk = (names: Node) => operationWith({ 'x-sdk': { group: 'things', method: 'create', ...names } });
const body = (type: string, schema: Schema = fields({ a: text })) =>
  operationWith({ requestBody: { required: true, content: { [type]: { schema } } } });
const keyed = { name: 'X-Key', in: 'header', required: true, 'x-managed': { idempotencyKey: true } };
const version = (constant: string) => ({ name: 'X-Version', in: 'header', 'x-managed': { constant } });
const option = (name: string) => ({ name: 'scope', required: true, 'x-managed': { option: name } });
const idempotency = (more: Node = {}) =>
  api({ 'x-idempotency': { header: 'X-Key', format: 'string', ttlSeconds: 60, ...more } });
const covered = (...list: Node[]) =>
  ({ ...parameters(...list), 'x-idempotency': { header: 'X-Key' } }) as OpenApi;
const scheme = (more: Node = {}) =>
  api({ components: { securitySchemes: { Key: { type: 'http', ...more } } } });
const servers = (...list: Node[]) => api({ servers: list });
const test = { url: 'https://test.example', 'x-environment': 'test' };
const live = { url: 'https://live.example', 'x-environment': 'live' };
const paged = (more: Node) =>
  operationWith({
    'x-pagination': { style: 'offset', items: 'data', offset: 'o', limit: 'l', total: 'n', ...more },
  });

const shape = (tag: string, name: string): Schema => fields({ [tag]: { type: 'string', const: name } }, tag);
const shapes = { Circle: shape('kind', 'CIRCLE'), Square: shape('kind', 'SQUARE') };
const ref = (name: string) => `#/components/schemas/${name}`;
const union = (tag: string, ...names: string[]): Schema => ({
  oneOf: names.map((name) => ({ $ref: ref(name) })),
  discriminator: {
    propertyName: tag,
    mapping: Object.fromEntries(names.map((name) => [name.toUpperCase(), ref(name)])),
  },
});
const twoTags = (tag: string) => ({ Circle: shape(tag, 'CIRCLE'), Square: shape(tag, 'SQUARE') });

/** One case for every row that the comparison of two specs can give; `api-added` and its like need two repositories. */
export const ruleCases: Readonly<
  Record<Exclude<RuleId, 'api-added' | 'api-removed' | 'api-renamed'>, RuleCase>
> = {
  'api-version': from(api(), api({ info: { title: 'Things', version: '2' } })),
  'server-added': from(servers(test), servers(test, live)),
  'server-removed': from(servers(test, live), servers(test)),
  'server-url': from(servers(test), servers({ ...test, url: 'https://other.example' })),
  'server-default': from(servers(test, live), servers(live, test)),
  'server-variable': from(
    servers({ ...test, variables: { host: { default: 'a' } } }),
    servers({ ...test, variables: { host: { default: 'b' } } }),
  ),
  'server-variable-added': from(servers(test), servers({ ...test, variables: { host: { default: 'a' } } })),
  credentials: from(scheme({ scheme: 'bearer' }), scheme({ scheme: 'basic' })),
  'key-format-tightened': from(
    scheme(),
    scheme({ 'x-key-format': { pattern: '^k', hint: 'Begins with k.' } }),
  ),
  'key-format-dropped': from(scheme({ 'x-key-format': { pattern: '^k', hint: 'Begins with k.' } }), scheme()),
  'idempotency-weaker': from(idempotency(), idempotency({ ttlSeconds: 30 })),
  'idempotency-other': from(idempotency(), idempotency({ ttlSeconds: 90 })),
  'error-detail-lost': from(
    api({ 'x-errors': { code: 'code', message: 'text' } }),
    api({ 'x-errors': { code: 'code' } }),
  ),
  'error-detail': from(
    api({ 'x-errors': { code: 'code' } }),
    api({ 'x-errors': { code: ['error.code', 'code'] } }),
  ),

  'operation-added': from(api({ paths: {} }), api()),
  'operation-removed': from(api(), api({ paths: {} })),
  'function-renamed': from(sdk({}), sdk({ function: 'makeThing' })),
  'method-moved': from(sdk({}), sdk({ method: 'make' })),
  route: from(api(), operationWith({}, { path: '/v2/things' })),
  'inferred-route': from(
    operationWith({ 'x-inferred': true }),
    operationWith({ 'x-inferred': true }, { method: 'put' }),
  ),
  deprecated: from(api(), operationWith({ deprecated: true })),
  'credentials-needed': from(operationWith({ security: [] }), operationWith({ security: [{ Key: [] }] })),
  'credentials-dropped': from(operationWith({ security: [{ Key: [] }] }), operationWith({ security: [{}] })),
  covered: from(covered(), covered(keyed), 'managed-added'),
  uncovered: from(covered(keyed), covered(), 'managed-removed'),
  pagination: from(
    paged({}),
    operationWith({ 'x-pagination': { style: 'token', items: 'data', token: 't', next: 'n' } }),
  ),
  'pagination-fields': from(paged({}), paged({ limit: 'size' })),
  reconcile: from(api(), operationWith({ 'x-reconcile': { operation: 'listThings', hint: 'Look for it.' } })),
  'not-executed': from(responses({ 503: {} }), responses({ 503: { 'x-not-executed': true } })),
  'maybe-executed': from(responses({ 503: { 'x-not-executed': true } }), responses({ 503: {} })),

  'parameter-added-required': from(parameters(), parameters({ name: 'size', required: true })),
  'parameter-added-optional': from(parameters(), parameters({ name: 'size' })),
  'parameter-removed': from(parameters({ name: 'size' }), parameters()),
  'parameter-renamed': from(parameters({ name: 'size' }), parameters({ name: 'page_size' })),
  'parameter-moved': from(parameters({ name: 'size' }), parameters({ name: 'size', in: 'header' })),
  'parameter-required': from(parameters({ name: 'size' }), parameters({ name: 'size', required: true })),
  'parameter-optional': from(parameters({ name: 'size', required: true }), parameters({ name: 'size' })),
  'parameter-managed': from(
    parameters({ name: 'X-Version', in: 'header' }),
    parameters({ ...version('1'), in: 'header' }),
  ),
  'parameter-from-option': from(parameters({ name: 'scope', required: true }), parameters(option('scope'))),
  'parameter-option-renamed': from(parameters(option('scope')), parameters(option('realm'))),
  'constant-header': from(parameters(version('2026-05-04')), parameters(version('2026-08-01'))),
  'managed-added': from(parameters(), parameters(version('1'))),
  'managed-removed': from(parameters(version('1')), parameters()),
  'parameter-encoding': from(
    parameters({ name: 'ids', schema: { type: 'array', items: text } }),
    parameters({ name: 'ids', schema: { type: 'array', items: text }, explode: false }),
  ),
  'strip-prefix-added': from(parameters({ name: 'id' }), parameters({ name: 'id', 'x-strip-prefix': 'th_' })),
  'strip-prefix-removed': from(
    parameters({ name: 'id', 'x-strip-prefix': 'th_' }),
    parameters({ name: 'id' }),
  ),

  'body-added-required': from(operationWith({ requestBody: undefined }), api()),
  'body-added-optional': from(
    operationWith({ requestBody: undefined }),
    operationWith({ requestBody: json(fields({})) }),
  ),
  'body-removed': from(api(), operationWith({ requestBody: undefined })),
  'body-required': from(
    operationWith({ requestBody: json(text) }),
    operationWith({ requestBody: { required: true, ...json(text) } }),
  ),
  'body-optional': from(
    operationWith({ requestBody: { required: true, ...json(text) } }),
    operationWith({ requestBody: json(text) }),
  ),
  'body-encoding': from(body('application/json'), body('multipart/form-data')),
  'body-media-type': from(body('application/json'), body('application/vnd.things+json')),
  'request-field-added-required': from(request(fields({})), request(fields({ a: text }, 'a'))),
  'request-field-added-optional': from(request(fields({})), request(fields({ a: text }))),
  'request-field-removed': from(request(fields({ a: text })), request(fields({}))),
  'request-field-renamed': from(request(fields({ given_name: text })), request(fields({ first_name: text }))),
  'request-field-required': from(request(fields({ a: text })), request(fields({ a: text }, 'a'))),
  'request-field-optional': from(request(fields({ a: text }, 'a')), request(fields({ a: text }))),
  'request-type-changed': from(request(fields({ a: text })), request(fields({ a: whole }))),
  'request-type-widened': from(
    request(fields({ a: text })),
    request(fields({ a: { type: ['string', 'integer'] } })),
  ),
  'request-type-narrowed': from(
    request(fields({ a: { type: ['string', 'integer'] } })),
    request(fields({ a: text })),
  ),
  'request-null-added': from(
    request(fields({ a: text })),
    request(fields({ a: { type: ['string', 'null'] } })),
  ),
  'request-null-removed': from(
    request(fields({ a: { oneOf: [text, { type: 'null' }] } })),
    request(fields({ a: text })),
  ),
  'request-limit-tightened': from(
    request(fields({ a: { type: 'string', maxLength: 128 } })),
    request(fields({ a: { type: 'string', maxLength: 64 } })),
  ),
  'request-limit-loosened': from(
    request(fields({ a: { type: 'string', pattern: '^a$' } })),
    request(fields({ a: text })),
  ),
  'request-value-added': from(
    request(fields({ a: { type: 'string', enum: ['X'] } })),
    request(fields({ a: { type: 'string', enum: ['X', 'Y'] } })),
  ),
  'request-value-removed': from(
    request(fields({ a: { type: 'string', enum: ['X', 'Y'] } })),
    request(fields({ a: { type: 'string', const: 'X' } })),
  ),
  'request-values-closed': from(
    request(fields({ a: { type: 'string', 'x-open-enum': ['X'] } })),
    request(fields({ a: { type: 'string', enum: ['X'] } })),
  ),
  'request-values-opened': from(
    request(fields({ a: { type: 'string', enum: ['X'] } })),
    request(fields({ a: { type: 'string', 'x-open-enum': ['X'] } })),
  ),
  'request-variant-added': from(
    request(union('kind', 'Circle'), shapes),
    request(union('kind', 'Circle', 'Square'), shapes),
  ),
  'request-variant-removed': from(
    request(union('kind', 'Circle', 'Square'), shapes),
    request(union('kind', 'Circle'), shapes),
  ),
  'request-tag-changed': from(
    request(union('kind', 'Circle', 'Square'), twoTags('kind')),
    request(union('form', 'Circle', 'Square'), twoTags('form')),
    'request-field-renamed',
  ),
  'request-object-closed': from(request(fields({})), request({ ...fields({}), additionalProperties: false })),
  'request-object-opened': from(request({ ...fields({}), additionalProperties: false }), request(fields({}))),
  'request-default': from(
    request(fields({ a: { type: 'string', default: 'X' } })),
    request(fields({ a: { type: 'string', default: 'Y' } })),
  ),

  'success-status-added': from(responses({ 200: {} }), responses({ 200: {}, 202: {} })),
  'success-status-removed': from(responses({ 200: {}, 202: {} }), responses({ 200: {} })),
  'error-status-added': from(responses({}), responses({ 409: {} })),
  'error-status-removed': from(responses({ 409: {} }), responses({})),
  'answer-kind': from(responses({ 200: json(text) }), responses({ 200: pdf })),
  'answer-body-added': from(responses({ 200: {} }), responses({ 200: json(text) })),
  'answer-body-removed': from(responses({ 200: json(text) }), responses({ 200: {} })),
  'answer-media-type': from(
    responses({ 200: pdf }),
    responses({ 200: { content: { 'image/png': { schema: { type: 'string', format: 'binary' } } } } }),
  ),
  'header-added': from(
    responses({ 200: {} }),
    responses({ 200: { headers: { 'X-Total': { schema: whole } } } }),
  ),
  'header-removed': from(
    responses({ 200: { headers: { 'X-Total': { schema: whole } } } }),
    responses({ 200: {} }),
  ),
  'answer-field-added': from(answer(fields({})), answer(fields({ a: text }, 'a'))),
  'answer-field-removed': from(answer(fields({ a: text })), answer(fields({}))),
  'answer-field-renamed': from(answer(fields({ given_name: text })), answer(fields({ first_name: text }))),
  'answer-field-required': from(answer(fields({ a: text })), answer(fields({ a: text }, 'a'))),
  'answer-field-optional': from(answer(fields({ a: text }, 'a')), answer(fields({ a: text }))),
  'answer-type-changed': from(
    answer(fields({ a: { type: 'array', items: text } })),
    answer(fields({ a: { type: 'array', items: whole } })),
  ),
  'answer-type-widened': from(answer(fields({ a: text })), answer(fields({ a: { anyOf: [text, whole] } }))),
  'answer-type-narrowed': from(answer(fields({ a: { anyOf: [text, whole] } })), answer(fields({ a: text }))),
  'answer-null-added': from(answer(fields({ a: text })), answer(fields({ a: { type: ['string', 'null'] } }))),
  'answer-null-removed': from(
    answer(fields({ a: { type: ['string', 'null'] } })),
    answer(fields({ a: text })),
  ),
  'answer-limit': from(
    answer(fields({ a: { type: 'string', maxLength: 64 } })),
    answer(fields({ a: { type: 'string', maxLength: 128 } })),
  ),
  'answer-format': from(
    answer(fields({ a: { type: 'string', format: 'date' } })),
    answer(fields({ a: { type: 'string', format: 'date-time' } })),
  ),
  'answer-value-added': from(
    answer(fields({ a: { type: 'string', enum: ['X'] } })),
    answer(fields({ a: { type: 'string', enum: ['X', 'Y'] } })),
  ),
  'answer-value-removed': from(
    answer(fields({ a: { type: 'string', enum: ['X', 'Y'] } })),
    answer(fields({ a: { type: 'string', enum: ['X'] } })),
  ),
  'answer-variant-added': from(
    answer(union('kind', 'Circle'), shapes),
    answer(union('kind', 'Circle', 'Square'), shapes),
  ),
  'answer-variant-removed': from(
    answer(union('kind', 'Circle', 'Square'), shapes),
    answer(union('kind', 'Circle'), shapes),
  ),
  'answer-tag-changed': from(
    answer(union('kind', 'Circle', 'Square'), twoTags('kind')),
    answer(union('form', 'Circle', 'Square'), twoTags('form')),
    'answer-field-renamed',
  ),

  'type-added': from(request(text), request({ $ref: ref('Name') }, { Name: text })),
  'type-removed': from(request({ $ref: ref('Name') }, { Name: text }), request(text)),
  'type-renamed': from(
    request({ $ref: ref('Name') }, { Name: text }),
    request({ $ref: ref('FullName') }, { FullName: text }),
  ),
  secret: from(answer(fields({ a: text })), answer(fields({ a: { type: 'string', 'x-secret': true } }))),
  'known-values': from(answer(fields({ a: text })), answer(fields({ a: { type: 'string', enum: ['X'] } }))),
  words: from(
    answer(fields({ a: text })),
    answer(fields({ a: { type: 'string', description: 'The first.' } })),
  ),
  order: from(answer(fields({ a: text, b: whole })), answer(fields({ b: whole, a: text }))),
  unclassified: from(answer(fields({})), answer({ ...fields({}), not: { required: ['b'] } } as Schema)),
};
