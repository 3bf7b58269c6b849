import { expect, it } from 'vitest';
import { createBilling } from '../src/billing.ts';

const token = 'a-token-of-some-length';

it.each<[object, string]>([
  [{ baseURL: 'https://proxy.example' }, '`baseURL` is no option. Did you mean `baseUrl`?'],
  [{ orgID: 'masmovil' }, '`orgID` is no option. Did you mean `orgId`?'],
  [{ managed: {} }, '`managed` is no option.'],
  [{ serviceAccount: {} }, 'give `token` or `serviceAccount`, not both'],
  [{ token: undefined, serviceAccount: null }, "`serviceAccount` must be the account's JSON, parsed"],
])('refuses %j', (options, message) => {
  expect(() => createBilling({ token, ...options } as never)).toThrow(
    expect.objectContaining({
      name: 'ConfigurationError',
      message: expect.stringContaining(`[masstack/billing] ${message}`),
    }),
  );
});

it('takes options that are undefined as left out', () => {
  const { client } = createBilling({
    token,
    serviceAccount: undefined,
    environment: undefined,
    orgId: undefined,
    tokenCache: undefined,
  });
  expect(client.baseUrl).toMatch(/^https/);
});
