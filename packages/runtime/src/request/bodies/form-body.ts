import type { BodyFormat, QueryStyle } from '../../operation/descriptors.ts';
import { isPlain } from '../../validation/is-plain.ts';
import { encodePairs } from '../encode-query.ts';

/** An object as `application/x-www-form-urlencoded`, whose fields are written in these styles; a list repeats its name. */
export function formFields(styles: Readonly<Record<string, QueryStyle>>): BodyFormat {
  return {
    name: 'form',
    ...(Object.keys(styles).length > 0 && { own: true }),
    encode(value, _maxBytes, report) {
      // A `URLSearchParams` or a `Map` would be sent as nothing.
      if (!isPlain(value ?? {})) {
        report({ path: 'body', code: 'invalid_type', message: 'must be a plain object' });
        return undefined;
      }
      const pairs = encodePairs('body', (value ?? {}) as Readonly<Record<string, unknown>>, styles, report);
      return { body: pairs.replaceAll('%20', '+'), contentType: 'application/x-www-form-urlencoded' };
    },
  };
}

/** An object of texts, numbers, truth values and lists of them as `application/x-www-form-urlencoded`. */
export const formBody: BodyFormat = /* @__PURE__ */ formFields({});
