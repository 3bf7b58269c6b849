import { isBrowser } from './is-browser.ts';

/**
 * `User-Agent`: the package, the runtime with its major version, the user's application. `undefined` in browsers, which
 * write their own, and where there is nothing to say.
 */
export function userAgent(
  product: string | undefined,
  application: string | undefined,
  scope: object = globalThis,
): string | undefined {
  if (isBrowser(scope)) return undefined;
  const { navigator } = scope as { readonly navigator?: { readonly userAgent?: unknown } };
  // `Node.js/24`, `Bun/1.4.5`, `Deno/2.9.6`, `Cloudflare-Workers`: each runtime says it here.
  const [, name, major = ''] = /^([a-z-]+)(?:\.js)?(\/\d+)?/i.exec(String(navigator?.userAgent ?? '')) ?? [];
  const runtime = product && name && `${name.toLowerCase()}${major}`;
  return [product, runtime, application].filter(Boolean).join(' ') || undefined;
}
