import type { AuthContext } from '../auth/auth-provider.ts';
import type { Core, Part } from '../call/contracts.ts';
import { isDebugging } from '../logging/debug-switch.ts';
import { LEVELS, logHooks } from '../logging/logger.ts';
import { refusedHeader, wrongHeaderValue } from '../request/check-header.ts';
import { systemClock } from '../time/clock.ts';
import { RetryBudget } from '../time/retry-budget.ts';
import { watchTimeouts } from '../transport/fetch-limit.ts';
import { fetchTransport } from '../transport/fetch-transport.ts';
import { kyTransport } from '../transport/ky-transport.ts';
import { checkClientOptions, checkFunctions, checkOptions, checkPlain } from './check-options.ts';
import type { ClientOptions } from './client-options.ts';
import { createEmit, HOOKS } from './hooks.ts';
import { isBrowser } from './is-browser.ts';
import { checkPositive, resolveRetry, resolveValidation } from './limits.ts';
import { refuse } from './refuse.ts';
import { resolveBaseUrl } from './resolve-base-url.ts';
import { userAgent } from './user-agent.ts';

const SIXTY_FOUR_MIB = 67_108_864;

/** Checks a client's options and completes them. `send` performs an operation without a token. */
export function resolveCore(options: ClientOptions, send: AuthContext['send']): Core {
  checkClientOptions(options);
  const {
    api,
    timeout = 30_000,
    deadline = 120_000,
    maxResponseBytes = SIXTY_FOUR_MIB,
    clock = systemClock,
  } = options;
  if (!options.dangerouslyAllowBrowser && isBrowser()) {
    refuse(
      api.id,
      'a client in a browser shows its credentials to everybody. Call from a server, or set `dangerouslyAllowBrowser`',
    );
  }
  for (const [name, value] of Object.entries({ timeout, deadline, maxResponseBytes })) {
    checkPositive(api.id, name, value);
  }
  const headers = resolveHeaders(options);
  checkPlain(api.id, options.variables, '`variables`');
  const { baseUrl, server } = resolveBaseUrl(api, options);
  checkMembers(options);
  checkFunctions(api.id, clock, Object.keys(systemClock), 'clock.');
  const { logger = isDebugging() ? console : undefined } = options;
  const emit = createEmit(api.id, options.hooks ?? {}, logger && logHooks(api.id, logger));
  const { warning } = server ?? {};
  if (warning !== undefined) emit('onWarning', () => ({ code: 'server-warning', message: warning }));
  const watchTimeout = watchTimeouts(options, (message) =>
    emit('onWarning', () => ({ code: 'fetch-timeout', message })),
  );
  watchTimeout(timeout);
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
    budget: new RetryBudget(),
    createKey: options.createKey ?? (() => crypto.randomUUID()),
    timeout,
    watchTimeout,
    deadline,
    retry: resolveRetry(api.id, options.retry),
    validation: resolveValidation(api.id, options.validation),
    headers,
    managed: options.managed ?? {},
    maxResponseBytes,
    userAgent: userAgent(options.product, options.application),
    emit,
  };
}

function checkMembers(options: ClientOptions): void {
  const { api, application = '', auth, fetch, hooks, ky, logger } = options;
  const { id } = api;
  checkOptions(id, hooks, HOOKS, 'hooks.');
  checkFunctions(id, hooks, Object.keys(HOOKS), 'hooks.', true);
  if (logger) checkFunctions(id, logger, LEVELS, 'logger.');
  checkFunctions(id, options, ['fetch', 'ky', 'random', 'createKey'], '', true);
  const wrong = typeof application === 'string' ? wrongHeaderValue(application) : 'must be a string';
  if (wrong) refuse(id, `\`application\` ${wrong}`);
  if (fetch && ky) {
    refuse(
      id,
      '`fetch` and `ky` exclude each other: a fetch of your own goes round ky. Give it to ky.create({ fetch })',
    );
  }
  if (auth !== undefined && typeof auth?.authorize !== 'function') {
    refuse(id, '`auth` must have authorize(), as bearerToken(…) has');
  }
  auth?.check?.(api);
  checkParts(options);
}

function checkParts({ api, idempotency, journal, use = [] }: ClientOptions): void {
  if (!Array.isArray(use)) refuse(api.id, '`use` must be an array: [layer(…)]');
  const wrap = 'Wrap a function: layer(…)';
  const parts: [string, Part, string][] = use.map((part, index) => [`use.${index}`, part, wrap]);
  if (idempotency) parts.push(['idempotency', idempotency, 'Give idempotencyKeys()']);
  if (journal) parts.push(['journal', journal, 'Give what openJournal() returned, awaited']);
  for (const [name, part, advice] of parts) {
    if (!(part?.perCall ?? part?.perAttempt ?? part?.check))
      refuse(api.id, `\`${name}\` is no layer. ${advice}`);
    part.check?.(api);
  }
}

/** By name in lower case; one that is `undefined` counts as left out. */
function resolveHeaders({ api, headers }: ClientOptions): Record<string, string> {
  checkPlain(api.id, headers, '`headers`');
  const resolved: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value === undefined) continue;
    const wrong = refusedHeader(api, name, value);
    if (wrong) refuse(api.id, `\`headers\`: '${name}' ${wrong}`);
    resolved[name.toLowerCase()] = value;
  }
  return resolved;
}
