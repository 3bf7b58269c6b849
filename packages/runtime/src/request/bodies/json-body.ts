import type { BodyFormat } from '../../operation/descriptors.ts';

/** JSON, as most bodies are. */
export const jsonBody: BodyFormat = {
  name: 'json',
  encode(value, _maxBytes, report) {
    const body = jsonOf(value, (message) => report({ path: 'body', code: 'invalid_type', message }));
    return body === undefined ? undefined : { body, contentType: 'application/json' };
  },
};

/** A value as JSON; where there is none, it says why. */
export function jsonOf(value: unknown, wrong: (message: string) => void): string | undefined {
  try {
    const text: string | undefined = JSON.stringify(value);
    if (text === undefined) wrong('cannot be written as JSON');
    return text;
  } catch {
    wrong('cannot be written as JSON: it holds a cycle or a BigInt');
    return undefined;
  }
}
