import type { Parameter } from '../../shared/openapi.ts';

/** A query parameter whose only value is the empty text (specs/README.md): callers say `true`. */
export function isFlag({ in: place, schema }: Parameter): boolean {
  return place === 'query' && schema?.const === '';
}
