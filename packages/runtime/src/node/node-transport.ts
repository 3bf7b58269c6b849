import type { Dispatcher } from 'undici';
import type { TransportRequest } from '../transport/transport.ts';
import { dispatchRequest, type Ending } from './dispatch-request.ts';
import { encodeNodeBody, type NodeBody } from './encode-node-body.ts';
import type { NodeReply } from './node-reply.ts';

/** A request as our clients make it, or as a call of fetch comes down to. */
export interface NodeRequest extends Omit<TransportRequest, 'body' | 'end'> {
  readonly body: BodyInit | null | undefined;
  readonly end: Ending;
}

// Not over what the caller accepts, and only what is taken apart here.
const DEFAULTS = { accept: '*/*', 'accept-encoding': 'gzip, br' };

/** A `Transport` on undici's dispatcher. Throws when the address is none. */
export function nodeTransport(dispatcher: Dispatcher): (request: NodeRequest) => Promise<NodeReply> {
  return ({ url, method, headers, body, end }) => {
    const { origin, pathname, search } = new URL(url);
    const path = pathname + search;
    const send = ({ body, contentType }: NodeBody) => {
      const options = {
        origin,
        path,
        method: method as Dispatcher.HttpMethod,
        headers: { ...DEFAULTS, ...(contentType && { 'content-type': contentType }), ...headers },
        body,
      };
      return dispatchRequest(dispatcher, options, origin + path, end);
    };
    const encoded = encodeNodeBody(body);
    return encoded instanceof Promise ? encoded.then(send) : send(encoded);
  };
}
