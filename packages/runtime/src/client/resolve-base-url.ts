import type { ApiDescriptor, ServerDescriptor } from '../operation/descriptors.ts';
import { refuse } from './refuse.ts';

/** Where a client sends its requests. */
export interface BaseUrlOptions {
  readonly environment?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

/** The address of a client, without a slash at the end, and the server it belongs to. `option`: who gave `baseUrl`. */
export function resolveBaseUrl(
  api: ApiDescriptor,
  options: BaseUrlOptions,
  option = 'baseUrl',
): { baseUrl: string; server: ServerDescriptor | undefined } {
  const server = findServer(api, options.environment);
  if (options.baseUrl !== undefined)
    return { baseUrl: checkUrl(api, options.baseUrl, `\`${option}\``), server: undefined };
  if (!server) refuse(api.id, `\`baseUrl\` is required: this API has no address of its own`);
  const url = fillVariables(api, server, options.variables ?? {});
  return { baseUrl: checkUrl(api, url, `the address '${url}'`), server };
}

function findServer(api: ApiDescriptor, environment: string | undefined): ServerDescriptor | undefined {
  if (environment === undefined) return api.servers[0];
  const server = api.servers.find((one) => one.environment === environment);
  if (server) return server;
  const known = api.servers.flatMap((one) => (one.environment === undefined ? [] : [`'${one.environment}'`]));
  refuse(
    api.id,
    `\`environment\` '${environment}' is unknown: ${known.length > 0 ? `choose ${known.join(' or ')}` : 'leave it out'}`,
  );
}

function fillVariables(
  api: ApiDescriptor,
  server: ServerDescriptor,
  given: Readonly<Record<string, string>>,
): string {
  const defaults = server.variables ?? {};
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(defaults, name)) continue;
    refuse(api.id, `\`variables.${name}\` is not a part of the address ${server.url}`);
  }
  return server.url.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = given[name] ?? defaults[name];
    // Anything else could move the request to another host.
    if (typeof value === 'string' && /^[A-Za-z0-9._~-]+(:\d+)?$/.test(value)) return value;
    refuse(
      api.id,
      `\`variables.${name}\` must be a plain name such as 'app.example.com', without scheme and slashes`,
    );
  });
}

function checkUrl(api: ApiDescriptor, text: string, what: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    refuse(api.id, `${what} is not a URL: write it whole, as in 'https://api.example.com'`);
  }
  const local =
    url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d+){3}$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
    refuse(api.id, `${what} must begin with https:// (http:// only for localhost)`);
  }
  // URL parsers read a backslash as a slash, drop line breaks and forget an empty name before an `@`: what a reader
  // takes for the host would not be the host.
  if (/[\\\s]|^[^/]*\/\/[^/]*@/.test(text) || !/^https?:\/\/[^/]/i.test(text)) {
    refuse(
      api.id,
      `${what} must be written plainly, as in 'https://api.example.com/v1': without '@', backslashes and spaces`,
    );
  }
  if (url.search || url.hash) {
    refuse(api.id, `${what} must not hold a query or a fragment`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
