import type { OpenApi } from '../../shared/openapi.ts';

/** Two states of one API. */
export interface Sides {
  readonly before: OpenApi;
  readonly after: OpenApi;
}
