import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ApiDescriptor, KeyFormat } from '../operation/descriptors.ts';

/** Throws when a token cannot be sent or does not look like the vendor's keys. Never shows the token. */
export function checkToken(
  token: unknown,
  api: ApiDescriptor,
  keyFormat: KeyFormat | undefined,
  option = 'token',
): string {
  if (typeof token !== 'string' || token === '') {
    throw new ConfigurationError(`[${api.id}] \`${option}\` is missing: give a non-empty string`);
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new ConfigurationError(
      `[${api.id}] \`${option}\` holds a space, a line break or another character that no header takes. Was it copied whole, without quotes and line ends?`,
    );
  }
  if (keyFormat && !new RegExp(keyFormat.pattern, 'u').test(token)) {
    throw new ConfigurationError(
      `[${api.id}] \`${option}\` does not look like a key of this service: ${keyFormat.hint}`,
    );
  }
  return token;
}
