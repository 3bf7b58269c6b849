import type { BodyFormat } from '../../operation/descriptors.ts';

/** Plain text. */
export const textBody: BodyFormat = {
  name: 'text',
  encode(value, _maxBytes, report) {
    if (typeof value === 'string') return { body: value, contentType: 'text/plain;charset=UTF-8' };
    report({ path: 'body', code: 'invalid_type', message: 'must be a string' });
    return undefined;
  },
};
