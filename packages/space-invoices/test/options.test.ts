import { expect, it } from 'vitest';
import { createSpaceInvoices } from '../src/index.ts';

const accessToken = 'a-token-of-some-length';

it.each<[object, string]>([
  [{ baseURL: 'https://proxy.example' }, '`baseURL` is no option. Did you mean `baseUrl`?'],
  [{ acessToken: accessToken }, '`acessToken` is no option. Did you mean `accessToken`?'],
])('refuses %j', (options, message) => {
  expect(() => createSpaceInvoices({ accessToken, ...options })).toThrow(
    expect.objectContaining({ name: 'ConfigurationError', message: expect.stringContaining(message) }),
  );
});

it('takes options that are undefined as left out', () => {
  const { client } = createSpaceInvoices({ accessToken, environment: undefined, timeout: undefined });
  expect(client.baseUrl).toMatch(/^https/);
});
