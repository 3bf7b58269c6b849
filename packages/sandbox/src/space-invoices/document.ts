import json from '../../../space-invoices/src/gen/openapi.json' with { type: 'json' };
import type { OpenApi } from '../core/spec/document.ts';

/** The spec of Space Invoices. */
export const document = json as unknown as OpenApi;
