import type { AuthContext } from '../auth/auth-provider.ts';
import type { Core, Part } from '../call/contracts.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ApiDescriptor } from '../operation/descriptors.ts';
import { refusedHeader } from '../request/check-header.ts';
import { systemClock } from '../time/clock.ts';
import { fetchTransport } from '../transport/fetch-transport.ts';
import { kyTransport } from '../transport/ky-transport.ts';
import type { ClientOptions } from './client-options.ts';
import { createEmit } from './hooks.ts';
import { isBrowser } from './is-browser.ts';
import { checkPositive, resolveRetry, resolveValidation } from './limits.ts';
import { resolveBaseUrl } from './resolve-base-url.ts';

const SIXTY_FOUR_MIB = 67_108_864;

/** Checks a client's options and completes them. `send` performs an operation without a token. */
export function resolveCore(options: ClientOptions, send: AuthContext['send']): Core {
  const {
    api,
    timeout = 30_000,
    deadline = 120_000,
    maxResponseBytes = SIXTY_FOUR_MIB,
    headers = {},
  } = options;
  if (!options.dangerouslyAllowBrowser && isBrowser()) {
    throw new ConfigurationError(
      `[${api.id}] a client in a browser shows its credentials to everybody. Call from a server, or set \`dangerouslyAllowBrowser\``,
    );
  }
  for (const [name, value] of Object.entries({ timeout, deadline, maxResponseBytes })) {
    checkPositive(api.id, name, value);
  }
  checkHeaders(api, headers);
  const { baseUrl, server } = resolveBaseUrl(api, options);
  checkParts(options);
  const emit = createEmit(api.id, options.hooks ?? {});
  const { warning } = server ?? {};
  if (warning !== undefined) emit('onWarning', () => ({ code: 'server-warning', message: warning }));
  const clock = options.clock ?? systemClock;
  const sender = options.fetch;
  return {
    api,
    baseUrl,
    auth: options.auth,
    authContext: {
      api,
      origin: new URL(baseUrl).origin,
      clock,
      deadline,
      send,
      fetch: (...args) => (sender ?? fetch)(...args),
      warn: (warning) => emit('onWarning', () => warning),
    },
    transport: sender ? fetchTransport(sender) : kyTransport(options.ky),
    clock,
    random: options.random ?? Math.random,
    createKey: options.createKey ?? (() => crypto.randomUUID()),
    timeout,
    deadline,
    retry: resolveRetry(api.id, options.retry),
    validation: resolveValidation(api.id, options.validation),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    managed: options.managed ?? {},
    maxResponseBytes,
    emit,
  };
}

function checkParts({ api, auth, fetch, idempotency, journal, ky, use = [] }: ClientOptions): void {
  if (fetch && ky) {
    throw new ConfigurationError(
      `[${api.id}] \`fetch\` and \`ky\` exclude each other: a fetch of your own goes round ky. Give it to ky.create({ fetch })`,
    );
  }
  for (const [name, sender] of Object.entries({ fetch, ky })) {
    if (sender === undefined || typeof sender === 'function') continue;
    throw new ConfigurationError(
      `[${api.id}] \`${name}\` must be a function: ${name === 'ky' ? 'an instance of ky, as ky.create() makes it' : 'the global fetch, or one like it'}`,
    );
  }
  auth?.check?.(api);
  const parts: [string, Part][] = use.map((part, index) => [`use.${index}`, part]);
  if (idempotency) parts.push(['idempotency', idempotency]);
  if (journal) parts.push(['journal', journal]);
  for (const [name, part] of parts) {
    if (typeof part !== 'object' || part === null) {
      throw new ConfigurationError(
        `[${api.id}] \`${name}\` is no layer. Wrap a function: layer(async (request, next) => next())`,
      );
    }
    part.check?.(api);
  }
}

function checkHeaders(api: ApiDescriptor, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    const wrong = refusedHeader(api, name, value);
    if (wrong) throw new ConfigurationError(`[${api.id}] \`headers\`: '${name}' ${wrong}`);
  }
}
