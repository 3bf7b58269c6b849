import type { BrokenRequest } from '../../sample/break-sample.ts';
import { withoutBytes } from '../../sample/without-bytes.ts';
import { bodySchemaPointer } from '../../shared/body-schema.ts';
import { pointerSegments } from '../../shared/json-pointer.ts';
import type { Operation } from '../../shared/openapi.ts';
import type { Misfit, Validator } from '../../shared/validator.ts';

/**
 * The fields that a client or the mock may blame for a broken request: what was broken, and what JSON Schema blames. They differ
 * where a field told the variants of an untagged union apart: without it, another field is one too many or missing.
 */
export function blamedPlaces(operation: Operation, broken: BrokenRequest, validator: Validator): string[] {
  const place = broken.at.replace(/^header\./, 'headers.');
  const own = broken.breakage === 'unknown' ? `${place}.no_such_field` : place;
  const pointer = bodySchemaPointer(operation, 'request');
  const { body } = broken.request;
  if (pointer === undefined || body === undefined || !place.startsWith('body')) return [own];
  return [...new Set([own, ...validator.check(pointer, withoutBytes(body)).map(placeOf)])];
}

function placeOf({ at, message }: Misfit): string {
  const missing = /^must have required property '(.+)'$/.exec(message)?.[1];
  return ['body', ...pointerSegments(at), ...(missing === undefined ? [] : [missing])].join('.');
}
