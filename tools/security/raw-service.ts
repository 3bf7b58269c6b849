import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ClientSettings } from '@quittance/runtime';
import { createNodeFetch } from '@quittance/runtime/node';
import ky from 'ky';

/** Every way in which a client sends. */
export const TRANSPORTS: readonly (readonly [name: string, settings: () => ClientSettings])[] = [
  ['default', () => ({})],
  ['fetch', () => ({ fetch: globalThis.fetch })],
  ['node', () => ({ fetch: createNodeFetch() })],
  ['ky', () => ({ ky: ky.create({ hooks: { afterResponse: [({ response }) => response] } }) })],
];

/** A service on loopback whose answers are written byte by byte. */
export interface RawService {
  readonly url: string;
  /** What requests had in their `host`, those for tokens included. */
  readonly hosts: readonly (string | undefined)[];
  /** How often it answered with the bytes. */
  answered(): number;
  stop(): Promise<void>;
}

/** Answers with the bytes, but for requests for tokens where there is one. */
export async function serve(bytes: string | Buffer, token: unknown): Promise<RawService> {
  const hosts: (string | undefined)[] = [];
  let answered = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      hosts.push(request.headers.host);
      if (token && !request.headers.authorization) {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(token));
        return;
      }
      answered += 1;
      response.socket?.end(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    hosts,
    answered: () => answered,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
