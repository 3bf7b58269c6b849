import type { BodyFormat } from '../../operation/descriptors.ts';

/** An object as `application/x-www-form-urlencoded`; an array repeats its name. */
export const formBody: BodyFormat = {
  name: 'form',
  encode(value, _maxBytes, report) {
    const form = new URLSearchParams();
    for (const [name, field] of Object.entries(value ?? {})) {
      for (const item of Array.isArray(field) ? field : [field]) {
        if (item === undefined) continue;
        if (item === null || typeof item === 'object') {
          const message = 'must be a string, a number or a boolean';
          report({ path: `body.${name}`, code: 'invalid_type', message });
        } else form.append(name, String(item));
      }
    }
    return { body: form.toString(), contentType: 'application/x-www-form-urlencoded' };
  },
};
