import { rightParts, type TillParts } from './till-client.ts';

// Each of these is a client of the till with one fault.

/** The operations of the till. */
export type Operations = TillParts['operations'];

/** An operation with other members. */
export function withOperation<Id extends keyof Operations>(
  id: Id,
  change: Partial<Operations[Id]>,
): TillParts {
  return {
    ...rightParts,
    operations: { ...rightParts.operations, [id]: { ...rightParts.operations[id], ...change } },
  };
}

/** Another description of the API. */
export function withApi(change: Partial<TillParts['api']>): TillParts {
  return { ...rightParts, api: { ...rightParts.api, ...change } };
}

/** Changes each request on its way out; `attempt` counts the requests of one client. */
export function withRequest(change: (request: Request, attempt: number) => Request): TillParts {
  return {
    ...rightParts,
    settings: (settings) => {
      let attempt = 0;
      const send: typeof fetch = (input, init) => {
        attempt += 1;
        return (settings.fetch ?? fetch)(change(new Request(input, init), attempt));
      };
      return { ...settings, fetch: send };
    },
  };
}

/** Sets a header on every request but that for a token. */
export function withHeader(name: string, value: string | ((attempt: number) => string)): TillParts {
  return withRequest((request, attempt) => {
    if (request.url.endsWith('/tokens')) return request;
    const headers = new Headers(request.headers);
    headers.set(name, typeof value === 'string' ? value : value(attempt));
    return new Request(request, { headers });
  });
}

/** Changes an operation's result on its way to the caller. */
export function withResult(id: string, change: (result: Record<string, unknown>) => unknown): TillParts {
  return {
    ...rightParts,
    result: (called, call) =>
      called === id
        ? Promise.resolve(call()).then((result) => change(result as Record<string, unknown>))
        : call(),
  };
}

/** Changes what is thrown, lists aside. */
export function withError(change: (error: Error) => unknown): TillParts {
  return {
    ...rightParts,
    result: (id, call) =>
      id === 'listSales'
        ? call()
        : Promise.resolve(call()).catch((error: Error) => Promise.reject(change(error))),
  };
}

/** The error with some of its fields replaced; the rest, its name included, is as it was. */
export function changed(error: Error, fields: object): unknown {
  return Object.create(
    error,
    Object.fromEntries(
      Object.entries({ ...error, ...fields }).map(([name, value]) => [name, { value, enumerable: true }]),
    ),
  );
}

/** Settings of a client that repeats nothing. */
export function noRetry(settings: Parameters<TillParts['settings']>[0]): ReturnType<TillParts['settings']> {
  return { ...settings, retry: false };
}
