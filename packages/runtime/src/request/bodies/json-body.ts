import type { BodyFormat } from '../../operation/descriptors.ts';

/** JSON, as most bodies are. */
export const jsonBody: BodyFormat = {
  name: 'json',
  encode(value, _maxBytes, report) {
    try {
      const text = JSON.stringify(value);
      if (text !== undefined) return { body: text, contentType: 'application/json' };
      report({ path: 'body', code: 'invalid_type', message: 'cannot be written as JSON' });
    } catch {
      report({
        path: 'body',
        code: 'invalid_type',
        message: 'cannot be written as JSON: it holds a cycle or a BigInt',
      });
    }
    return undefined;
  },
};
