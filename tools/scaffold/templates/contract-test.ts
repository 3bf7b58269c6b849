import { type Auth, credentialOptions } from '../auth.ts';
import { camelCase, titleCase } from '../names.ts';
import { stemOf, type Target } from '../target.ts';

/** The contract test of one API. */
export function contractTest(target: Target): string {
  const stem = stemOf(target);
  const source = target.entry === '.' ? 'index' : target.entry;
  const name = camelCase(target.name);
  return `import { testContract } from '@quittance/tools/contract/test-contract.ts';
import * as ${name} from '../src/${source}.ts';
import { contractOptions } from './${stem}.options.ts';

testContract('${target.id}', ${name}, contractOptions);
`;
}

/** What the contract test makes its client with. */
export function contractOptions(target: Target, auth: Auth, credential: string): string {
  const options = credentialOptions(auth);
  const client = options.map((option) => `${option}: given`);
  return `import type { ContractOptions } from '@quittance/tools/contract/contract-options.ts';

const given = '${credential}';

/** A client of the ${titleCase(target.id)} API for the mock. */
export const contractOptions: ContractOptions = { client: { ${client.join(', ')} }, token: { given } };
`;
}
