import type { BrokenRequest } from '../../sample/break-sample.ts';
import type { SampledRequest } from '../../sample/sample-requests.ts';
import { type OpenApi, type Operation, resolve, type Schema } from '../../shared/openapi.ts';

/**
 * The sample without each field that the client asks for though the schema does not (`x-needed`). A mock takes such a
 * request, as it takes the one on the vendor's page. Apart from the generator on purpose: it is compared with this.
 */
export function withoutNeeded(
  document: OpenApi,
  { requestBody }: Operation,
  sample: SampledRequest,
): BrokenRequest[] {
  const schema = requestBody?.content[sample.mediaType ?? '']?.schema;
  const { properties } = resolve<Schema>(document, (schema ?? {}) as Schema & { $ref: string });
  const needed = Object.entries(properties ?? {}).filter(([, property]) => property['x-needed'] === true);
  return needed.map(([name]) => {
    const { [name]: _removed, ...body } = sample.body as Readonly<Record<string, unknown>>;
    const at = `body.${name}`;
    return { breakage: 'missing', at, what: `${at}: removed`, request: { ...sample, body } };
  });
}
