import document from '../../../keyline/src/gen/openapi.json' with { type: 'json' };
import type { OpenApi } from '../core/spec/document.ts';

/** The spec of Keyline. */
export const keylineDocument = document as unknown as OpenApi;
