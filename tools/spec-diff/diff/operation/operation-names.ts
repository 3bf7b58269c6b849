import type { Operation } from '../../../shared/openapi.ts';

/** What callers call an operation: its function. */
export function functionName({ id, extensions }: Operation): string {
  return (extensions['x-sdk'] as { function?: string } | undefined)?.function ?? id;
}

/** `records.create` */
export function methodName({ id, extensions }: Operation): string {
  const sdk = extensions['x-sdk'] as { group: string; method: string } | undefined;
  return sdk === undefined ? id : `${sdk.group}.${sdk.method}`;
}

/** `POST /records` */
export function routeOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}
