import type { Parameter } from '../../shared/openapi.ts';

/** A query parameter whose only value is the empty string: on or off. Callers write `true`. */
export function isFlag({ in: place, allowEmptyValue, schema }: Parameter): boolean {
  return place === 'query' && allowEmptyValue === true && schema?.const === '';
}
