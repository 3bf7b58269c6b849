import type { OpenApi } from '../../shared/openapi.ts';
import type { SpecAnswer } from './answer-of.ts';
import { valueAt } from './value-at.ts';

/** What a caller must read in an error, where the spec's `x-errors` says to look. */
export interface ErrorAnswer {
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly requestId: string | undefined;
  /** Milliseconds that the answer asks to wait. */
  readonly retryAfterMs: number | undefined;
  readonly body: unknown;
  /** It has something where the spec says that errors have it; where that is not said, it is an object. */
  readonly isInForm: boolean;
}

interface ErrorPlaces {
  readonly code?: string | readonly string[];
  readonly message?: string | readonly string[];
  readonly fields?: string | readonly string[];
  readonly requestIdHeader?: string;
}

/** Reads an error answer of the spec. */
export function errorAnswer(document: OpenApi, { value, headers }: SpecAnswer): ErrorAnswer {
  const places = (document['x-errors'] ?? {}) as ErrorPlaces;
  const read = (paths: string | readonly string[] = []): unknown =>
    [paths]
      .flat()
      .map((path) => valueAt(value, path))
      .find((found) => found !== undefined && found !== null);
  const code = read(places.code);
  const message = read(places.message);
  const fields = read(places.fields);
  const wait = headers['retry-after'];
  const isObject = typeof value === 'object' && value !== null;
  const isToldOf = [places.code, places.message, places.fields].some((place) => place !== undefined);
  return {
    code: typeof code === 'string' || typeof code === 'number' ? String(code) : undefined,
    message: typeof message === 'string' && message !== '' ? message : undefined,
    fields: fieldsOf(fields),
    isInForm: isToldOf ? [code, message, fields].some((found) => found !== undefined) : isObject,
    requestId: places.requestIdHeader && headers[places.requestIdHeader.toLowerCase()],
    retryAfterMs: wait === undefined ? undefined : Number(wait) * 1000,
    body: value,
  };
}

/** Messages by field, each a list: vendors also write a single text. */
function fieldsOf(value: unknown): Record<string, string[]> {
  if (typeof value !== 'object' || value === null) return {};
  const entries: [string, unknown][] = Array.isArray(value) ? [['', value]] : Object.entries(value);
  return Object.fromEntries(
    entries.map(([field, messages]) => [
      field,
      [messages].flat().map((one) => (typeof one === 'string' ? one : JSON.stringify(one))),
    ]),
  );
}
