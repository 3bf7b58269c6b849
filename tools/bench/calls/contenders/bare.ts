import ky from 'ky';
import { Agent, request } from 'undici';
import { type Contender, headers } from '../contender.ts';
import { body, path } from '../exchange.ts';

/** Node's fetch and `JSON`. */
export const bareFetch: Contender = {
  name: 'bare fetch',
  prepare: async ({ url }) => {
    return async () =>
      (await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  },
};

/** ky as it comes: ten seconds' timeout, retries for what it holds safe, errors thrown. */
export const bareKy: Contender = {
  name: 'ky, its defaults',
  prepare: async ({ url }) => {
    const client = ky.create({ headers });
    return () => client.post(url + path, { json: body }).json();
  },
};

/** The floor. */
export const bareUndici: Contender = {
  name: 'undici.request',
  prepare: async ({ url }) => {
    const dispatcher = new Agent();
    return async () => {
      const options = { method: 'POST', headers, body: JSON.stringify(body), dispatcher } as const;
      return (await request(url + path, options)).body.json();
    };
  },
};
