import { generateKeyPairSync } from 'node:crypto';
import {
  type Client,
  type ClientSettings,
  type OperationDescriptor,
  shareTokens,
  type TokenCache,
} from '@quittance/runtime';
import * as management from '../../packages/fiskaly/src/management.ts';
import * as signPt from '../../packages/fiskaly/src/sign-pt.ts';
import * as unified from '../../packages/fiskaly/src/unified.ts';
import * as keyline from '../../packages/keyline/src/index.ts';
import * as billing from '../../packages/masstack/src/billing.ts';
import * as spaceInvoices from '../../packages/space-invoices/src/index.ts';

/** The secrets that are planted as credentials: recognisable, and with characters that JSON, URLs and forms write their way. */
export const PLANTED = {
  secret: 'PLANTED-secret "4711" /+&=%\\ é',
  password: 'PLANTED password 0815 <&>',
  token: 'PLANTED.token-0001+/=~.signature',
  refresh: 'PLANTED.refresh-0002+/=~.signature',
  hexKey: 'c0ffee'.padEnd(64, '0123456789abcdef'),
} as const;

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

/** The lines of the planted private key. */
export const PRIVATE_KEY_LINES: readonly string[] = privateKey
  .split('\n')
  .filter((line) => line.length > 40 && !line.startsWith('-----'));

/** One way to make a vendor's client. */
export interface Vendor {
  readonly name: string;
  /** What the package exports. */
  readonly module: Readonly<Record<string, unknown>>;
  /** What an exchange answers with; absent where the token is given. */
  readonly token?: unknown;
  create(settings: ClientSettings, tokenCache?: TokenCache): Client;
}

const managementToken = {
  access_token: PLANTED.token,
  access_token_expires_in: 3600,
  refresh_token: PLANTED.refresh,
  refresh_token_expires_in: 7200,
};
const subjectToken = () => ({
  content: {
    type: 'API_KEY',
    authentication: {
      type: 'JWT',
      bearer: PLANTED.token,
      issued_at: new Date().toISOString(),
      expires_at: new Date(Date.now() + 600_000).toISOString(),
    },
  },
});

const fiskalyKey = () => ({ apiKey: 'key-id-1', apiSecret: PLANTED.secret });

/** Every package, with each kind of credentials that it takes. */
export const VENDORS: readonly Vendor[] = [
  vendor('fiskaly/sign-pt', signPt, signPt.createSignPtClient, fiskalyKey, subjectToken()),
  vendor('fiskaly/unified', unified, unified.createUnifiedClient, fiskalyKey, subjectToken()),
  vendor(
    'fiskaly/management with a key',
    management,
    management.createManagementClient,
    fiskalyKey,
    managementToken,
  ),
  vendor(
    'fiskaly/management with a password',
    management,
    management.createManagementClient,
    () => ({ email: 'till@shop.example', password: PLANTED.password }),
    managementToken,
  ),
  vendor('keyline', keyline, keyline.createKeylineClient, () => ({ apiKey: PLANTED.hexKey })),
  vendor('space-invoices', spaceInvoices, spaceInvoices.createSpaceInvoicesClient, () => ({
    accessToken: PLANTED.token,
  })),
  vendor('masstack/billing with a token', billing, billing.createBillingClient, () => ({
    token: PLANTED.token,
    orgId: 'org',
  })),
  vendor(
    'masstack/billing with a service account',
    billing,
    billing.createBillingClient,
    ({ baseUrl }) => ({
      serviceAccount: {
        client_email: 'till@masstack.example',
        private_key_id: 'key-7',
        private_key: privateKey,
        ...(baseUrl && { authUrl: baseUrl }),
      },
      orgId: 'org',
    }),
    { access_token: PLANTED.token, expires_in: 3600 },
  ),
];

function vendor<Options extends object>(
  name: string,
  module: Vendor['module'],
  createClient: (options: Options) => Client,
  credentials: (settings: ClientSettings) => Partial<Options>,
  token?: unknown,
): Vendor {
  const create: Vendor['create'] = (settings, tokenCache) => {
    const shared = tokenCache && { tokenCache: shareTokens(tokenCache) };
    return createClient({ ...settings, ...credentials(settings), ...shared } as Options & ClientSettings);
  };
  return { name, module, token, create };
}

/** The operations of a package that are worth attacking: one for each set of secret fields, those with
 * secret parameters, and three without. */
export function attackedOperations({ module }: Vendor): OperationDescriptor[] {
  const all = Object.values(module).flatMap((one) =>
    typeof one === 'function' && 'descriptor' in one ? [one.descriptor as OperationDescriptor] : [],
  );
  const plain = all.filter(({ secrets }) => !secrets);
  const one = (method: string) => plain.filter((descriptor) => descriptor.method === method).slice(0, 1);
  const secretive = new Map(
    all.filter(({ secrets }) => secrets).map((descriptor) => [String(descriptor.secrets), descriptor]),
  );
  const secretPaths = all.filter(({ secretParameters }) => secretParameters);
  return [...secretive.values(), ...secretPaths, ...one('GET'), ...one('POST'), ...one('DELETE')];
}

/** A body that holds a secret wherever the operation may carry one, whether or not its schema knows the place. */
export function bodyWithSecrets({ secrets = [] }: OperationDescriptor): Record<string, unknown> {
  const body: Record<string, unknown> = { note: 'plain' };
  for (const path of secrets) plant(body, path.split('.'));
  return body;
}

function plant(target: Record<string, unknown>, [head = '', ...rest]: readonly string[]): void {
  if (rest.length === 0) {
    target[head] = PLANTED.secret;
    return;
  }
  if (rest[0] === '*') {
    const item: Record<string, unknown> = {};
    target[head] = [item];
    plant(item, rest.slice(1));
    return;
  }
  target[head] ??= {};
  plant(target[head] as Record<string, unknown>, rest);
}
