import ky from 'ky';
import type { ClientOptions } from '../client/client-options.ts';
import { createNodeFetch } from '../node/create-node-fetch.ts';

/** Every way for a client to send: what holds for one has to hold for all. */
export const SENDERS: readonly { readonly sender: string; readonly options: Partial<ClientOptions> }[] = [
  { sender: 'ky', options: {} },
  { sender: 'a ky of the user', options: { ky: ky.create() } },
  {
    sender: 'a ky with hooks',
    options: {
      ky: ky.create({
        onDownloadProgress: () => undefined,
        hooks: { afterResponse: [({ response }) => response] },
      }),
    },
  },
  {
    sender: 'a ky over createNodeFetch()',
    options: {
      ky: ky.create({
        fetch: createNodeFetch(),
        onDownloadProgress: () => undefined,
        hooks: { afterResponse: [({ response }) => response] },
      }),
    },
  },
  { sender: 'fetch', options: { fetch } },
  { sender: 'createNodeFetch()', options: { fetch: createNodeFetch() } },
];
