import { type RegisteredApi, registeredApis } from '../../shared/apis.ts';
import { apiPage } from './api/api-page.ts';
import { clientOptions } from './api/client-options.ts';
import { contractClient } from './api/contract-client.ts';
import type { ApiPage } from './model/api-page.ts';
import { operationPage } from './operation/operation-page.ts';
import { readSpec } from './operation/read-spec.ts';
import { clientFacts, managedOptions } from './samples/client-facts.ts';
import { curlCommand } from './samples/curl.ts';
import { sampleCode } from './samples/sample-code.ts';
import { shownRequest } from './samples/shown-request.ts';

/** The reference of every API, from the specs as they are, in the order of `specs/apis.yaml`. */
export async function buildReference(): Promise<ApiPage[]> {
  const pages: ApiPage[] = [];
  for (const api of registeredApis()) pages.push(await buildApi(api));
  return pages;
}

/** The reference of one API. */
export async function buildApi(api: RegisteredApi): Promise<ApiPage> {
  const spec = await readSpec(api.id);
  const { document } = spec;
  const options = clientOptions(api);
  const contract = Object.keys(await contractClient(api));
  const client = clientFacts(api, document, options, contract, managedOptions(spec.operations));
  const operations = spec.operations.map((operation) => {
    const page = operationPage(spec, operation, client.variable);
    const request = shownRequest(spec, operation);
    const samples = sampleCode({ client, operation, page, request });
    const curl = curlCommand({ client, operation, facts: spec.factsOf(operation), page, request });
    return { operation, page: { ...page, curl, samples } };
  });
  return apiPage({ api, document, options, operations });
}
