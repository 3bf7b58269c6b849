/** A program that imports every entry point, as a whole. */
export function importEverything(specifiers: readonly string[]): string {
  const imports = specifiers.map((specifier, index) => `import * as entry${index} from '${specifier}';`);
  return [
    ...imports,
    `export const entries = [${specifiers.map((_, index) => `entry${index}`).join(', ')}];`,
    '',
  ].join('\n');
}

/** A program that calls each vendor as the READMEs do, with what TypeScript has to infer. */
export const usage = `import { createManagement } from '@quittance/fiskaly/management';
import { createRecord, createSignPt, createSignPtClient, type RecordResource } from '@quittance/fiskaly/sign-pt';
import { createKeyline } from '@quittance/keyline';
import { createBilling } from '@quittance/masstack/billing';
import { idempotencyKeyFrom, isApiError, type QuittanceError } from '@quittance/runtime';
import { createSpaceInvoices } from '@quittance/space-invoices';

export async function sell(apiKey: string, apiSecret: string, id: string): Promise<string | undefined> {
  const options = { apiKey, apiSecret, environment: 'test' } as const;
  const signPt = createSignPt(options);
  const body = { content: { type: 'INTENTION', system: { id }, operation: { type: 'TRANSACTION' } } } as const;
  const { data, idempotency } = await signPt.records.create({ body, idempotencyKey: await idempotencyKeyFrom(id) });
  const replayed: boolean | undefined = idempotency?.replayed;
  const records: RecordResource[] = [];
  for await (const record of signPt.records.list({ query: { limit: 10 } })) records.push(record);
  const again = await createRecord({ client: createSignPtClient(options), body, throwOnError: false });
  const error: QuittanceError | undefined = again.error;
  // @ts-expect-error an operation that does not exist
  signPt.records.sing;
  // @ts-expect-error a field of another type
  await signPt.records.create({ body: { content: 1 } });
  return isApiError(error) ? error.code : replayed === true ? undefined : data.content.id;
}

export async function others(secret: string): Promise<unknown[]> {
  const invoices = await createKeyline({ apiKey: secret }).invoices.list().toArray({ limit: 5 });
  const tax = createBilling({ token: secret });
  const books = createSpaceInvoices({ accessToken: secret });
  const management = createManagement({ apiKey: secret, apiSecret: secret });
  return [invoices[0]?.id, tax, books, management];
}
`;
