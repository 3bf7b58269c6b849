import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../shared/openapi.ts';
import { contractClient } from '../../site/reference/api/contract-client.ts';
import { operationPage } from '../../site/reference/operation/operation-page.ts';
import type { SpecFacts } from '../../site/reference/operation/spec-facts.ts';
import { clientFacts, managedOptions } from '../../site/reference/samples/client-facts.ts';
import { sampleCode } from '../../site/reference/samples/sample-code.ts';
import { shownRequest } from '../../site/reference/samples/shown-request.ts';
import type { VendorApi } from './vendor-api.ts';

/** A whole module that makes the client of an API and calls what teaches most: the sample of the reference's page. */
export async function clientSample({ api, spec, options }: VendorApi, root: string): Promise<string> {
  const contract = Object.keys(await contractClient(api, root));
  const client = clientFacts(api, spec.document, options, contract, managedOptions(spec.operations));
  const [operation] = inOrderOfUse(spec, textsOf(join(root, 'packages', api.package)));
  if (operation === undefined) throw new Error(`${api.id} has no operation to show. Add one to its spec.`);
  const page = operationPage(spec, operation, client.variable);
  const request = shownRequest(spec, operation);
  const [sample] = sampleCode({ client, operation, page, request });
  return sample?.code ?? '';
}

/**
 * A write under a key comes first, then a list, then a read that the vendor prints; of the same kind, what the package's
 * own page and examples call most often.
 */
function inOrderOfUse({ operations, clientOf }: SpecFacts, texts: string): readonly Operation[] {
  const rank = (operation: Operation): number => {
    const { descriptor, isList } = clientOf(operation);
    if (operation.method === 'post' && descriptor.covered === true && descriptor.auth !== false) return 0;
    if (isList) return 1;
    return operation.method === 'get' && descriptor.inferred !== true ? 2 : 3;
  };
  const uses = (operation: Operation): number => {
    const { group, method } = clientOf(operation);
    return texts.split(`.${[...group, method].join('.')}(`).length;
  };
  return [...operations].sort((one, other) => rank(one) - rank(other) || uses(other) - uses(one));
}

function textsOf(folder: string): string {
  const files = ['README.md', ...globSync('examples/*.ts', { cwd: folder }).sort()];
  return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}
