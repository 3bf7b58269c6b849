import type { Schema } from '../../../shared/openapi.ts';
import { fields, request } from '../small-api.ts';
import { from, type RuleCases } from './rule-case.ts';
import { shapes, text, twoTags, union, whole } from './schemas.ts';

const needed: Schema = { type: 'string', 'x-needed': true };

/** Cases for the rows about values in requests. */
export const requestCases = {
  'request-field-added-required': from(request(fields({})), request(fields({ a: text }, 'a'))),
  'request-field-added-optional': from(request(fields({})), request(fields({ a: text }))),
  'request-field-removed': from(request(fields({ a: text })), request(fields({}))),
  'request-field-renamed': from(request(fields({ given_name: text })), request(fields({ first_name: text }))),
  'request-field-required': from(request(fields({ a: text })), request(fields({ a: text }, 'a'))),
  'request-field-needed': from(request(fields({ a: text })), request(fields({ a: needed }))),
  'needed-field-required': from(request(fields({ a: needed })), request(fields({ a: needed }, 'a'))),
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
} as const satisfies RuleCases;
