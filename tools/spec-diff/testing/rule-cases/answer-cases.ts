import { answer, fields, type Node, responses } from '../small-api.ts';
import { from, type RuleCases } from './rule-case.ts';
import { json, shapes, text, twoTags, union, whole } from './schemas.ts';

const pdf = { content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } };

const headed = (header: Node) => responses({ 200: { headers: { 'X-Total': header } } });

/** Cases for the rows about answers. */
export const answerCases = {
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
  'header-added': from(responses({ 200: {} }), headed({ schema: whole })),
  'header-removed': from(headed({ schema: whole }), responses({ 200: {} })),
  'header-required': from(headed({ schema: whole }), headed({ required: true, schema: whole })),
  'header-optional': from(headed({ required: true, schema: whole }), headed({ schema: whole })),
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
  'answer-fractions': from(
    answer(fields({ a: { type: 'integer' } })),
    answer(fields({ a: { type: 'number' } })),
  ),
  'answer-null-added': from(answer(fields({ a: text })), answer(fields({ a: { type: ['string', 'null'] } }))),
  'answer-null-removed': from(
    answer(fields({ a: { type: ['string', 'null'] } })),
    answer(fields({ a: text })),
  ),
  'answer-limit-tightened': from(
    answer(fields({ a: { type: 'string', maxLength: 128 } })),
    answer(fields({ a: { type: 'string', maxLength: 64 } })),
  ),
  'answer-limit-loosened': from(
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
  'answer-values-closed': from(
    answer(fields({ a: text })),
    answer(fields({ a: { type: 'string', enum: ['X'] } })),
  ),
  'answer-values-opened': from(
    answer(fields({ a: { type: 'string', enum: ['X'] } })),
    answer(fields({ a: text })),
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
} as const satisfies RuleCases;
