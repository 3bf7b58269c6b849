import type { Schema } from '../../../shared/openapi.ts';
import { answer, fields, request } from '../small-api.ts';
import { from, type RuleCases } from './rule-case.ts';
import { ref, text, whole } from './schemas.ts';

/** Cases for the rows about exported types and all else. */
export const restCases = {
  'type-added': from(request(text), request({ $ref: ref('Name') }, { Name: text })),
  'type-removed': from(request({ $ref: ref('Name') }, { Name: text }), request(text)),
  'type-renamed': from(
    request({ $ref: ref('Name') }, { Name: text }),
    request({ $ref: ref('FullName') }, { FullName: text }),
  ),
  secret: from(answer(fields({ a: text })), answer(fields({ a: { type: 'string', 'x-secret': true } }))),
  'known-values': from(
    answer(fields({ a: text })),
    answer(fields({ a: { type: 'string', 'x-open-enum': ['X'] } })),
  ),
  words: from(
    answer(fields({ a: text })),
    answer(fields({ a: { type: 'string', description: 'The first.' } })),
  ),
  order: from(answer(fields({ a: text, b: whole })), answer(fields({ b: whole, a: text }))),
  unclassified: from(answer(fields({})), answer({ ...fields({}), not: { required: ['b'] } } as Schema)),
} as const satisfies RuleCases;
