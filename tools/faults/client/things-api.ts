import type { ApiDescriptor, HttpMethod, OperationDescriptor, PageStyle } from '@quittance/runtime';
import {
  filterPages,
  headerPages,
  jsonBody,
  listOperation,
  offsetPages,
  operation,
  tokenPages,
} from '@quittance/runtime';
import * as z from 'zod/mini';

/** The rules of fiskaly's APIs, for operations of every method, with a key and without. */
export const thingsApi: ApiDescriptor = {
  id: 'vendor/things',
  name: 'Things',
  version: '1',
  servers: [{ url: 'https://vendor.example' }],
  managed: { 'X-Idempotency-Key': { idempotencyKey: true } },
  idempotency: {
    header: 'X-Idempotency-Key',
    format: 'uuid',
    ttlSeconds: 86_400,
    inProgressStatus: 409,
    mismatchStatus: 422,
    replayedHeader: 'X-Idempotency-Replayed',
  },
  errors: { code: ['content.code'], message: ['content.message'] },
};

/** A thing, and how often the work on it was done. */
export interface Thing {
  readonly reference: string;
  readonly done: number;
}

interface Responses {
  200: Thing;
}

// That there is a body, and nothing of what is in it.
const zAnything = () => z.unknown();
const zThing = () => z.object({ reference: z.string(), done: z.number() });

/** An operation on a thing, and what the policy needs to know of it. */
export interface ThingOperation {
  /** `POST, covered` */
  readonly name: string;
  readonly method: HttpMethod;
  readonly covered: boolean;
  /** Its spec says that a 503 was not carried out. */
  readonly promises503: boolean;
  /** It works once: a repetition without a key is refused with 409. */
  readonly final: boolean;
  readonly descriptor: OperationDescriptor;
}

/** Operations of every method, covered and not. */
export const THING_OPERATIONS: readonly ThingOperation[] = [
  thing('GET', false),
  ...(['PUT', 'DELETE', 'POST', 'PATCH'] as const).flatMap((method) => [
    thing(method, false),
    thing(method, true),
  ]),
  thing('PUT', false, { final: true }),
  thing('POST', false, { promises503: true }),
  thing('POST', true, { promises503: true }),
];

function thing(
  method: HttpMethod,
  covered: boolean,
  { final = false, promises503 = false }: { readonly final?: boolean; readonly promises503?: boolean } = {},
): ThingOperation {
  const area = `/${covered ? 'keyed' : 'plain'}/${final ? 'final' : 'things'}`;
  const traits = [
    method,
    final && 'final',
    covered ? 'covered' : 'uncovered',
    promises503 && '503 not executed',
  ];
  const name = traits.filter(Boolean).join(', ');
  return {
    name,
    method,
    covered,
    final,
    promises503,
    descriptor: {
      id: name.replace(/\W+/g, '_'),
      method,
      path: method === 'POST' ? area : `${area}/{reference}`,
      ...(method !== 'GET' && method !== 'DELETE' && { bodyFormat: jsonBody }),
      response: { 200: zThing },
      ...(covered && { covered: true, managed: ['X-Idempotency-Key'] }),
      ...(method !== 'GET' && {
        reconcile: { operation: 'lookAtThing', hint: '`done` says how often the work was done' },
      }),
      ...(promises503 && { notExecuted: [503] }),
    },
  };
}

/** What to ask after an unknown outcome. */
export const lookAtThing = operation<
  { path: { reference: string }; url: '/plain/things/{reference}' },
  Responses
>({
  id: 'lookAtThing',
  method: 'GET',
  path: '/plain/things/{reference}',
  response: { 200: zThing },
});

/** Fetches a token in fiskaly's form. */
export const createToken = operation<
  { body: { content: { key: string; secret: string } }; url: '/tokens' },
  { 200: { content: { authentication: { bearer: string; issued_at: string; expires_at: string } } } }
>({
  id: 'createToken',
  method: 'POST',
  path: '/tokens',
  bodyFormat: jsonBody,
  response: { 200: zAnything },
  auth: false,
});

const STYLES: readonly PageStyle[] = [
  tokenPages({ items: 'results', token: 'token', next: 'pagination.token' }),
  offsetPages({ items: 'data', offset: 'offset', limit: 'limit', total: 'count' }),
  headerPages({
    items: '',
    page: 'X-Requested-Page',
    currentPage: 'X-Page',
    perPage: 'X-Per-Page',
    total: 'X-Total',
    size: 5,
  }),
  filterPages({ items: '', filter: 'filter', limit: 'limit', skip: 'skip', total: 'x-total-count' }),
];

/** A list in each of the four paging styles. */
export const LISTS = STYLES.map((pagination) => ({
  style: pagination.style,
  list: listOperation<{ url: string }, { 200: unknown }, { id: string }>({
    id: `list_${pagination.style}`,
    method: 'GET',
    path: `/lists/${pagination.style}`,
    query: { filter: 'json' },
    response: { 200: zAnything },
    pagination,
  }),
}));
