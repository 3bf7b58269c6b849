import { api, type Node } from '../small-api.ts';
import { from, type RuleCases } from './rule-case.ts';

const idempotency = (more: Node = {}) =>
  api({ 'x-idempotency': { header: 'X-Key', format: 'string', ttlSeconds: 60, ...more } });
const scheme = (more: Node = {}) =>
  api({ components: { securitySchemes: { Key: { type: 'http', ...more } } } });
const servers = (...list: Node[]) => api({ servers: list });
const test = { url: 'https://test.example', 'x-environment': 'test' };
const live = { url: 'https://live.example', 'x-environment': 'live' };

/** Cases for the rows about the API as a whole. */
export const apiCases = {
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
  'error-detail-moved': from(
    api({ 'x-errors': { code: 'code' } }),
    api({ 'x-errors': { code: ['error.code', 'code'] } }),
  ),
  'error-detail': from(
    api({ 'x-errors': { code: 'code' } }),
    api({ 'x-errors': { code: 'code', message: 'text' } }),
  ),
} as const satisfies RuleCases;
