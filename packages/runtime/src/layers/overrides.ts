import type { Part } from '../call/contracts.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ApiDescriptor, HttpMethod } from '../operation/descriptors.ts';
import { isHttpMethod } from '../operation/http-methods.ts';
import { hasDotSegment } from '../request/encode-path.ts';
import { kindOf } from './policy.ts';

/** An operation's method or path, where the spec's is inferred and wrong. */
export interface OperationOverride {
  readonly method?: HttpMethod | undefined;
  readonly path?: string | undefined;
}

/**
 * Replaces methods and paths of inferred operations, by operation. Acts per call.
 *
 * @throws ConfigurationError, when the client is made, for a method or path that cannot be right.
 * @example
 * const keyline = createKeyline({ apiKey, use: [overrides({ createPublicLink: { path: '/public-link' } })] });
 */
export function overrides(changes: Readonly<Record<string, OperationOverride>>): Part {
  return {
    check: (api) => checkOverrides(api, changes),
    async perCall(call, next) {
      const { core, descriptor } = call;
      const { id, inferred } = descriptor;
      const changed = Object.hasOwn(changes, id) ? changes[id] : undefined;
      // What a journal kept has the method and path that it was first sent with.
      if (!changed || inferred === false) return next();
      if (!inferred) {
        throw new ConfigurationError(
          `[${core.api.id}] \`overrides.${id}\` cannot be used: only the method and path of inferred operations may be overridden`,
        );
      }
      const { method = descriptor.method, path = descriptor.path } = changed;
      call.descriptor = { ...descriptor, method, path };
      call.url = core.baseUrl + call.descriptor.path;
      if (!call.fetchesToken) call.kind = kindOf(call.descriptor.method);
      return next();
    },
  };
}

/**
 * Throws unless every override has a method that the policy knows and a path below the base URL: `@other.example` after
 * `https://api.example` is another host.
 */
function checkOverrides(api: ApiDescriptor, changes: Readonly<Record<string, OperationOverride>>): void {
  for (const [id, { method, path }] of Object.entries(changes)) {
    if (method !== undefined && !isHttpMethod(method)) {
      throw new ConfigurationError(
        `[${api.id}] \`overrides.${id}.method\` must be a method in capitals, such as 'POST'`,
      );
    }
    if (path !== undefined && (!/^\/(?!\/)[^?#\\\s]*$/.test(path) || hasDotSegment(path))) {
      throw new ConfigurationError(
        `[${api.id}] \`overrides.${id}.path\` must begin with one '/', as in '/records/{record_id}', and hold no query, spaces, '.' or '..'`,
      );
    }
  }
}
