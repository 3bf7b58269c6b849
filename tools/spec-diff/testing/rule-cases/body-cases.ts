import type { Schema } from '../../../shared/openapi.ts';
import { api, fields, operationWith } from '../small-api.ts';
import { from, type RuleCases } from './rule-case.ts';
import { json, text } from './schemas.ts';

const body = (type: string, schema: Schema = fields({ a: text })) =>
  operationWith({ requestBody: { required: true, content: { [type]: { schema } } } });

/** Cases for the rows about whether a request has a body, and what kind. */
export const bodyCases = {
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
} as const satisfies RuleCases;
