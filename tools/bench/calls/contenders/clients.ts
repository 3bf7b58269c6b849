import OpenAI from 'openai';
import createClient from 'openapi-fetch';
import Stripe from 'stripe';
import { type Contender, headers, type Place } from '../contender.ts';
import { body, path } from '../exchange.ts';

/** hey-api's stock client on ky, with its zod plugin checking requests and answers. */
export const heyApi: Contender = {
  name: 'hey-api, ky and zod',
  async prepare({ url, heyApiModule }: Place) {
    const { client, createRecord } = (await import(heyApiModule)) as HeyApiModule;
    client.setConfig({ baseUrl: url, headers });
    return async () => (await createRecord({ body, throwOnError: true })).data;
  },
};

interface HeyApiModule {
  readonly client: { setConfig(config: object): void };
  createRecord(options: object): Promise<{ data: unknown }>;
}

interface Paths {
  '/records': {
    post: {
      requestBody: { content: { 'application/json': object } };
      responses: { 200: { content: { 'application/json': object } } };
    };
  };
}

/** openapi-fetch: types over fetch, no checks. */
export const openapiFetch: Contender = {
  name: 'openapi-fetch',
  prepare: async ({ url }) => {
    const client = createClient<Paths>({ baseUrl: url, headers });
    return async () => (await client.POST(path, { body })).data;
  },
};

/** openai-node, its retries armed. */
export const openai: Contender = {
  name: 'openai-node',
  prepare: async ({ url }) => {
    const client = new OpenAI({ apiKey: 'key', baseURL: url, defaultHeaders: headers });
    return async () => client.post(path, { body });
  },
};

/** stripe-node, its retries armed; a path of its second API, which takes JSON. */
export const stripe: Contender = {
  name: 'stripe-node',
  prepare: async ({ url }) => {
    const { hostname, port } = new URL(url);
    const client = new Stripe('sk_test_key', { host: hostname, port, protocol: 'http', telemetry: false });
    return () => client.rawRequest('POST', `/v2${path}`, body as Record<string, unknown>);
  },
};
