import type { OpenApi } from '../../../shared/openapi.ts';
import { api, type Node, operationWith, parameters, responses } from '../small-api.ts';
import { from, type RuleCases } from './rule-case.ts';

const sdk = (names: Node) => operationWith({ 'x-sdk': { group: 'things', method: 'create', ...names } });
const keyed = { name: 'X-Key', in: 'header', required: true, 'x-managed': { idempotencyKey: true } };
const covered = (...list: Node[]) =>
  ({ ...parameters(...list), 'x-idempotency': { header: 'X-Key' } }) as OpenApi;
const paged = (more: Node) =>
  operationWith({
    'x-pagination': { style: 'offset', items: 'data', offset: 'o', limit: 'l', total: 'n', ...more },
  });

/** Cases for the rows about operations. */
export const operationCases = {
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
  covered: from(covered(), covered(keyed), 'managed-required'),
  uncovered: from(covered(keyed), covered(), 'managed-removed'),
  pagination: from(
    paged({}),
    operationWith({ 'x-pagination': { style: 'token', items: 'data', token: 't', next: 'n' } }),
  ),
  'pagination-fields': from(paged({}), paged({ limit: 'size' })),
  reconcile: from(api(), operationWith({ 'x-reconcile': { operation: 'listThings', hint: 'Look for it.' } })),
  'not-executed': from(responses({ 503: {} }), responses({ 503: { 'x-not-executed': true } })),
  'maybe-executed': from(responses({ 503: { 'x-not-executed': true } }), responses({ 503: {} })),
} as const satisfies RuleCases;
