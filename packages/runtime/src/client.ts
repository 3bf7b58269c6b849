import type { AuthContext } from './auth/auth-provider.ts';
import { call } from './call.ts';
import type { CallOptions } from './call-options.ts';
import type { CallResult, SafeCallResult } from './call-result.ts';
import { checkOverrides } from './check-overrides.ts';
import type { ClientCore } from './client-core.ts';
import type { ClientOptions } from './client-options.ts';
import { systemClock } from './clock.ts';
import type { Accept, ApiDescriptor, BodyType, HttpMethod, OperationDescriptor } from './descriptors.ts';
import { ConfigurationError } from './errors/configuration-error.ts';
import { createEmit } from './hooks.ts';
import { HTTP_METHODS, isHttpMethod } from './http-methods.ts';
import { isBrowser } from './is-browser.ts';
import type { JournalEntry } from './journal/journal-entry.ts';
import { ownsEntry, type ResumeOptions, resumeEntry } from './journal/resume.ts';
import { checkPositive, resolveRetry, resolveValidation } from './limits.ts';
import type { AnyOperation, OperationOutput, ResultOf } from './operation.ts';
import { isHeaderName, wrongHeaderValue } from './request/check-header.ts';
import { hasDotSegment } from './request/encode-path.ts';
import type { RequestParts } from './request/parts.ts';
import { resolveBaseUrl } from './resolve-base-url.ts';

/** A request that the spec does not describe. */
export interface RawRequest extends CallOptions {
  readonly method: HttpMethod;
  /** From the base URL on, encoded, without a query: `/records/42`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  readonly body?: unknown;
  /** Default: `json`. */
  readonly bodyType?: BodyType | undefined;
  /** Send the API's idempotency key, and repeat the write as one that has it. Only where the service honours it. */
  readonly idempotent?: boolean | undefined;
  /** What `data` is. Default: `json`. */
  readonly accept?: Accept | undefined;
}

/** A client of one API. Operations take it as `client`. */
export interface Client {
  readonly api: ApiDescriptor;
  /** Where requests go, without a slash at the end. */
  readonly baseUrl: string;
  /** Sends what the spec does not describe, with every guarantee and without a schema. */
  request<Data = unknown>(
    request: RawRequest & { readonly throwOnError: false },
  ): Promise<SafeCallResult<Data>>;
  request<Data = unknown>(request: RawRequest): Promise<CallResult<Data>>;
  /**
   * Settles a write of the journal: sends it again with the same key, which carries nothing out twice.
   *
   * @throws WindowClosedError when the service may have forgotten the key; OutcomeUnknownError for a write without one.
   */
  resume<Data, Responses, Throw extends boolean = true>(
    entry: JournalEntry,
    options?: ResumeOptions<Data, Responses, Throw>,
  ): Promise<ResultOf<OperationOutput<Responses>, Throw>>;
  /** Whether an entry of a journal was written by a client like this one: same API, address and account. */
  owns(entry: JournalEntry): Promise<boolean>;
  /** Performs an operation. Generated functions call this; call those. */
  send(
    descriptor: OperationDescriptor,
    input: RequestParts & CallOptions,
  ): Promise<CallResult<unknown> | SafeCallResult<unknown>>;
}

const SIXTY_FOUR_MIB = 67_108_864;

/**
 * Makes a client. Options are checked here, so that a mistake shows at start-up.
 *
 * @example
 * const client = createClient({ api, auth: bearerToken(key) });
 */
export function createClient(options: ClientOptions): Client {
  const core = resolveCore(options);
  const authContext: AuthContext = {
    api: core.api,
    origin: new URL(core.baseUrl).origin,
    clock: core.clock,
    deadline: core.deadline,
    send: ((operation: AnyOperation, parts: RequestParts) =>
      call(core, operation.descriptor, parts, { authContext, fetchesToken: true })) as AuthContext['send'],
    fetch: (...args) => (core.fetch ?? fetch)(...args),
    warn: (warning) => core.emit('onWarning', () => warning),
  };
  const send: Client['send'] = (descriptor, input) => call(core, descriptor, input, { authContext });
  return {
    api: core.api,
    baseUrl: core.baseUrl,
    send,
    request: (async (request: RawRequest) => {
      const descriptor = describeRaw(core, request);
      const validation = { ...request.validation, request: false as const };
      return call(core, descriptor, { ...request, path: undefined, validation }, { authContext, raw: true });
    }) as Client['request'],
    resume: ((entry: JournalEntry, options: ResumeOptions<never, never> = {}) =>
      resumeEntry(core, authContext, entry, options)) as Client['resume'],
    owns: (entry) => ownsEntry(core, entry),
  };
}

function resolveCore(options: ClientOptions): ClientCore {
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
  checkPositive(api.id, 'timeout', timeout);
  checkPositive(api.id, 'deadline', deadline);
  checkPositive(api.id, 'maxResponseBytes', maxResponseBytes);
  checkHeaders(api, headers);
  checkOverrides(api, options.overrides ?? {});
  const { baseUrl, server } = resolveBaseUrl(api, options);
  options.auth?.check?.(api);
  const emit = createEmit(api.id, options.hooks ?? {});
  const { warning } = server ?? {};
  if (warning !== undefined) emit('onWarning', () => ({ code: 'server-warning', message: warning }));
  return {
    api,
    baseUrl,
    auth: options.auth,
    fetch: options.fetch,
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    createKey: options.createKey ?? (() => crypto.randomUUID()),
    timeout,
    deadline,
    retry: resolveRetry(api.id, options.retry),
    validation: resolveValidation(api.id, options.validation),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    managed: options.managed ?? {},
    overrides: options.overrides ?? {},
    maxResponseBytes,
    journal: options.journal,
    emit,
  };
}

const OWN_HEADERS = ['authorization', 'host', 'content-length', 'connection'];

function checkHeaders(api: ApiDescriptor, headers: Readonly<Record<string, string>>): void {
  const refused = [...OWN_HEADERS, api.idempotency?.header.toLowerCase()];
  for (const [name, value] of Object.entries(headers)) {
    const wrong = isHeaderName(name) ? wrongHeaderValue(value) : 'is not a name that a header can have';
    if (wrong) throw new ConfigurationError(`[${api.id}] \`headers\`: '${name}' ${wrong}`);
    if (refused.includes(name.toLowerCase())) {
      throw new ConfigurationError(
        `[${api.id}] \`headers\` must not hold '${name}': the client writes it. Credentials belong in \`auth\``,
      );
    }
  }
}

function describeRaw(core: ClientCore, request: RawRequest): OperationDescriptor {
  const { api } = core;
  const { method, path } = request;
  // The policy goes by the method: an unknown word must not pass for a safe one.
  if (!isHttpMethod(method)) {
    throw new ConfigurationError(
      `[${api.id}] request(): \`method\` must be one of ${HTTP_METHODS.join(', ')}`,
    );
  }
  if (!path.startsWith('/') || path.startsWith('//') || /[?#{}\\\s]/.test(path) || hasDotSegment(path)) {
    throw new ConfigurationError(
      `[${api.id}] request(): \`path\` must begin with one '/', and hold no query, braces, spaces, '.' or '..': use \`query\`, and encodeURIComponent() for values`,
    );
  }
  if (request.idempotent && !api.idempotency) {
    throw new ConfigurationError(
      `[${api.id}] request(): \`idempotent\` cannot be used: this API knows no idempotency keys`,
    );
  }
  const constants = Object.entries(api.managed ?? {}).flatMap(([name, source]) =>
    'constant' in source && !(request.headers && name in request.headers) ? [name] : [],
  );
  return {
    id: 'request',
    method,
    path,
    managed: constants,
    bodyType: request.bodyType ?? 'json',
    accept: request.accept ?? 'json',
    ...(request.idempotent && { covered: true }),
  };
}
