import { refuse } from '../core/refusal.ts';
import type { FiskalyRules } from './rules.ts';

/**
 * Refuses a request for another version, before anybody looks at the token. The live service was seen to answer with a bare
 * 404 and with a 400; the latter is what every operation documents.
 */
export function checkVersion(headers: Readonly<Record<string, string>>, { version }: FiskalyRules): void {
  const asked = headers['x-api-version'];
  if (asked === version) return;
  throw refuse(
    'invalid',
    asked === undefined ? "'X-Api-Version' in header is required" : `unsupported 'X-Api-Version': ${asked}`,
  );
}
