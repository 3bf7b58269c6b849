import { FetchReply, type TransportReply } from '../transport/reply.ts';
import type { IncomingBody } from './incoming-body.ts';

/** The head of an answer, as undici hands it over. */
export interface NodeHead {
  readonly status: number;
  readonly statusText: string;
  /** Named in lower case; a header that came more than once is a list. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const REASON = /^[\t\x20-\x7e\x80-\xff]*$/;

/** An answer of undici's dispatcher. All that makes a `Response` is made when somebody asks for it. */
export class NodeReply implements TransportReply {
  readonly lazy = true;
  readonly status: number;
  readonly ok: boolean;
  readonly #head: NodeHead;
  readonly #body: IncomingBody | undefined;
  #url: string;
  #headers: Headers | undefined;
  #response: Response | undefined;

  /** Without a body for an answer that has none, whatever its headers say. */
  constructor(head: NodeHead, body: IncomingBody | undefined, url: string) {
    this.status = head.status;
    this.ok = head.status >= 200 && head.status <= 299;
    this.#head = head;
    this.#body = body;
    this.#url = url;
  }

  get url(): string {
    return this.#url;
  }

  set url(url: string) {
    this.#url = url;
    if (this.#response) define(this.#response, { url });
  }

  get headers(): Headers {
    this.#headers ??= toHeaders(this.#head.headers);
    return this.#headers;
  }

  header(name: string): string | null {
    const key = name.toLowerCase();
    const { headers } = this.#head;
    if (!Object.hasOwn(headers, key)) return null;
    const value = headers[key];
    // Lists and blanks at the end are for `Headers` to treat.
    return typeof value === 'string' && value.trimEnd() === value ? value : this.headers.get(key);
  }

  read(maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
    if (!this.#body) return Promise.resolve(new Uint8Array());
    return this.#response ? new FetchReply(this.#response).read(maxBytes) : this.#body.read(maxBytes);
  }

  stream(): ReadableStream<Uint8Array> | null {
    return this.response.body;
  }

  cancel(): void {
    this.#body?.cancel();
  }

  get response(): Response {
    this.#response ??= this.#toResponse();
    return this.#response;
  }

  #toResponse(): Response {
    const { status, statusText } = this.#head;
    const spent = this.#body?.taken;
    const body = spent ? new ReadableStream<Uint8Array>() : this.#body?.stream();
    const { url, ok, headers } = this;
    // The class refuses some of what servers send all the same, and takes no address.
    const usual = status >= 200 && status <= 599 && REASON.test(statusText);
    const response = new Response(body ?? null, { headers, ...(usual && { status, statusText }) });
    // Read or let go of already: nobody must take it for an empty one.
    if (spent) response.body?.getReader().cancel();
    return define(response, { url, ...(!usual && { status, statusText, ok }) });
  }
}

function toHeaders(given: NodeHead['headers']): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'string') headers.append(name, value);
    else for (const one of value ?? []) headers.append(name, one);
  }
  return headers;
}

/** Shows what the class does not take; so does each copy, or that of a 700 would be a 200. */
function define(response: Response, values: object): Response {
  const clone = () => {
    const { ok, status, statusText, url } = response;
    return define(Response.prototype.clone.call(response), { ok, status, statusText, url });
  };
  for (const [name, value] of Object.entries({ ...values, clone })) {
    Object.defineProperty(response, name, { value, configurable: true });
  }
  return response;
}
