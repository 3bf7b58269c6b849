import { expect, test } from 'vitest';
import { defineVendor } from '../../src/core/contracts.ts';
import type { OpenApi } from '../../src/core/spec/document.ts';
import { createSandbox } from '../../src/index.ts';

const document = {
  openapi: '3.1.0',
  info: { title: 'Switch', version: '1' },
  servers: [{ url: 'https://switch.example' }],
  paths: {
    '/switch': {
      get: {
        operationId: 'getSwitch',
        parameters: [{ name: 'X-On', in: 'header', schema: { type: 'boolean' } }],
        responses: { 204: { description: '' }, 400: { description: '' } },
      },
    },
  },
} as unknown as OpenApi;

const vendor = defineVendor({
  id: 'test/switch',
  document,
  options: {},
  handlers: { getSwitch: () => ({}) },
  authenticate: () => ({ id: 'nobody' }),
  refuse: () => ({ status: 400 }),
});

test.each([
  ['true', 204],
  ['false', 204],
  ['perhaps', 400],
])('a header that is declared as a boolean may say %s: %i', async (value, status) => {
  using sandbox = createSandbox(vendor);
  const answer = await sandbox.fetch('https://any.example/switch', { headers: { 'X-On': value } });
  expect(answer.status).toBe(status);
});
