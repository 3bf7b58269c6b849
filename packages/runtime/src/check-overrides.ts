import type { OperationOverride } from './client-core.ts';
import type { ApiDescriptor } from './descriptors.ts';
import { ConfigurationError } from './errors/configuration-error.ts';
import { isHttpMethod } from './http-methods.ts';
import { hasDotSegment } from './request/encode-path.ts';

/**
 * Throws unless every override has a method that the policy knows and a path below the base URL: `@other.example` after
 * `https://api.example` is another host.
 */
export function checkOverrides(
  api: ApiDescriptor,
  overrides: Readonly<Record<string, OperationOverride>>,
): void {
  for (const [id, { method, path }] of Object.entries(overrides)) {
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
