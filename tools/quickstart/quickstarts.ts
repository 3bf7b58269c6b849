/** An example of a package, and the settings that point it at a mock. */
export interface Quickstart {
  /** From the root of the repository. */
  readonly script: string;
  /** The variable that holds the base URL. */
  readonly urlVariable: string;
  /** Credentials that the mock and the spec's rules for keys accept. */
  readonly env: Readonly<Record<string, string>>;
}

/** The examples by API. */
export const quickstarts: Readonly<Record<string, Quickstart>> = {
  'fiskaly/sign-pt': {
    script: 'packages/fiskaly/examples/sign-pt.ts',
    urlVariable: 'FISKALY_SIGN_PT_URL',
    env: { FISKALY_API_KEY: 'mock-key', FISKALY_API_SECRET: 'mock-secret' },
  },
  'fiskaly/management': {
    script: 'packages/fiskaly/examples/management.ts',
    urlVariable: 'FISKALY_MANAGEMENT_URL',
    env: { FISKALY_API_KEY: 'mock-key', FISKALY_API_SECRET: 'mock-secret' },
  },
  keyline: {
    script: 'packages/keyline/examples/order-to-credit-note.ts',
    urlVariable: 'KEYLINE_URL',
    env: { KEYLINE_API_KEY: '0123456789abcdef'.repeat(4) },
  },
  'space-invoices': {
    script: 'packages/space-invoices/examples/organization-with-logo.ts',
    urlVariable: 'SPACE_INVOICES_URL',
    env: { SPACE_INVOICES_TOKEN: 'mock-token' },
  },
  'masstack/billing': {
    script: 'packages/masstack/examples/billing.ts',
    urlVariable: 'MASSTACK_URL',
    env: { MASSTACK_TOKEN: 'mock-token' },
  },
};
