import { layer } from '@quittance/runtime';
import { createNodeFetch } from '@quittance/runtime/node';
import type { SignPtOptions } from '../../../../packages/fiskaly/src/sign-pt.ts';
import { createRecord, createSignPtClient } from '../../../../packages/fiskaly/src/sign-pt.ts';
import type { Contender } from '../contender.ts';
import { body } from '../exchange.ts';

type Input = Parameters<typeof createRecord>[0]['body'];

/** Everything on: token, idempotency key, retries armed, deadline, strict requests, answers checked. */
export const ours: Contender = contender('quittance', {});

/** The same without validation. */
export const oursUnchecked: Contender = contender('quittance, no validation', {
  validation: { request: false, response: false },
});

/** Everything on, round ky. */
export const oursOnFetch: Contender = contender('quittance, fetch: globalThis.fetch', {
  fetch: globalThis.fetch,
});

/** Everything on, and a layer of the user's own around each attempt. */
export const oursWithLayer: Contender = contender('quittance, one layer', {
  use: [layer((_, next) => next())],
});

/** Everything on, sent by undici. */
export const oursOnUndici: Contender = contender('quittance, createNodeFetch()', {
  fetch: createNodeFetch(),
});

function contender(name: string, options: Partial<SignPtOptions>): Contender {
  return {
    name,
    async prepare({ url }) {
      const client = createSignPtClient({ apiKey: 'key', apiSecret: 'secret', baseUrl: url, ...options });
      // A mistake here would be measured for ever: the first call is held to everything.
      await createRecord({
        client,
        body: body as Input,
        validation: { request: 'strict', response: 'throw' },
      });
      return async () => (await createRecord({ client, body: body as Input })).data;
    },
  };
}
